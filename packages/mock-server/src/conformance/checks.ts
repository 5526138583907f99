import type { Check } from './check.ts';
import { accessChecks } from './checks/access.ts';
import { concurrencyChecks } from './checks/concurrency.ts';
import { documentChecks } from './checks/documents.ts';
import { eventChecks } from './checks/events.ts';
import { idempotencyChecks } from './checks/idempotency.ts';
import { limitChecks } from './checks/limits.ts';
import { moneyChecks } from './checks/money.ts';
import { shapeChecks } from './checks/shapes.ts';
import { signInChecks } from './checks/sign-in.ts';

/** Every check, by chapter. */
export const checks: readonly Check[] = [
  ...shapeChecks,
  ...idempotencyChecks,
  ...concurrencyChecks,
  ...moneyChecks,
  ...eventChecks,
  ...signInChecks,
  ...accessChecks,
  ...limitChecks,
  ...documentChecks,
];

/** How many offers all the checks take together. */
export function offersTaken(list: readonly Check[] = checks): number {
  return list.reduce((sum, { offers }) => sum + offers, 0);
}
