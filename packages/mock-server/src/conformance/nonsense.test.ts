import { describe, expect, it } from 'vitest';
import type { Platform } from './platform.ts';
import { countsOf, runChecks } from './run.ts';

/** A platform that answers anything with the same; tests of ours know no better way to be wrong. */
function nonsense(answer: () => Response): Platform {
  let number = 0;
  const company = { token: async () => 'token-of-a-test' };
  return {
    base: 'http://nonsense.test/v1',
    send: async () => answer(),
    token: async () => 'token-of-a-test',
    has: () => true,
    companies: [company, company],
    fixtures: {
      closedAccount: 'acc-1',
      failing: { account: 'acc-2', otherAccount: 'acc-3' },
      returned: { account: 'acc-4' },
      newAccount: { cnaps: '313332000017', number: '6222000000005566' },
      mismatchedAccount: { cnaps: '313332000017', number: '6222000000000404' },
      allowedOrigin: 'http://localhost:5173',
      formerSubject: 'sample-empty',
      documents: { policy: 'a-policy' },
    },
    signIn: {
      issuer: 'http://nonsense.test',
      clientId: 'kit',
      redirectUri: 'http://127.0.0.1:9/callback',
      approve: { person: 'a' },
      device: { person: 'a' },
    },
    hooks: {
      advance: async () => {},
      changeAmounts: async () => {},
      dropNextAnswer: async () => {},
      slowNextConfirmation: async () => {},
      unavailableOnce: async () => {},
    },
    allowWrites: true,
    burst: 40,
    patience: 3000,
    pause: () => new Promise(resolve => setImmediate(resolve)),
    fresh: () => `fresh-${++number}-of-a-test`,
  };
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers });

/** What a platform of empty lists does right. */
const harmless: ReadonlySet<string> = new Set([
  'shapes/reminders',
  'shapes/unknown-query',
  'shapes/etag',
  'access/not-modified-is-private',
  'limits/page-size',
]);

describe('a platform that answers nonsense', () => {
  it.each([
    ['an empty object', json({})],
    ['an empty list', json([])],
    ['null', json(null)],
    ['a page', () => new Response('<!doctype html><h1>Welcome</h1>', { headers: { 'Content-Type': 'text/html' } })],
    ['nothing', () => new Response(null, { status: 204 })],
    ['errors', json({ error: 'failed' }, 500)],
    ['lists that never end', json({ items: [], next: 'more' }, 200, { ETag: '"1"' })],
    ['redirects', () => new Response(null, { status: 302, headers: { Location: 'http://nonsense.test/login' } })],
    ['half a stream', () => new Response('data: {"payout"', { headers: { 'Content-Type': 'text/event-stream' } })],
    [
      'numbers in all fields',
      json({ items: 1, id: 2, code: 3, error: 4, paths: 5, access_token: 6, errors: 7, questions: 8 }),
    ],
  ])('%s: is judged to the end, and passes next to nothing', { timeout: 30_000 }, async (_name, answer) => {
    const outcome = await runChecks(nonsense(answer), { timeout: 1000 });
    expect(outcome.stopped).toBeUndefined();
    const passed = outcome.findings.filter(({ verdict }) => verdict.kind === 'passed').map(({ check }) => check.id);
    expect(countsOf(outcome).failed).toBeGreaterThan(40);
    // An empty list is right where nothing need be in it, and its tag may never change.
    expect(passed.filter(id => !harmless.has(id))).toEqual([]);
  });
});
