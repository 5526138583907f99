import type { Confirmation, Entitlement, EntitlementSummary, Page, Payout, Problem } from '@yongyiban/core/contract';
import { describe, expect, it, vi } from 'vitest';
import { brokenInvariants } from './ledger/balanced.ts';
import { createSimulator } from './simulator.ts';
import { visitorOf } from './testing/visitor.ts';

const tap = (entitlement: { id: string; amount: number; version: number }, key = 'key-1', account = 'acc-0001') =>
  [
    '/confirmations',
    { entitlement: entitlement.id, amount: entitlement.amount, account },
    { 'Idempotency-Key': key, 'If-Match': `"${entitlement.version}"` },
  ] as const;

async function kaiyue() {
  const simulator = createSimulator();
  const visitor = visitorOf(simulator);
  const { items } = await visitor.json<Page<EntitlementSummary>>('/entitlements');
  const retention = items.find(item => item.policy.id === 'nb-job-retention-2020')!;
  return { simulator, visitor, items, retention };
}

describe('the first company ever paid', () => {
  it('is offered ¥34,501.00 with the decision that says why', async () => {
    const { visitor, retention } = await kaiyue();
    expect(retention).toMatchObject({ amount: 3_450_100, status: 'offered', version: 1, deadline: '2020-12-31' });
    const response = await visitor.get(`/entitlements/${retention.id}`);
    expect(response.headers.get('ETag')).toBe('"1"');
    const { decision } = (await response.json()) as Entitlement;
    expect(decision.outcome).toBe('eligible');
    expect(decision.amount).toEqual({ kind: 'known', fen: 3_450_100 });
    expect(decision.criteria.every(criterion => criterion.outcome === 'met')).toBe(true);
  });

  it('confirms once and is paid, step by step, and the books balance to the fen', async () => {
    const { simulator, visitor, retention } = await kaiyue();
    const response = await visitor.post(...tap(retention));
    expect(response.status).toBe(201);
    const confirmation = (await response.json()) as Confirmation;
    expect(response.headers.get('Location')).toBe(`/v1/confirmations/${confirmation.id}`);
    const seen: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      const payout = await visitor.json<Payout>(`/payouts/${confirmation.payout}`);
      seen.push(payout.status);
      expect(brokenInvariants(simulator.world)).toEqual([]);
      simulator.advance(1200);
    }
    expect(seen).toEqual(['accepted', 'funding', 'instructed', 'settled']);
    expect(simulator.world.ledger.balances.get('beneficiary/acc-0001')).toBe(3_450_100);
  });

  it('is paid once though the answer to its tap is dropped', async () => {
    const { simulator, visitor, retention } = await kaiyue();
    simulator.fault({ name: 'drop-answer', scope: { operation: 'createConfirmation' }, count: 1 });
    await expect(visitor.post(...tap(retention))).rejects.toThrow('dropped');
    const again = await visitor.post(...tap(retention));
    expect(again.status).toBe(201);
    simulator.advance(60_000);
    expect(simulator.world.payouts.size).toBe(1);
    expect(simulator.world.ledger.balances.get('beneficiary/acc-0001')).toBe(3_450_100);
    expect(brokenInvariants(simulator.world)).toEqual([]);
  });
});

describe('a confirmation', () => {
  it('comes back as it is when another key asks for it', async () => {
    const { visitor, retention } = await kaiyue();
    const first = await (await visitor.post(...tap(retention))).json();
    const second = await visitor.post(...tap(retention, 'key-2'));
    expect(second.status).toBe(200);
    expect(await second.json()).toEqual(first);
  });

  it('is refused when the key was used with another request', async () => {
    const { visitor, retention, items } = await kaiyue();
    await visitor.post(...tap(retention));
    const other = items.find(item => item.id !== retention.id)!;
    const response = await visitor.post(...tap(other));
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is refused with the present entitlement when the amount has changed', async () => {
    const { simulator, visitor, retention } = await kaiyue();
    simulator.fault({ name: 'amount-changed', count: 1 });
    const response = await visitor.post(...tap(retention));
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.code, problem.current?.version]).toEqual([412, 'entitlement-changed', 2]);
    expect(problem.current!.amount).toBeLessThan(retention.amount);
    expect(simulator.world.confirmations.size).toBe(0);
  });

  it.each([
    ['without If-Match', { 'Idempotency-Key': 'k' }, 428],
    ['without a key', { 'If-Match': '"1"' }, 400],
  ])('is refused %s', async (_, headers, status) => {
    const { visitor, retention } = await kaiyue();
    const [path, body] = tap(retention);
    expect((await visitor.post(path, body, headers as Record<string, string>)).status).toBe(status);
  });

  it('is refused after the deadline', async () => {
    const { simulator, visitor, retention } = await kaiyue();
    simulator.runUntil('2021-01-01T00:00:00+08:00');
    simulator.world.people.set('kaiyue', {
      ...simulator.world.people.get('kaiyue')!,
      authorities: [{ subject: 'kaiyue-trading' as never, role: 'agent' }],
    });
    const late = visitorOf(simulator);
    const response = await late.post(...tap(retention));
    expect(response.status).toBe(410);
    expect((await visitor.get('/session')).status).toBe(401);
  });

  it('that is still being worked on says so to the same key, and then answers it', async () => {
    const { simulator, visitor, retention } = await kaiyue();
    simulator.fault({ name: 'slow-confirmation', count: 1, milliseconds: 3000 });
    const first = visitor.post(...tap(retention));
    await vi.waitFor(() => expect(simulator.world.confirmations.size).toBe(1));
    const meanwhile = await visitor.post(...tap(retention));
    expect([meanwhile.status, meanwhile.headers.get('Retry-After')]).toEqual([409, '1']);
    simulator.advance(3000);
    expect((await first).status).toBe(201);
    expect((await visitor.post(...tap(retention))).status).toBe(201);
    expect(simulator.world.payouts.size).toBe(1);
  });

  it('into a closed account is refused before anything is sent', async () => {
    const { visitor, retention } = await kaiyue();
    const response = await visitor.post(...tap(retention, 'k', 'acc-0002'));
    expect(((await response.json()) as Problem).code).toBe('account-unusable');
  });
});

describe('time', () => {
  it('is told by the platform in every answer, and goes wrong when a fault says so', async () => {
    const { simulator, visitor } = await kaiyue();
    const told = async () => Date.parse((await visitor.get('/session')).headers.get('Date')!);
    expect(await told()).toBe(Date.parse('2020-06-10T01:00:00Z'));
    simulator.fault({ name: 'clock-skew', milliseconds: 3_600_000 });
    expect(await told()).toBe(Date.parse('2020-06-10T02:00:00Z'));
  });
});

describe('access', () => {
  it('shows a token its own subject only', async () => {
    const { simulator, retention } = await kaiyue();
    const stranger = visitorOf(simulator, 'jiangong-jianle');
    expect((await stranger.get(`/entitlements/${retention.id}`)).status).toBe(404);
    const response = await stranger.post(...tap(retention));
    expect(response.status).toBe(404);
  });

  it('needs the scope of what is asked', async () => {
    const { simulator, retention } = await kaiyue();
    const token = simulator.tokenFor('kaiyue-trading', { scope: ['view'] });
    const [path, body, headers] = tap(retention);
    const request = new Request(`http://simulator.test/v1${path}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    expect((await simulator.handle(request)).status).toBe(403);
  });

  it('ends with the session', async () => {
    const { simulator, visitor } = await kaiyue();
    simulator.advance(31 * 60_000);
    const response = await visitor.get('/session');
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([401, 'session-expired']);
  });
});

describe('the event stream', () => {
  async function readEvents(response: Response, until: number): Promise<string[]> {
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (text.split('data: ').length - 1 < until) text += (await reader.read()).value;
    await reader.cancel();
    return text.split('\n').filter(line => line.startsWith('id: ') || line.startsWith('data: '));
  }

  it('tells what happens as it happens, and resumes after the last event seen', async () => {
    const { simulator, visitor, retention } = await kaiyue();
    const stream = await visitor.get('/payouts/events', { Accept: 'text/event-stream' });
    expect(stream.headers.get('Content-Type')).toBe('text/event-stream');
    await visitor.post(...tap(retention));
    simulator.advance(5000);
    const all = await readEvents(stream, 4);
    expect(all.filter(line => line.startsWith('data')).map(line => JSON.parse(line.slice(6)).status)).toEqual([
      'accepted',
      'funding',
      'instructed',
      'settled',
    ]);
    const resumed = await visitor.get('/payouts/events', { 'Last-Event-ID': '2' });
    expect((await readEvents(resumed, 2)).filter(line => line.startsWith('id'))).toEqual(['id: 3', 'id: 4']);
  });

  it('ends when the authority to act for the subject ends', async () => {
    const simulator = createSimulator({ pace: { session: 400 * 86_400_000 } });
    const stream = await visitorOf(simulator).get('/payouts/events');
    const ended = stream.text();
    // The agent of the sample company is appointed to the end of 2020.
    simulator.runUntil('2021-01-01T09:00:00+08:00');
    expect(await ended).not.toContain('data:');
  });
});

it('answers HEAD like GET, without a body, and leaves no stream behind', async () => {
  const { simulator } = await kaiyue();
  const headers = { Authorization: `Bearer ${simulator.tokenFor('kaiyue-trading')}` };
  for (const path of ['/entitlements', '/payouts/events']) {
    const request = new Request(`http://simulator.test/v1${path}`, { method: 'HEAD', headers });
    const response = await simulator.handle(request);
    expect([response.status, response.body]).toEqual([200, null]);
  }
});

it('gives the same bytes for the same seed and the same requests, and shares nothing', async () => {
  const script = async (seed: string) => {
    const simulator = createSimulator({ seed });
    const visitor = visitorOf(simulator);
    const { items } = await visitor.json<Page<EntitlementSummary>>('/entitlements');
    await visitor.post(...tap(items[0]!));
    simulator.advance(60_000);
    return (await visitor.get('/payouts')).text();
  };
  expect(await script('a')).toBe(await script('a'));
  expect(await script('a')).not.toBe(await script('b'));
});
