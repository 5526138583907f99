import { type Fen, fen } from '@yongyiban/core/contract';
import { dayAt } from '../clock/instant.ts';
import { strikes } from '../faults/fault.ts';
import type { World } from '../world/world.ts';
import type { StatementLine } from './bank.ts';

/** The bank's account of one day (camt.053). */
export interface Statement {
  readonly number: number;
  readonly day: string;
  readonly at: number;
  readonly lines: readonly StatementLine[];
}

/**
 * Draws the day's statement from what the bank has booked. Faults spoil it as real ones are spoilt: a line is left for
 * the next day, stands there twice, or with another amount.
 */
export function drawStatement(world: World): Statement {
  const { bank } = world;
  const lines: StatementLine[] = [];
  const later: StatementLine[] = [];
  for (const line of bank.booked) {
    if (strikes(world, 'statement-missing', {})) later.push(line);
    else if (strikes(world, 'statement-duplicate', {})) lines.push(line, line);
    else if (strikes(world, 'statement-differs', {})) lines.push({ ...line, amount: fen(line.amount + 100) });
    else lines.push(line);
  }
  bank.booked = later;
  const statement = { number: world.statements.length + 1, day: dayAt(world.now), at: world.now, lines };
  world.statements.push(statement);
  return statement;
}

/** Sums of a statement by direction. */
export function totals(lines: readonly StatementLine[]): { debit: Fen; credit: Fen } {
  let debit = 0;
  let credit = 0;
  for (const { amount, direction } of lines) {
    if (direction === 'debit') debit += amount;
    else credit += amount;
  }
  return { debit: fen(debit), credit: fen(credit) };
}
