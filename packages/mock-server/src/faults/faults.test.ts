import type { EntitlementSummary, Page, Payout, PayoutEvent } from '@yongyiban/core/contract';
import { describe, expect, it, vi } from 'vitest';
import { createSimulator, type Simulator } from '../simulator.ts';
import { confirmFirst, type Visitor, visitorOf } from '../testing/visitor.ts';
import type { FaultName } from './fault.ts';
import { presets } from './presets.ts';

function world(): { simulator: Simulator; me: Visitor } {
  const simulator = createSimulator();
  return { simulator, me: visitorOf(simulator) };
}

describe('a fault of a request', () => {
  it.each([
    ['server-error', 500],
    ['unavailable', 503],
    ['rate-limited', 429],
    ['session-expired', 401],
  ] as const)('%s answers %i, as often as it was told, and then never again', async (name, status) => {
    const { simulator, me } = world();
    simulator.fault({ name, count: 2 });
    const statuses = [];
    for (let each = 0; each < 3; each += 1) statuses.push((await me.get('/session')).status);
    expect(statuses).toEqual([status, status, 200]);
  });

  it.each(['drop-request', 'drop-answer'] as const)('%s breaks the connection', async name => {
    const { simulator, me } = world();
    simulator.fault({ name, count: 1 });
    await expect(confirmFirstBroken(me)).rejects.toThrow(TypeError);
    expect(simulator.world.confirmations.size).toBe(name === 'drop-answer' ? 1 : 0);
  });

  it('half-answer breaks off in the middle of the body', async () => {
    const { simulator, me } = world();
    simulator.fault({ name: 'half-answer', count: 1 });
    await expect((await me.get('/entitlements')).text()).rejects.toThrow(TypeError);
  });

  it('latency makes the answer wait for the clock', async () => {
    const { simulator, me } = world();
    simulator.fault({ name: 'latency', milliseconds: 800, count: 1 });
    let answered = false;
    const waiting = me.get('/session').then(() => {
      answered = true;
    });
    simulator.advance(799);
    await Promise.resolve();
    expect(answered).toBe(false);
    simulator.advance(1);
    await waiting;
  });

  it('strikes only where its scope says', async () => {
    const { simulator, me } = world();
    simulator.fault({ name: 'unavailable', scope: { operation: 'listPayouts', subject: 'jiangong-jianle' } });
    expect((await me.get('/payouts')).status).toBe(200);
    const other = visitorOf(simulator, 'jiangong-jianle');
    expect([(await other.get('/payouts')).status, (await other.get('/session')).status]).toEqual([503, 200]);
  });

  it('strikes about as often as its probability says, the same for the same seed', async () => {
    const run = async () => {
      const { simulator, me } = world();
      simulator.fault({ name: 'unavailable', probability: 0.3 });
      let struck = 0;
      for (let each = 0; each < 200; each += 1) if ((await me.get('/session')).status === 503) struck += 1;
      return struck;
    };
    const struck = await run();
    expect(struck).toBeGreaterThan(40);
    expect(struck).toBeLessThan(80);
    expect(await run()).toBe(struck);
  });
});

async function confirmFirstBroken(me: Visitor): Promise<Response> {
  return me.post(
    '/confirmations',
    { entitlement: 'ent-0001', amount: 3_450_100, account: 'acc-0001' },
    { 'Idempotency-Key': 'k', 'If-Match': '"1"' },
  );
}

describe('a fault of the event stream', () => {
  async function watched(name: FaultName, milliseconds?: number): Promise<{ sequences: number[]; ended: boolean }> {
    const { simulator, me } = world();
    const stream = await me.get('/payouts/events');
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    let ended = false;
    void (async () => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        text += value;
      }
      ended = true;
    })();
    simulator.fault({ name, ...(milliseconds === undefined ? {} : { milliseconds }) });
    await confirmFirst(me);
    simulator.advance(10_000);
    const sequences = () =>
      text
        .split('\n')
        .filter(line => line.startsWith('data: '))
        .map(line => (JSON.parse(line.slice(6)) as PayoutEvent).sequence);
    await vi.waitFor(() =>
      expect(sequences().length + (ended ? 9 : 0)).toBeGreaterThanOrEqual(name === 'delayed-events' ? 0 : 4),
    );
    if (name === 'delayed-events') {
      expect(sequences()).toEqual([]);
      simulator.advance(13_000);
      await vi.waitFor(() => expect(sequences()).toHaveLength(4));
    }
    return { sequences: sequences(), ended };
  }

  it('duplicate-events sends each twice', async () => {
    expect((await watched('duplicate-events')).sequences).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it('reordered-events turns their order round', async () => {
    expect((await watched('reordered-events')).sequences).toEqual([1, 4, 3, 2]);
  });

  it('delayed-events sends them later', async () => {
    expect((await watched('delayed-events', 12_000)).sequences).toEqual([1, 2, 3, 4]);
  });

  it('stream-cut ends the stream after an event', async () => {
    expect(await watched('stream-cut')).toEqual({ sequences: [1], ended: true });
  });
});

describe('a fault behind the counter', () => {
  const newest = async (me: Visitor) => (await me.json<Page<Payout>>('/payouts')).items[0]!;

  it('bank-down lets payouts wait, and they go on when it is mended', async () => {
    const { simulator, me } = world();
    const mend = simulator.fault({ name: 'bank-down' });
    await confirmFirst(me);
    simulator.advance(60_000);
    expect((await newest(me)).status).toBe('funding');
    mend();
    simulator.advance(60_000);
    expect((await newest(me)).status).toBe('settled');
  });

  it('pool-empty lets the bank advance', async () => {
    const { simulator, me } = world();
    simulator.fault({ name: 'pool-empty' });
    await confirmFirst(me);
    simulator.advance(10_000);
    expect((await newest(me)).events[1]!.funding).toEqual({ pool: 0, advance: 400_000 });
  });

  it('pool-empty and bank-down together reject for funds, and pay by themselves when mended', async () => {
    const { simulator, me } = world();
    simulator.fault({ name: 'pool-empty' });
    const mend = simulator.fault({ name: 'bank-down' });
    await confirmFirst(me);
    simulator.advance(2000);
    expect((await newest(me)).events.at(-1)!.iso20022.reason).toBe('AM04');
    mend();
    simulator.advance(60_000);
    expect((await newest(me)).status).toBe('settled');
  });

  it('account-closed closes the account just before the money comes', async () => {
    const { simulator, me } = world();
    simulator.fault({ name: 'account-closed', count: 1 });
    await confirmFirst(me);
    simulator.advance(10_000);
    expect((await newest(me)).events.at(-1)!.iso20022).toEqual({ status: 'RJCT', reason: 'AC04' });
    expect(await me.json('/accounts/acc-0001')).toMatchObject({ status: 'closed' });
  });

  it('amount-changed changes what is offered, and says what it was', async () => {
    const { simulator, me } = world();
    simulator.fault({ name: 'amount-changed', scope: { subject: 'kaiyue-trading' }, count: 1 });
    const { items } = await me.json<Page<EntitlementSummary>>('/entitlements');
    expect(items.filter(({ changed }) => changed !== undefined)).toMatchObject([
      { version: 2, changed: { previousVersion: 1 } },
    ]);
  });
});

it.each(presets.map(({ name, faults }) => [name, faults] as const))(
  'the preset "%s" still lets a company be paid once',
  async (_, faults) => {
    const { simulator } = world();
    for (const fault of faults) simulator.fault(fault);
    for (let tries = 0; tries < 60; tries += 1) {
      const attempt = confirmFirstBroken(visitorOf(simulator)).then(
        response => response.status,
        () => 0,
      );
      simulator.advance(5000);
      const status = await Promise.race([
        attempt,
        vi.waitFor(() => Promise.reject(new Error()), { timeout: 20 }).catch(() => -1),
      ]);
      if (status === 200 || status === 201) break;
    }
    simulator.clearFaults();
    simulator.advance(600_000);
    const payouts = [...simulator.world.payouts.values()].filter(
      ({ entitlement }) => entitlement === ('ent-0001' as never),
    );
    expect(payouts.map(({ events }) => events.at(-1)!.status)).toEqual(['settled']);
  },
);
