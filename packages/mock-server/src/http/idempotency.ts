import type { IdempotencyRecord, World } from '../world/world.ts';
import { type Answer, isRefusal, type Refusal, refuse } from './answer.ts';
import { canonical } from './canonical.ts';

/** How long a key is remembered, and how many at most. */
const remembered = 24 * 3_600_000;
const mostKeys = 20_000;

/** A key as clients may send it: 1 to 255 visible characters (draft-ietf-httpapi-idempotency-key-header). */
const keyPattern = /^[\x21-\x7e]{1,255}$/;

/**
 * Does what a key asks for once. The same key with the same request gets the first success again; with another request
 * it is refused. A refused request changed nothing, so that it is judged anew when it is sent again.
 */
export function once(
  world: World,
  owner: string,
  key: string | null,
  request: unknown,
  run: () => Answer | Refusal,
  slowFor = 0,
): Answer | Refusal {
  if (key === null) return refuse('idempotency-key-missing');
  if (!keyPattern.test(key)) {
    return refuse('malformed', { errors: [{ pointer: '', detail: 'Idempotency-Key is 1 to 255 visible characters' }] });
  }
  forgetOld(world);
  const name = `${owner} ${key}`;
  const asked = canonical(request);
  const record = world.idempotency.get(name);
  if (record !== undefined) {
    if (record.request !== asked) return refuse('idempotency-key-reused');
    if (record.busyUntil !== undefined && record.busyUntil > world.now) {
      return refuse('confirmation-in-progress', { headers: { 'Retry-After': '1' } });
    }
    if (record.answer !== undefined) return record.answer;
  }
  const fresh: IdempotencyRecord = record ?? { request: asked, at: world.now };
  world.idempotency.set(name, fresh);
  const answer = run();
  if (!isRefusal(answer)) {
    const { status, body, location } = answer;
    if (slowFor > 0) fresh.busyUntil = world.now + slowFor;
    fresh.answer = { status, body, ...(location === undefined ? {} : { location }) };
  }
  return answer;
}

/** Keys are kept in the order in which they came, so that the oldest stand first. */
function forgetOld(world: World): void {
  for (const [name, record] of world.idempotency) {
    if (record.at + remembered > world.now && world.idempotency.size <= mostKeys) return;
    world.idempotency.delete(name);
  }
}
