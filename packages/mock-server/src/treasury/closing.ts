import { isWorkingDay } from '@yongyiban/core/application';
import { plan } from '../clock/agenda.ts';
import { dayAt, plusDays, startOfDay } from '../clock/instant.ts';
import type { World } from '../world/world.ts';
import { endDay } from './reconciliation.ts';

/** When a day of banking is closed: 22:00. */
const closing = 22 * 3_600_000;

/** Plans the closing of the next working day; banks and treasury close no books on a day off. */
export function planClosing(world: World): void {
  let day = dayAt(world.now);
  while (startOfDay(day) + closing <= world.now || !isWorkingDay(day)) day = plusDays(day, 1);
  plan(world.agenda, startOfDay(day) + closing, { kind: 'day-ends' });
}

/** Closes the day, unless the bank is down; then the next closing covers both. */
export function closeDay(world: World): void {
  if (!world.bank.down) endDay(world);
  planClosing(world);
}
