import { fen } from '@yongyiban/core/contract';
import { describe, expect, it } from 'vitest';
import { brokenInvariants } from '../ledger/balanced.ts';
import { balance } from '../ledger/ledger.ts';
import { createSimulator } from '../simulator.ts';
import { confirmFirst, visitorOf } from '../testing/visitor.ts';
import { compare } from './reconciliation.ts';

const line = (endToEndId: string, amount: number) => ({
  endToEndId,
  amount: fen(amount),
  direction: 'debit' as const,
  at: 0,
});

describe('comparing a statement with the books', () => {
  it('finds what matches, differs, stands twice, is missing or unknown', () => {
    const expected = ['a', 'b', 'c', 'd'].map(endToEndId => ({
      endToEndId,
      direction: 'debit' as const,
      amount: fen(100),
    }));
    const items = compare([line('a', 100), line('b', 101), line('c', 100), line('c', 100), line('x', 7)], expected);
    expect(items.map(({ endToEndId, kind }) => `${endToEndId} ${kind}`)).toEqual([
      'a matched',
      'b differs',
      'c matched',
      'c duplicate',
      'x unknown',
      'd missing',
    ]);
  });
});

async function paidByAdvance() {
  const simulator = createSimulator();
  simulator.fault({ name: 'pool-empty' });
  await confirmFirst(visitorOf(simulator));
  simulator.advance(10_000);
  return simulator;
}

describe('the end of a day', () => {
  it('repays what the bank advanced, fills the pool, and the books balance', async () => {
    const simulator = await paidByAdvance();
    const { ledger, reconciliations } = simulator.world;
    expect(balance(ledger, 'advances')).toBeLessThan(0);
    simulator.runUntil('2020-06-11T00:00:00+08:00');
    expect(balance(ledger, 'advances')).toBe(0);
    expect(balance(ledger, 'pool')).toBe(100_000_000);
    expect(reconciliations.at(-1)!.items.map(item => item.kind)).toEqual(['matched']);
    expect(brokenInvariants(simulator.world)).toEqual([]);
  });

  it('keeps a missing line open until a later statement has it', async () => {
    const simulator = await paidByAdvance();
    simulator.fault({ name: 'statement-missing', count: 1 });
    simulator.runUntil('2020-06-12T00:00:00+08:00');
    expect(simulator.world.reconciliations.map(({ items }) => items.map(item => item.kind))).toEqual([
      ['missing'],
      ['matched'],
    ]);
  });

  it('repays nothing while an amount is in doubt', async () => {
    const simulator = await paidByAdvance();
    simulator.fault({ name: 'statement-differs', count: 1 });
    simulator.runUntil('2020-06-11T00:00:00+08:00');
    expect(simulator.world.reconciliations.at(-1)!.repaid).toBe(0);
    expect(balance(simulator.world.ledger, 'advances')).toBeLessThan(0);
  });
});
