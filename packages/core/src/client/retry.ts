/** When to try again; whether, the error itself says (`errors.ts`). */

/** Full jitter: anywhere between 0 and a ceiling that doubles with each attempt, so that callers spread out. */
export function fullJitter(attempt: number, options: { base: number; cap: number; random: () => number }): number {
  return Math.round(options.random() * Math.min(options.cap, options.base * 2 ** attempt));
}

/**
 * How long the platform asked to wait, in milliseconds: `Retry-After` in seconds or as an HTTP date (RFC 9110 §10.2.3),
 * else the `t` of an exhausted `RateLimit` (draft-ietf-httpapi-ratelimit-headers). Undefined where it did not say.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('Retry-After');
  if (text !== null) {
    if (/^\d+$/.test(text)) return Number(text) * 1000;
    const date = Date.parse(text);
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  const limit = headers.get('RateLimit');
  const reset = limit !== null && /(?:^|[;,\s])r=0\b/.test(limit) ? /(?:^|[;,\s])t=(\d+)/.exec(limit) : null;
  return reset ? Number(reset[1]) * 1000 : undefined;
}
