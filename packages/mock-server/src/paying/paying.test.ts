import type { EntitlementSummary, Page, Payout } from '@yongyiban/core/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultName } from '../faults/fault.ts';
import { brokenInvariants } from '../ledger/balanced.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { confirmFirst, type Visitor, visitorOf } from '../testing/visitor.ts';

const statuses = async (me: Visitor) =>
  (await me.json<Page<Payout>>('/payouts')).items.map(({ status, events }) => [status, events.at(-1)!.iso20022.reason]);

describe('magic subjects', () => {
  it.each([
    ['sample-closed', 'rejected', 'AC04'],
    ['sample-wrong', 'rejected', 'AC01'],
    ['sample-unexplained', 'rejected', 'MS03'],
    ['sample-returned', 'returned', 'AC04'],
  ])('%s ends %s with %s, and another account mends it', async (subject, status, reason) => {
    const simulator = createSimulator();
    const me = visitorOf(simulator, subject);
    const [first, second] = (await me.json<Page<{ id: string }>>('/accounts')).items;
    await confirmFirst(me, first!.id);
    simulator.advance(20_000);
    expect(await statuses(me)).toEqual([[status, reason]]);
    const { items } = await me.json<Page<EntitlementSummary>>('/entitlements');
    expect(items[0]!.status).toBe('failed');
    expect((await confirmFirst(me, second!.id, 'key-2')).status).toBe(201);
    simulator.advance(20_000);
    expect((await statuses(me))[0]).toEqual(['settled', undefined]);
    expect(brokenInvariants(simulator.world)).toEqual([]);
  });

  it('sample-short is sent again by itself', async () => {
    const simulator = createSimulator();
    const me = visitorOf(simulator, 'sample-short');
    const [account] = (await me.json<Page<{ id: string }>>('/accounts')).items;
    await confirmFirst(me, account!.id);
    simulator.advance(20_000);
    expect(await statuses(me)).toEqual([
      ['settled', undefined],
      ['rejected', 'AM04'],
    ]);
  });
});

describe('an account', () => {
  it.each([
    ['62160000001234', 'ready'],
    ['62160000000404', 'mismatch'],
  ])('%s is checked by the bank and comes out %s', async (number, status) => {
    const simulator = createSimulator();
    const me = visitorOf(simulator);
    const response = await me.post('/accounts', { cnaps: '102332000017', number }, { 'Idempotency-Key': 'a' });
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    simulator.advance(3000);
    expect(await me.json(`/accounts/${id}`)).toMatchObject({ status, last4: number.slice(-4) });
    expect(await (await me.get('/accounts')).text()).not.toContain(number);
  });
});

describe('whatever happens', () => {
  const subjects = ['kaiyue-trading', 'jiangong-jianle', 'sample-closed', 'sample-returned', 'sample-short'] as const;
  const faults: FaultName[] = [
    'drop-request',
    'drop-answer',
    'half-answer',
    'server-error',
    'unavailable',
    'rate-limited',
    'session-expired',
    'bank-down',
    'pool-empty',
    'amount-changed',
    'account-closed',
    'statement-missing',
    'statement-duplicate',
  ];
  const command = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('confirm' as const),
        subject: fc.constantFrom(...subjects),
        account: fc.nat(2),
        key: fc.nat(3),
        which: fc.nat(2),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        milliseconds: fc.constantFrom(600, 1200, 10_000, 86_400_000),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('fault' as const),
        name: fc.constantFrom(...faults),
        count: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('mend' as const) }) },
  );

  async function confirm(
    simulator: Simulator,
    subject: string,
    which: number,
    account: number,
    key: number,
  ): Promise<void> {
    const me = visitorOf(simulator, subject);
    try {
      const { items } = await me.json<Page<EntitlementSummary>>('/entitlements');
      const accounts = (await me.json<Page<{ id: string }>>('/accounts')).items;
      const chosen = items[which % items.length]!;
      await me.post(
        '/confirmations',
        { entitlement: chosen.id, amount: chosen.amount, account: accounts[account % accounts.length]!.id },
        { 'Idempotency-Key': `key-${key}`, 'If-Match': `"${chosen.version}"` },
      );
    } catch {
      // Dropped or broken: the person knows nothing, and the books must still be right.
    }
  }

  it('the ledger balances, nothing is paid twice, and in the end every confirmed entitlement is paid or visibly failed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 40 }), async commands => {
        const simulator = createSimulator({ seed: 'model' });
        for (const each of commands) {
          if (each.do === 'confirm') await confirm(simulator, each.subject, each.which, each.account, each.key);
          else if (each.do === 'wait') simulator.advance(each.milliseconds);
          else if (each.do === 'fault') simulator.fault({ name: each.name, count: each.count });
          else simulator.clearFaults();
          expect(brokenInvariants(simulator.world)).toEqual([]);
        }
        simulator.clearFaults();
        simulator.advance(3 * 86_400_000);
        expect(brokenInvariants(simulator.world)).toEqual([]);
        for (const { entitlement } of simulator.world.confirmations.values()) {
          expect(['paid', 'failed']).toContain(simulator.world.entitlements.get(entitlement)!.status);
        }
      }),
      { numRuns: 60 },
    );
  });
});
