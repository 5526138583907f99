import { type Scope, type SubjectId, scopes } from '@yongyiban/core/contract';
import { dayAt } from '../clock/instant.ts';
import { letterString } from '../world/dice.ts';
import type { Person, RefreshRecord, TokenRecord, World } from '../world/world.ts';

/** How long a refresh token lasts, in virtual milliseconds. */
const refreshLife = 12 * 3_600_000;
const mostTokens = 20_000;

interface Grant {
  readonly person: string;
  readonly subject: SubjectId;
  readonly scope: readonly Scope[];
  readonly door: TokenRecord['door'];
  readonly client: string;
}

/** Issues an access token. @param life virtual milliseconds; the world's own pace unless given */
export function issueToken(world: World, grant: Grant, family?: string, life = world.pace.session): TokenRecord {
  const record: TokenRecord = {
    token: `yyb_${letterString(world.dice, 32)}`,
    ...grant,
    expiresAt: world.now + life,
    family: family ?? letterString(world.dice, 12),
  };
  world.tokens.set(record.token, record);
  forgetOld(world);
  return record;
}

/** Issues a refresh token of the same family. */
export function issueRefresh(world: World, from: TokenRecord): string {
  const token = `yybr_${letterString(world.dice, 32)}`;
  const { family, person, subject, scope, door, client } = from;
  const record: RefreshRecord = { family, person, subject, scope, door, client, expiresAt: world.now + refreshLife };
  world.refreshTokens.set(token, record);
  return token;
}

/** Ends every token of a family: after revocation, or when a used refresh token turns up again (RFC 9700 §4.14). */
export function endFamily(world: World, family: string): void {
  for (const [token, record] of world.tokens) if (record.family === family) world.tokens.delete(token);
  for (const [token, record] of world.refreshTokens) if (record.family === family) world.refreshTokens.delete(token);
}

/** The token endpoint's answer (RFC 6749 §5.1). */
export function tokenAnswer(world: World, record: TokenRecord, refresh?: string): Record<string, unknown> {
  return {
    access_token: record.token,
    token_type: 'Bearer',
    expires_in: Math.floor((record.expiresAt - world.now) / 1000),
    scope: record.scope.join(' '),
    ...(refresh === undefined ? {} : { refresh_token: refresh }),
  };
}

/** Whom a person signs in for: the first whose authority still runs. */
export function firstSubject(world: World, person: Person): SubjectId | undefined {
  const today = dayAt(world.now);
  return person.authorities.find(({ until }) => until === undefined || until >= today)?.subject;
}

/** A token without signing in, for tests and for hosts that bring their own session. */
export function tokenFor(world: World, subject: SubjectId, scope: readonly Scope[] = scopes): string {
  const person =
    [...world.people.values()].find(({ authorities }) => authorities[0]?.subject === subject) ??
    [...world.people.values()].find(({ authorities }) => authorities.some(authority => authority.subject === subject));
  if (person === undefined) throw new RangeError(`Nobody may act for "${subject}"; see the table of magic subjects`);
  return issueToken(world, { person: person.id, subject, scope, door: 'embed', client: 'test' }).token;
}

/** The oldest stand first; those long over are let go. */
function forgetOld(world: World): void {
  const day = 24 * 3_600_000;
  for (const [token, record] of world.tokens) {
    if (world.tokens.size <= mostTokens && record.expiresAt + day > world.now) break;
    world.tokens.delete(token);
  }
  for (const [token, record] of world.refreshTokens) {
    if (world.refreshTokens.size <= mostTokens && record.expiresAt > world.now) break;
    world.refreshTokens.delete(token);
  }
}
