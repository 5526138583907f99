import { type Fen, fen } from '@yongyiban/core/contract';

/** A credit transfer as the bank keeps it, in its own books: what a statement is drawn from. */
export interface Transfer {
  /** ISO 20022 EndToEndId, by which platform and bank speak of the same payment. */
  readonly endToEndId: string;
  readonly amount: Fen;
  readonly account: string;
  readonly instructedAt: number;
  outcome?: { readonly status: 'ACSC' | 'RJCT'; readonly reason?: string; readonly at: number };
  returned?: { readonly reason: string; readonly at: number };
}

/** One line of a statement: money out to a beneficiary, or back from one. */
export interface StatementLine {
  readonly endToEndId: string;
  readonly amount: Fen;
  readonly direction: 'debit' | 'credit';
  readonly at: number;
}

/** The bank as the world keeps it. */
export interface Bank {
  /** No transfer is carried out and no advance given while it is down; what was instructed waits. */
  down: boolean;
  /** What it advances at most, in all. */
  advanceLimit: Fen;
  readonly transfers: Map<string, Transfer>;
  /** What it has booked and not yet put on a statement. */
  booked: StatementLine[];
}

export function foundBank(): Bank {
  return { down: false, advanceLimit: fen(50_000_000_000), transfers: new Map(), booked: [] };
}

/** The platform instructs a transfer (pacs.008). The same EndToEndId is taken once. */
export function instruct(bank: Bank, transfer: Omit<Transfer, 'outcome' | 'returned'>): void {
  if (!bank.transfers.has(transfer.endToEndId)) bank.transfers.set(transfer.endToEndId, { ...transfer });
}

/** The bank reports what came of a transfer (pacs.002). */
export function report(bank: Bank, endToEndId: string, outcome: NonNullable<Transfer['outcome']>): void {
  const transfer = bank.transfers.get(endToEndId)!;
  transfer.outcome = outcome;
  if (outcome.status !== 'ACSC') return;
  bank.booked.push({ endToEndId, amount: transfer.amount, direction: 'debit', at: outcome.at });
}

/** Money comes back from the beneficiary's bank (pacs.004). */
export function giveBack(bank: Bank, endToEndId: string, reason: string, at: number): void {
  const transfer = bank.transfers.get(endToEndId)!;
  transfer.returned = { reason, at };
  bank.booked.push({ endToEndId, amount: transfer.amount, direction: 'credit', at });
}
