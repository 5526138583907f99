import { letterString } from '../world/dice.ts';
import type { TokenRecord, World } from '../world/world.ts';
import { isClient, isRedirect } from './clients.ts';
import { escapeHtml, htmlPage } from './html.ts';
import { readScope } from './scope.ts';

/** How long a code can be exchanged, in virtual milliseconds (RFC 6749 §4.1.2 recommends ten minutes at most). */
const codeLife = 60_000;

const portal: { door: TokenRecord['door']; name: string } = { door: 'portal', name: '浙江政务服务网' };
// A map: a record would find `constructor` and what else every object inherits.
const doors: ReadonlyMap<string | null, typeof portal> = new Map([
  ['portal', portal],
  ['zheliban', { door: 'zheliban', name: '浙里办' }],
  ['yongpai', { door: 'yongpai', name: '甬派' }],
]);

/** The authorization endpoint (RFC 6749 §3.1, with PKCE): a page that lists who can be signed in as. */
export function authorizePage(world: World, query: URLSearchParams, issuer: string): Response {
  const asked = readRequest(query, issuer);
  if (asked instanceof Response) return asked;
  const hidden = [...query]
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  const people = [...world.people.values()]
    .filter(person => person.authorities.length > 0)
    // A whole city does not fit on a page.
    .slice(0, 60)
    .map(
      person =>
        `<li><button name="person" value="${escapeHtml(person.id)}"><strong>${escapeHtml(person.name)}</strong><span>${escapeHtml(person.words['zh-CN'])}<br><span lang="en">${escapeHtml(person.words.en)}</span></span></button></li>`,
    )
    .join('\n');
  const main = `<p>模拟登录：请选一个示例身份，不用密码。<br><span lang="en">Simulated sign-in: choose a sample person, no password.</span></p>
<form method="post" action="/oauth/authorize">
${hidden}
<ul>
${people}
</ul>
<button class="plain" name="person" value="">取消 <span lang="en">Cancel</span></button>
</form>`;
  return htmlPage(`${asked.name}（模拟）`, main, 200, `'self' ${new URL(asked.redirectUri).origin}`);
}

/** The person has chosen: back to the client with a code. */
export function authorizeDecision(world: World, form: URLSearchParams, issuer: string): Response {
  const asked = readRequest(form, issuer);
  if (asked instanceof Response) return asked;
  const chosen = form.get('person') ?? '';
  if (chosen === '') return redirect(asked.redirectUri, { error: 'access_denied', state: asked.state, iss: issuer });
  const person = world.people.get(chosen);
  if (person === undefined)
    return htmlPage('没有这个人', '<p>请退回再选。<br>There is no such person; go back.</p>', 400);
  for (const [old, record] of world.codes) if (record.expiresAt + 3_600_000 < world.now) world.codes.delete(old);
  const code = letterString(world.dice, 32);
  world.codes.set(code, {
    person: person.id,
    client: asked.client,
    redirectUri: asked.redirectUri,
    challenge: asked.challenge,
    scope: asked.scope,
    door: asked.door,
    expiresAt: world.now + codeLife,
  });
  return redirect(asked.redirectUri, { code, state: asked.state, iss: issuer });
}

function readRequest(query: URLSearchParams, issuer: string) {
  const client = query.get('client_id');
  const redirectUri = query.get('redirect_uri');
  if (!isClient(client) || !isRedirect(redirectUri)) {
    // Never redirect to an address that is not known to be the client's (RFC 6749 §4.1.2.1).
    return htmlPage(
      '登录请求不完整',
      '<p>client_id 或 redirect_uri 不对。<br>client_id or redirect_uri is missing or not a loopback address.</p>',
      400,
    );
  }
  const state = query.get('state');
  const back = (error: string, description: string) =>
    redirect(redirectUri, { error, error_description: description, state, iss: issuer });
  if (query.get('response_type') !== 'code') return back('unsupported_response_type', 'Only "code" is supported');
  const challenge = query.get('code_challenge');
  if (challenge === null || query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    return back('invalid_request', 'PKCE with S256 is required');
  }
  const scope = readScope(query.get('scope'));
  if (scope === null) return back('invalid_scope', 'There is no such scope');
  const { door, name } = doors.get(query.get('door')) ?? portal;
  return { client, redirectUri, state, challenge, scope, door, name };
}

function redirect(to: string, fields: Readonly<Record<string, string | null>>): Response {
  const url = new URL(to);
  for (const [name, value] of Object.entries(fields)) if (value !== null) url.searchParams.set(name, value);
  return new Response(null, { status: 303, headers: { Location: url.href, 'Cache-Control': 'no-store' } });
}
