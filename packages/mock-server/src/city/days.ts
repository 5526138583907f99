import { fen } from '@yongyiban/core/contract';
import { plan } from '../clock/agenda.ts';
import { dayAt, plusDays, startOfDay } from '../clock/instant.ts';
import { balance, move, post } from '../ledger/ledger.ts';
import { topUp } from '../treasury/pool.ts';
import type { World } from '../world/world.ts';
import { historyOf } from './chronicle.ts';
import { countUpTo } from './population.ts';

/** The account that stands for all of the population's. */
export const populationAccount = 'beneficiary/population';

/** When the population's payouts of a day are booked: 21:30, before the day is closed. */
const booking = 21.5 * 3_600_000;

/** For how many days like this one the treasury pays in beforehand. */
const daysAhead = 4;

/** Plans the booking of the first day that the history holds. */
export function planBooking(world: World, day: string): void {
  plan(world.agenda, startOfDay(day) + booking, { kind: 'population-booked' });
}

/**
 * Books what the population was paid since the last booking: the treasury fills the pool for it, the pool funds it, it is
 * settled. One entry a day stands for all of them.
 */
export function bookPopulation(world: World): void {
  const { payouts } = historyOf(world.history!);
  const day = dayAt(world.now);
  const until = countUpTo(payouts.at, Math.floor(world.now / 1000));
  const booked = world.counters.get('booked') ?? 0;
  let amount = 0;
  for (let row = booked; row < until; row += 1) amount += payouts.amount[row]!;
  world.counters.set('booked', until);
  if (amount > 0) {
    const short = amount - balance(world.ledger, 'pool');
    // The treasury pays in for some days at once.
    if (short > 0) topUp(world, fen(short + amount * daysAhead), `population-${day}`);
    const paid = fen(amount);
    const at = world.now;
    const reference = `population-${day}`;
    post(world.ledger, { at, kind: 'funding', reference, lines: move('transit', 'pool', paid) });
    post(world.ledger, { at, kind: 'settlement', reference, lines: move(populationAccount, 'transit', paid) });
  }
  if (until < payouts.at.length) planBooking(world, plusDays(day, 1));
}
