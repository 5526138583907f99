import { type Fen, fen } from '@yongyiban/core/contract';
import type { StatementLine } from '../bank/bank.ts';
import { drawStatement } from '../bank/statement.ts';
import { balance, move, post } from '../ledger/ledger.ts';
import type { World } from '../world/world.ts';

/** What comparing the bank's statement with the platform's payouts found out about one movement. */
export interface ReconciliationItem {
  readonly endToEndId: string;
  readonly direction: 'debit' | 'credit';
  readonly kind: 'matched' | 'missing' | 'duplicate' | 'differs' | 'unknown';
  /** By the platform's books; null where it knows of no such payment. */
  readonly expected: Fen | null;
  /** By the statement; null where it is missing there. */
  readonly stated: Fen | null;
}

/** One end-of-day reconciliation. */
export interface Reconciliation {
  readonly statement: number;
  readonly day: string;
  readonly items: readonly ReconciliationItem[];
  /** What the treasury repaid the bank, and paid into the pool. */
  readonly repaid: Fen;
  readonly refilled: Fen;
}

/** A movement that the platform's books hold and no statement has confirmed yet. */
interface Expected {
  readonly endToEndId: string;
  readonly direction: 'debit' | 'credit';
  readonly amount: Fen;
}

/** Compares lines of a statement with what the books expect. Pure. */
export function compare(lines: readonly StatementLine[], expected: readonly Expected[]): ReconciliationItem[] {
  const open = new Map(expected.map(item => [`${item.direction} ${item.endToEndId}`, item]));
  const seen = new Set<string>();
  const items: ReconciliationItem[] = [];
  for (const { endToEndId, direction, amount } of lines) {
    const key = `${direction} ${endToEndId}`;
    const match = open.get(key);
    const kind =
      match === undefined ? 'unknown' : seen.has(key) ? 'duplicate' : match.amount === amount ? 'matched' : 'differs';
    seen.add(key);
    items.push({ endToEndId, direction, kind, expected: match?.amount ?? null, stated: amount });
  }
  for (const [key, { endToEndId, direction, amount }] of open) {
    if (!seen.has(key)) items.push({ endToEndId, direction, kind: 'missing', expected: amount, stated: null });
  }
  return items;
}

/** The pool is filled up to this after each day. */
export const poolTarget = fen(100_000_000);

/**
 * Ends a day of banking: statement, reconciliation, repayment of advances, and the pool filled up. Payments that the
 * statement misses or states otherwise stay open and are compared again next day; the bank's advance is repaid when
 * nothing about the day is in doubt but what is merely missing.
 */
export function endDay(world: World): Reconciliation {
  const statement = drawStatement(world);
  const items = compare(statement.lines, expectedMovements(world));
  for (const item of items) {
    if (item.kind === 'matched') world.reconciled.add(`${item.direction} ${item.endToEndId}`);
  }
  const doubtful = items.some(item => item.kind === 'differs' || item.kind === 'unknown');
  const owed = fen(-balance(world.ledger, 'advances'));
  const repaid = doubtful ? fen(0) : owed;
  if (repaid > 0) {
    post(world.ledger, {
      at: world.now,
      kind: 'repayment',
      reference: `statement-${statement.number}`,
      lines: move('advances', 'budget', repaid),
    });
  }
  const refilled = fen(Math.max(0, poolTarget - balance(world.ledger, 'pool')));
  if (refilled > 0) {
    post(world.ledger, {
      at: world.now,
      kind: 'refill',
      reference: `statement-${statement.number}`,
      lines: move('pool', 'budget', refilled),
    });
  }
  const reconciliation = { statement: statement.number, day: statement.day, items, repaid, refilled };
  world.reconciliations.push(reconciliation);
  return reconciliation;
}

/** Settled and returned payouts that no statement has confirmed yet. */
function expectedMovements(world: World): Expected[] {
  const open: Expected[] = [];
  for (const payout of world.payouts.values()) {
    const { endToEndId, amount } = payout;
    for (const { status } of payout.events) {
      const direction = status === 'settled' ? 'debit' : status === 'returned' ? 'credit' : undefined;
      if (direction === undefined || world.reconciled.has(`${direction} ${endToEndId}`)) continue;
      open.push({ endToEndId, direction, amount });
    }
  }
  return open;
}
