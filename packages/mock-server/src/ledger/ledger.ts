import type { Fen } from '@yongyiban/core/contract';
import { fen } from '@yongyiban/core/contract';
import type { EntryKind, LedgerAccount } from './chart.ts';

/** One side of an entry: debit above zero, credit below. */
export interface Line {
  readonly account: LedgerAccount;
  readonly amount: Fen;
}

/** One balanced movement of money. Entries are added, never changed. */
export interface LedgerEntry {
  readonly number: number;
  readonly at: number;
  readonly kind: EntryKind;
  /** The payout or top-up that it belongs to. */
  readonly reference: string;
  readonly lines: readonly Line[];
}

/** Double-entry books in fen. */
export interface Ledger {
  readonly entries: LedgerEntry[];
  readonly balances: Map<LedgerAccount, Fen>;
}

/** An entry would not balance, or would move nothing: a fault of the program, nothing was written. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: 'ledger/unbalanced' | 'ledger/overdrawn' = 'ledger/unbalanced';

  constructor(code: LedgerError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export function emptyLedger(): Ledger {
  return { entries: [], balances: new Map() };
}

export function balance(ledger: Ledger, account: LedgerAccount): Fen {
  return ledger.balances.get(account) ?? fen(0);
}

/**
 * Writes an entry. Lines of zero are left out.
 *
 * @throws {@link LedgerError} when the lines do not sum to zero, or the pool would be overdrawn.
 */
export function post(ledger: Ledger, entry: Omit<LedgerEntry, 'number'>): LedgerEntry {
  const lines = entry.lines.filter(line => line.amount !== 0);
  let sum = 0n;
  for (const line of lines) sum += BigInt(line.amount);
  if (sum !== 0n || lines.length === 0) {
    throw new LedgerError('ledger/unbalanced', `A ${entry.kind} for ${entry.reference} is off by ${sum} fen`);
  }
  const after = new Map<LedgerAccount, Fen>();
  for (const { account, amount } of lines) {
    after.set(account, fen(BigInt(after.get(account) ?? balance(ledger, account)) + BigInt(amount)));
  }
  if ((after.get('pool') ?? 0) < 0) {
    throw new LedgerError('ledger/overdrawn', `A ${entry.kind} for ${entry.reference} would overdraw the pool`);
  }
  for (const [account, amount] of after) ledger.balances.set(account, amount);
  const written = { ...entry, lines, number: ledger.entries.length + 1 };
  ledger.entries.push(written);
  return written;
}

/** Debit of one account against credit of another. */
export function move(debit: LedgerAccount, credit: LedgerAccount, amount: Fen): Line[] {
  return [
    { account: debit, amount },
    { account: credit, amount: fen(-amount) },
  ];
}
