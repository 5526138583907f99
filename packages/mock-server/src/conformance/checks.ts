import type { Check } from './check.ts';
import { concurrencyChecks } from './checks/concurrency.ts';
import { idempotencyChecks } from './checks/idempotency.ts';
import { moneyChecks } from './checks/money.ts';
import { shapeChecks } from './checks/shapes.ts';

/** Every check, by chapter. */
export const checks: readonly Check[] = [...shapeChecks, ...idempotencyChecks, ...concurrencyChecks, ...moneyChecks];

/** How many offers all the checks take together. */
export function offersTaken(list: readonly Check[] = checks): number {
  return list.reduce((sum, { offers }) => sum + offers, 0);
}
