import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { answerExamples } from '../contract/examples.ts';
import type { AccountId, EntitlementId } from '../contract/scalars.ts';
import { hostSession } from '../session/host.ts';
import { type ClientOptions, createClient } from './client.ts';
import type { Clock } from './clock.ts';
import { ContractError, OfflineError, ProblemError, TimeoutError } from './errors.ts';

const id = 'ent-0001' as EntitlementId;
const account = 'acc-0001' as AccountId;

/** A clock that jumps to whatever is waited for, and remembers how long that was. */
function jumping(): Clock & { readonly waits: number[] } {
  let now = Date.parse('2020-06-10T02:00:00Z');
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    after(milliseconds, callback) {
      let off = false;
      // Time limits are not what is waited for here.
      if (milliseconds < 10_000) {
        waits.push(milliseconds);
        queueMicrotask(() => {
          if (off) return;
          now += milliseconds;
          callback();
        });
      }
      return () => {
        off = true;
      };
    },
  };
}

type Answer = (request: Request) => Response | Promise<Response>;
const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), init);
const problem = (code: string, status: number, headers: Record<string, string> = {}) =>
  json(
    { type: `urn:yongyiban:problem:${code}`, title: code, status, code, instance: 'urn:sample:42' },
    { status, headers },
  );

function clientOf(answers: readonly Answer[], options: Partial<ClientOptions> = {}) {
  const requests: Request[] = [];
  const clock = jumping();
  const client = createClient({
    baseUrl: 'http://platform.test/v1/',
    session: hostSession(async () => 'token'),
    clock,
    random: () => 0.5,
    fetch: async request => {
      requests.push(request);
      return (answers[Math.min(requests.length, answers.length) - 1] as Answer)(request);
    },
    ...options,
  });
  return { client, requests, clock };
}

describe('a call', () => {
  test('carries the token in a header, and is parsed by the contract', async () => {
    const { client, requests } = clientOf([() => json(answerExamples.getAccount)]);
    expect(await client.accounts.get(account)).toMatchObject({ last4: '4821' });
    expect(requests[0]?.url).toBe('http://platform.test/v1/accounts/acc-0001');
    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer token');
  });

  test('without a session answers only what is public, and asks the platform nothing else', async () => {
    const { client, requests } = clientOf([() => json({ items: [] })], { session: hostSession(async () => null) });
    await expect(client.accounts.get(account)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await client.policies.list().all()).toEqual([]);
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual([null]);
  });

  test('is an error that says where when the answer breaks the contract, and never quotes it', async () => {
    const broken = {
      ...answerExamples.getEntitlement,
      policy: { ...answerExamples.getEntitlement.policy, title: { en: '秘密' } },
    };
    const { client } = clientOf([() => json(broken)]);
    const error = await client.entitlements.get(id).catch(failed => failed);
    expect(error).toBeInstanceOf(ContractError);
    expect(error.where).toEqual(['policy', 'title', 'zh-CN']);
    expect(inspect(error) + JSON.stringify(error) + error.message).not.toContain('秘密');
  });

  test('names the item of a list that breaks it', async () => {
    const { client } = clientOf([
      () => json({ items: [answerExamples.getAccount, { ...answerExamples.getAccount, id: 7 }] }),
    ]);
    await expect(client.accounts.list().all()).rejects.toMatchObject({ code: 'contract', where: ['items', 1, 'id'] });
  });
});

describe('what fails in passing', () => {
  test('is tried again with full jitter that doubles', async () => {
    const down: Answer = () => problem('internal', 500);
    const { client, clock } = clientOf([down, down, down, () => json(answerExamples.getAccount)]);
    await client.accounts.get(account);
    expect(clock.waits).toEqual([150, 300, 600]);
  });

  test('waits at least as long as the platform asks, in seconds or by date', async () => {
    const { client, clock } = clientOf([
      () => problem('unavailable', 503, { 'Retry-After': '7' }),
      () => problem('rate-limited', 429, { 'Retry-After': 'Wed, 10 Jun 2020 02:00:12 GMT' }),
      () => problem('rate-limited', 429, { RateLimit: '"default";r=0;t=3' }),
      () => json(answerExamples.getAccount),
    ]);
    await client.accounts.get(account);
    const [first = 0, second = 0, third = 0] = clock.waits;
    expect(first).toBe(7150);
    expect(second).toBeGreaterThanOrEqual(12_000 - 7150);
    expect(third).toBe(3600);
  });

  test('is given up after so many attempts, and at once where the wait would be too long', async () => {
    const { client, requests } = clientOf([() => problem('internal', 500)]);
    await expect(client.accounts.get(account)).rejects.toMatchObject({ code: 'internal', reference: 'urn:sample:42' });
    expect(requests).toHaveLength(4);
    const patient = clientOf([() => problem('unavailable', 503, { 'Retry-After': '3600' })]);
    await expect(patient.client.accounts.get(account)).rejects.toMatchObject({ retryAfter: 3_600_000 });
    expect(patient.requests).toHaveLength(1);
  });

  test('is not tried again where the platform said no', async () => {
    const { client, requests } = clientOf([() => problem('not-found', 404)]);
    await expect(client.accounts.get(account)).rejects.toBeInstanceOf(ProblemError);
    expect(requests).toHaveLength(1);
  });

  test('keeps one key through all attempts of making something', async () => {
    const { client, requests } = clientOf([
      () => problem('internal', 500),
      () => json(answerExamples.createAccount, { status: 202 }),
    ]);
    await client.accounts.create({ cnaps: '102332000017', number: '6222000000000017' });
    const keys = requests.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  test('of a confirmation is left to who confirms: one attempt, with key and version', async () => {
    const { client, requests } = clientOf([() => problem('internal', 500)]);
    const body = { entitlement: id, amount: 3450100 as never, account };
    await expect(client.confirmations.create(body, { key: 'k', version: 3 })).rejects.toMatchObject({ retry: true });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers.get('If-Match')).toBe('"3"');
  });

  test('is offline when nothing answers, and a page of a gateway is a problem of its own', async () => {
    const gone = clientOf([() => Promise.reject(new TypeError('fetch failed'))], { retry: false });
    await expect(gone.client.accounts.get(account)).rejects.toBeInstanceOf(OfflineError);
    const gateway = clientOf([() => new Response('<h1>Bad Gateway</h1>', { status: 502 })], { retry: false });
    await expect(gateway.client.accounts.get(account)).rejects.toMatchObject({ code: 'unknown-problem', retry: true });
  });
});

describe('waiting', () => {
  test('is never followed where an answer leads: neither token nor body leaves for another origin', async () => {
    const elsewhere: string[] = [];
    const other = createServer(({ url = '', headers }, answer) => {
      elsewhere.push(`${url} ${headers.authorization}`);
      answer.end('{}');
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const leading = createServer((_, answer) =>
      answer.writeHead(307, { Location: `http://127.0.0.1:${port}/taken` }).end(),
    ).listen(0, '127.0.0.1');
    await once(leading, 'listening');
    const client = createClient({
      baseUrl: `http://127.0.0.1:${(leading.address() as AddressInfo).port}/v1`,
      session: hostSession(async () => 'token'),
    });
    const confirmation = { entitlement: id, amount: 1 as never, account };
    for (const call of [
      () => client.entitlements.get(id),
      () => client.confirmations.create(confirmation, { key: 'key', version: 1 }),
      () => client.payouts.events()[Symbol.asyncIterator]().next(),
    ]) {
      const error = await call().catch(caught => caught);
      expect(error).toBeInstanceOf(ContractError);
      expect(String(error)).toContain('redirects');
    }
    expect(elsewhere).toEqual([]);
    other.close();
    leading.close();
  });

  test('ends when the caller leaves, with the reason of leaving', async () => {
    const { client } = clientOf([() => new Promise(() => {})]);
    const leaving = new AbortController();
    const asked = client.accounts.get(account, { signal: leaving.signal });
    leaving.abort(new Error('left'));
    await expect(asked).rejects.toThrow('left');
  });

  test('ends by itself after the time limit, even if what fetches does not listen', async () => {
    const timers: (() => void)[] = [];
    const clock: Clock = {
      now: () => 0,
      after: (_, callback) => {
        timers.push(callback);
        return () => {};
      },
    };
    const { client } = clientOf([() => new Promise(() => {})], { clock, retry: false });
    const asked = client.accounts.get(account).catch(error => error);
    while (timers.length === 0) await null;
    timers[0]?.();
    expect(await asked).toBeInstanceOf(TimeoutError);
  });
});

describe('a token that is no longer taken', () => {
  test('is refreshed once for all who wait, and each goes on with the new one', async () => {
    let refreshes = 0;
    const session = hostSession(async ({ refresh }) => {
      if (refresh) refreshes++;
      return refresh ? 'new' : 'old';
    });
    const { client, requests } = clientOf(
      [
        request =>
          request.headers.get('Authorization') === 'Bearer new'
            ? json(answerExamples.getAccount)
            : problem('session-expired', 401),
      ],
      { session },
    );
    await Promise.all([1, 2, 3, 4].map(() => client.accounts.get(account)));
    expect(refreshes).toBe(1);
    expect(requests).toHaveLength(8);
  });

  test('ends the session where the new one is not taken either', async () => {
    const session = hostSession(async () => 'stale');
    const { client } = clientOf([() => problem('session-expired', 401)], { session });
    await expect(client.accounts.get(account)).rejects.toMatchObject({ code: 'session-expired' });
    expect(session.store.get().kind).toBe('expired');
  });
});

describe('what was asked before', () => {
  test('is asked for again with its ETag, and a 304 gives the same answer', async () => {
    const { client, requests } = clientOf([
      () => json(answerExamples.getEntitlement, { headers: { ETag: '"3"' } }),
      () => new Response(null, { status: 304 }),
    ]);
    const first = await client.entitlements.get(id);
    expect(await client.entitlements.get(id)).toBe(first);
    expect(requests[1]?.headers.get('If-None-Match')).toBe('"3"');
  });

  test('is forgotten when another token asks', async () => {
    let token = 'a';
    const session = hostSession(async () => token);
    const { client, requests } = clientOf([() => json(answerExamples.getEntitlement, { headers: { ETag: '"3"' } })], {
      session,
    });
    await client.entitlements.get(id);
    token = 'b';
    await session.signOut();
    await client.entitlements.get(id);
    expect(requests[1]?.headers.get('If-None-Match')).toBeNull();
  });
});

test('a list is read page after page, and only as far as somebody reads', async () => {
  const pages: Answer = request => {
    const at = Number(new URL(request.url).searchParams.get('cursor') ?? 0);
    return json({
      items: [{ ...answerExamples.getAccount, id: `acc-${at}` }],
      ...(at < 9 ? { next: String(at + 1) } : {}),
    });
  };
  const { client, requests } = clientOf([pages]);
  const seen: string[] = [];
  for await (const { id } of client.accounts.list({ limit: 1 })) {
    seen.push(id);
    if (seen.length === 3) break;
  }
  expect(seen).toEqual(['acc-0', 'acc-1', 'acc-2']);
  expect(requests).toHaveLength(3);
  expect(await client.accounts.list().all()).toHaveLength(10);
});

test('interceptors see and may replace what goes out and comes in, and hear of retries', async () => {
  const heard: string[] = [];
  const { client, requests } = clientOf([() => problem('internal', 500), () => json(answerExamples.getAccount)], {
    on: {
      request: request => new Request(request, { headers: { ...Object.fromEntries(request.headers), 'X-Trace': '7' } }),
      response: response => void heard.push(String(response.status)),
      retry: ({ number, error }) => void heard.push(`retry ${number} ${error.code}`),
    },
  });
  await client.accounts.get(account);
  expect(heard).toEqual(['500', 'retry 1 internal', '200']);
  expect(requests.every(({ headers }) => headers.get('X-Trace') === '7')).toBe(true);
});

test('nothing personal is in what an error prints: not the entitlement it carries, not what caused it', async () => {
  const body = {
    type: 'urn:yongyiban:problem:entitlement-changed',
    title: '',
    status: 412,
    code: 'entitlement-changed',
    current: answerExamples.getEntitlement,
  };
  const { client } = clientOf([() => json(body, { status: 412 })]);
  const error = await client.confirmations
    .create({ entitlement: id, amount: 1 as never, account }, { key: 'k', version: 1 })
    .catch(failed => failed);
  expect(error.problem.current.amount).toBe(3450100);
  for (const printed of [
    inspect(error, { depth: 9 }),
    inspect({ error }, { depth: 9 }),
    JSON.stringify(error),
    String(error),
  ]) {
    expect(printed).toContain('entitlement-changed');
    expect(printed).not.toMatch(/3450100|稳定岗位|ent-0001/);
  }
});
