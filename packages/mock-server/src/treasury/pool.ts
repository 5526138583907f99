import { type Fen, fen } from '@yongyiban/core/contract';
import { balance, move, post } from '../ledger/ledger.ts';
import type { World } from '../world/world.ts';

/** How one payout is funded: out of the pool first, and what the pool can't cover the bank advances. */
export interface Funding {
  readonly pool: Fen;
  readonly advance: Fen;
}

/** The treasury pays into the fund pool. */
export function topUp(world: World, amount: Fen, reference: string): void {
  post(world.ledger, { at: world.now, kind: 'top-up', reference, lines: move('pool', 'budget', amount) });
}

/** Money that a new payout can have at once; null when pool and the bank's limit together do not reach. */
export function fund(world: World, amount: Fen, reference: string): Funding | null {
  const held = balance(world.ledger, 'pool');
  const pool = held < amount ? held : amount;
  const advance = fen(amount - pool);
  const owed = fen(-balance(world.ledger, 'advances'));
  if (advance > 0 && (world.bank.down || owed + advance > world.bank.advanceLimit)) return null;
  post(world.ledger, {
    at: world.now,
    kind: 'funding',
    reference,
    lines: [
      { account: 'transit', amount },
      { account: 'pool', amount: fen(-pool) },
      { account: 'advances', amount: fen(-advance) },
    ],
  });
  return { pool, advance };
}

/** The money arrives at the beneficiary. */
export function settle(world: World, amount: Fen, account: string, reference: string): void {
  post(world.ledger, {
    at: world.now,
    kind: 'settlement',
    reference,
    lines: move(`beneficiary/${account}`, 'transit', amount),
  });
}

/** Funded money that could not be paid goes back to where it came from: the pool, and the bank's advance. */
export function unfund(world: World, funding: Funding, reference: string): void {
  post(world.ledger, { at: world.now, kind: 'rejection', reference, lines: backTo(funding, 'transit') });
}

/** The beneficiary's bank sends the money back, and it is booked to where it came from. */
export function takeBack(world: World, funding: Funding, account: string, reference: string): void {
  const amount = fen(funding.pool + funding.advance);
  post(world.ledger, {
    at: world.now,
    kind: 'return',
    reference,
    lines: move('returns', `beneficiary/${account}`, amount),
  });
  post(world.ledger, { at: world.now, kind: 'return-booked', reference, lines: backTo(funding, 'returns') });
}

function backTo(funding: Funding, from: 'transit' | 'returns') {
  return [
    { account: 'pool', amount: funding.pool },
    { account: 'advances', amount: funding.advance },
    { account: from, amount: fen(-(funding.pool + funding.advance)) },
  ] as const;
}
