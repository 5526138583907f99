import { fen } from '@yongyiban/core/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerAccount } from './chart.ts';
import { balance, emptyLedger, LedgerError, move, post } from './ledger.ts';

const entry = (lines: ReturnType<typeof move>) => ({ at: 0, kind: 'top-up' as const, reference: 'test', lines });

describe('the ledger', () => {
  it('takes what balances, and remembers it in order', () => {
    const ledger = emptyLedger();
    post(ledger, entry(move('pool', 'budget', fen(100))));
    post(ledger, entry(move('transit', 'pool', fen(30))));
    expect([balance(ledger, 'pool'), balance(ledger, 'budget'), balance(ledger, 'transit')]).toEqual([70, -100, 30]);
    expect(ledger.entries.map(({ number }) => number)).toEqual([1, 2]);
  });

  it.each([
    ['does not balance', [{ account: 'pool', amount: fen(1) }] as const, 'ledger/unbalanced'],
    ['moves nothing', move('pool', 'budget', fen(0)), 'ledger/unbalanced'],
    ['overdraws the pool', move('transit', 'pool', fen(1)), 'ledger/overdrawn'],
  ])('refuses what %s, and writes nothing', (_, lines, code) => {
    const ledger = emptyLedger();
    expect(() => post(ledger, { ...entry([]), lines })).toThrow(expect.objectContaining({ code }) as LedgerError);
    expect([ledger.entries, ledger.balances.size]).toEqual([[], 0]);
  });

  it('always sums to zero, and its balances are what its entries say', () => {
    const account = fc.constantFrom<LedgerAccount>('budget', 'pool', 'advances', 'transit', 'returns', 'beneficiary/a');
    const movement = fc.record({ debit: account, credit: account, amount: fc.integer({ min: 1, max: 2 ** 40 }) });
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 60 }), movements => {
        const ledger = emptyLedger();
        for (const { debit, credit, amount } of movements) {
          try {
            post(ledger, entry(move(debit, credit, fen(amount))));
          } catch (error) {
            expect(error).toBeInstanceOf(LedgerError);
          }
        }
        const added = new Map<string, number>();
        for (const { lines } of ledger.entries) {
          for (const line of lines) added.set(line.account, (added.get(line.account) ?? 0) + line.amount);
        }
        let sum = 0;
        for (const [name, amount] of ledger.balances) {
          sum += amount;
          expect(added.get(name)).toBe(amount);
        }
        expect(sum).toBe(0);
        expect(balance(ledger, 'pool')).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
