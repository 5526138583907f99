import type { Scope, SubjectId } from '@yongyiban/core/contract';
import { dayAt } from '../clock/instant.ts';
import type { World } from '../world/world.ts';
import { isClient } from './clients.ts';
import { pollDevice } from './device.ts';
import { json, oauthError } from './oauth-error.ts';
import { readScope } from './scope.ts';
import { endFamily, firstSubject, issueRefresh, issueToken, tokenAnswer } from './tokens.ts';

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
export const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

/** The token endpoint (RFC 6749 §3.2). */
export async function tokenEndpoint(world: World, form: URLSearchParams): Promise<Response> {
  for (const name of form.keys()) {
    if (form.getAll(name).length > 1) return oauthError('invalid_request', `"${name}" is given twice`);
  }
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(world, form, await challengeOf(form.get('code_verifier') ?? ''));
    case 'refresh_token':
      return refresh(world, form);
    case deviceGrant:
      return pollDevice(world, form);
    case exchangeGrant:
      return exchangeToken(world, form);
    case null:
      return oauthError('invalid_request', 'grant_type is missing');
    default:
      return oauthError('unsupported_grant_type', 'See grant_types_supported in the metadata');
  }
}

/** S256 of PKCE (RFC 7636 §4.2). */
export async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function exchangeCode(world: World, form: URLSearchParams, challenge: string): Response {
  const code = form.get('code') ?? '';
  const record = world.codes.get(code);
  if (record === undefined) return oauthError('invalid_grant', 'The code is unknown');
  if (record.used !== undefined) {
    endFamily(world, record.used);
    return oauthError('invalid_grant', 'The code was used before; the tokens it gave are revoked');
  }
  if (record.expiresAt <= world.now) return oauthError('invalid_grant', 'The code has expired');
  if (record.client !== form.get('client_id'))
    return oauthError('invalid_grant', 'The code was given to another client');
  if (record.redirectUri !== form.get('redirect_uri'))
    return oauthError('invalid_grant', 'redirect_uri is another one');
  if (record.challenge !== challenge) return oauthError('invalid_grant', 'code_verifier does not match (PKCE)');
  const person = world.people.get(record.person)!;
  const subject = firstSubject(world, person);
  if (subject === undefined) return oauthError('invalid_grant', 'Every authority of this person has ended');
  const { scope, door, client } = record;
  const token = issueToken(world, { person: person.id, subject, scope, door, client });
  record.used = token.family;
  return json(tokenAnswer(world, token, issueRefresh(world, token)));
}

function refresh(world: World, form: URLSearchParams): Response {
  const old = form.get('refresh_token') ?? '';
  const record = world.refreshTokens.get(old);
  if (record === undefined || record.expiresAt <= world.now) {
    return oauthError('invalid_grant', 'The refresh token is unknown or over');
  }
  if (record.client !== form.get('client_id')) return oauthError('invalid_grant', 'Another client has this token');
  if (record.used) {
    // Two hold it: one of them is a thief, and nobody knows which (RFC 9700 §4.14.2).
    endFamily(world, record.family);
    return oauthError('invalid_grant', 'The refresh token was used before; the session has ended');
  }
  const scope = narrowed(record.scope, form.get('scope'));
  if (scope === null) return oauthError('invalid_scope', 'A refreshed session may do less, not more');
  record.used = true;
  const token = issueToken(world, { ...record, scope }, record.family);
  return json(tokenAnswer(world, token, issueRefresh(world, token)));
}

/** Those of `held` that are asked for; null when more is asked for than is held. */
function narrowed(held: readonly Scope[], text: string | null): readonly Scope[] | null {
  if (text === null) return held;
  const wanted = readScope(text);
  return wanted?.every(scope => held.includes(scope)) ? wanted : null;
}

/**
 * Token exchange (RFC 8693): a session for another subject that the person may act for, or a narrower one for an embed.
 * `audience` (or `resource`) names the subject, `urn:yongyiban:subject:<id>` or the bare id; left out: the same one.
 */
function exchangeToken(world: World, form: URLSearchParams): Response {
  if (form.get('subject_token_type') !== accessTokenType) {
    return oauthError('invalid_request', `subject_token_type must be ${accessTokenType}`);
  }
  const held = world.tokens.get(form.get('subject_token') ?? '');
  if (held === undefined || held.expiresAt <= world.now)
    return oauthError('invalid_grant', 'The subject_token is not valid');
  const named = form.get('audience') ?? form.get('resource') ?? held.subject;
  const wanted = named.replace(/^urn:yongyiban:subject:/, '') as SubjectId;
  const authority = world.people.get(held.person)?.authorities.find(({ subject }) => subject === wanted);
  const ended = authority?.until !== undefined && authority.until < dayAt(world.now);
  if (authority === undefined || ended) {
    return oauthError('invalid_target', ended ? 'The authority has ended' : 'This person may not act for that subject');
  }
  if (wanted !== held.subject && !held.scope.includes('act-for')) {
    return oauthError('invalid_target', 'The session lacks the scope "act-for"');
  }
  const scope = narrowed(held.scope, form.get('scope'));
  if (scope === null) return oauthError('invalid_scope', 'An exchanged session may do less, not more');
  const client = form.get('client_id');
  // A session minted for somebody else's page is an embed's; one for another subject keeps the door it came by.
  const door = isClient(client) && client !== held.client ? 'embed' : held.door;
  const life = Math.min(world.pace.session, held.expiresAt - world.now);
  const grant = { person: held.person, subject: wanted, scope, door, client: isClient(client) ? client : held.client };
  // A minted session is its own: when the embed signs out, the host stays signed in.
  const family = door === 'embed' ? undefined : held.family;
  const token = issueToken(world, grant, family, wanted === held.subject ? life : world.pace.session);
  const refreshToken = door === 'embed' ? undefined : issueRefresh(world, token);
  return json({ ...tokenAnswer(world, token, refreshToken), issued_token_type: accessTokenType });
}

/** Revocation (RFC 7009): unknown tokens are as good as revoked. */
export function revoke(world: World, form: URLSearchParams): Response {
  const token = form.get('token');
  if (token === null) return oauthError('invalid_request', 'token is missing');
  const family = world.tokens.get(token)?.family ?? world.refreshTokens.get(token)?.family;
  if (family !== undefined) endFamily(world, family);
  return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } });
}
