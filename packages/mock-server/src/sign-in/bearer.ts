import type { Scope } from '@yongyiban/core/contract';
import { dayAt } from '../clock/instant.ts';
import { type Refusal, refuse } from '../http/answer.ts';
import type { Caller } from '../http/call.ts';
import type { World } from '../world/world.ts';

/** Who a request comes from, by its bearer token (RFC 6750), and whether that session may do what it asks. */
export function callerOf(world: World, authorization: string | null, needs: Scope): Caller | Refusal {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
  const record = token === undefined ? undefined : world.tokens.get(token);
  if (record === undefined) return refuse('unauthenticated');
  if (record.expiresAt <= world.now) return refuse('session-expired');
  const authority = world.people.get(record.person)?.authorities.find(({ subject }) => subject === record.subject);
  if (authority === undefined) return refuse('unauthenticated');
  if (authority.until !== undefined && authority.until < dayAt(world.now)) return refuse('authority-expired');
  if (!record.scope.includes(needs)) {
    return refuse('scope-missing', { detail: `This needs the scope "${needs}"` });
  }
  return { token: record, subject: world.subjects.get(record.subject)! };
}
