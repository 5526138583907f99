import { fen } from '@yongyiban/core/contract';
import { populationAccount } from '../city/days.ts';
import { statusOf } from '../paying/payout.ts';
import type { PayoutRecord, World } from '../world/world.ts';
import { balance } from './ledger.ts';

/**
 * Everything that must hold of the books at any moment, as sentences that name what is wrong; empty when all is well.
 * The ledger balances, the pool is never overdrawn, money in transit is exactly that of payouts under way, every
 * beneficiary holds what was settled and not returned, and no entitlement is paid twice.
 */
export function brokenInvariants(world: World): string[] {
  const broken: string[] = [];
  const { ledger } = world;
  let sum = 0n;
  for (const amount of ledger.balances.values()) sum += BigInt(amount);
  if (sum !== 0n) broken.push(`The ledger is off by ${sum} fen`);
  if (balance(ledger, 'pool') < 0) broken.push('The pool is overdrawn');
  if (balance(ledger, 'advances') > 0) broken.push('The bank was repaid more than it advanced');
  if (balance(ledger, 'returns') !== 0) broken.push('Returned money was not booked back');

  const inTransit = total(
    world,
    payout => payout.funding !== undefined && ['funding', 'instructed'].includes(statusOf(payout)),
  );
  if (balance(ledger, 'transit') !== inTransit)
    broken.push(`In transit are ${balance(ledger, 'transit')} fen, payouts under way hold ${inTransit}`);
  const received = total(world, payout => statusOf(payout) === 'settled');
  let held = 0;
  for (const [account, amount] of ledger.balances) {
    if (account.startsWith('beneficiary/') && account !== populationAccount) held += amount;
  }
  if (held !== received) broken.push(`Beneficiaries hold ${held} fen, settled were ${received}`);

  const alive = new Map<string, number>();
  for (const payout of world.payouts.values()) {
    const status = statusOf(payout);
    if (status === 'rejected' || status === 'returned') continue;
    alive.set(payout.entitlement, (alive.get(payout.entitlement) ?? 0) + 1);
  }
  for (const [entitlement, count] of alive) if (count > 1) broken.push(`${entitlement} is being paid ${count} times`);
  return broken;
}

function total(world: World, wanted: (payout: PayoutRecord) => boolean): number {
  let sum = 0;
  for (const payout of world.payouts.values()) if (wanted(payout)) sum += payout.amount;
  return fen(sum);
}
