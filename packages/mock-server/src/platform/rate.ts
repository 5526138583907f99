import { type Refusal, refuse } from '../http/answer.ts';
import type { Caller } from '../http/call.ts';
import type { Surroundings } from './surroundings.ts';

const minute = 60_000;

/** Counts a request against its caller's allowance, and says what is left (draft-ietf-httpapi-ratelimit-headers). */
export function allowance(
  around: Surroundings,
  caller: Caller | Refusal | null,
  _request: Request,
): { headers: Readonly<Record<string, string>>; refusal?: Refusal } {
  const limit = around.limits.requestsPerMinute;
  if (limit === 0) return { headers: {} };
  const { now } = around.world;
  const window = Math.floor(now / minute);
  const name = caller !== null && 'token' in caller ? caller.token.token : '';
  let taken = around.taken.get(name);
  if (taken === undefined || taken.minute !== window) {
    if (around.taken.size > 10_000) around.taken.clear();
    taken = { minute: window, count: 0 };
    around.taken.set(name, taken);
  }
  taken.count += 1;
  const reset = Math.ceil(((window + 1) * minute - now) / 1000);
  const left = Math.max(0, limit - taken.count);
  const headers = { 'RateLimit-Policy': `"minute";q=${limit};w=60`, RateLimit: `"minute";r=${left};t=${reset}` };
  if (taken.count <= limit) return { headers };
  return { headers, refusal: refuse('rate-limited', { headers: { 'Retry-After': String(reset) } }) };
}
