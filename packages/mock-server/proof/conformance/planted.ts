/** Every planted defect, and what the kit says of each. */
import { type CheckId, type Outcome, runChecks } from '@yongyiban/mock-server/conformance';
import { openPlatform } from './open.ts';
import type { Plant } from './plant.ts';
import { accessPlants } from './plants/access.ts';
import { concurrencyPlants } from './plants/concurrency.ts';
import { documentPlants } from './plants/documents.ts';
import { eventPlants } from './plants/events.ts';
import { idempotencyPlants } from './plants/idempotency.ts';
import { limitPlants } from './plants/limits.ts';
import { moneyPlants } from './plants/money.ts';
import { shapePlants } from './plants/shapes.ts';
import { signInPlants } from './plants/sign-in.ts';

export const plants: readonly Plant[] = [
  ...shapePlants,
  ...idempotencyPlants,
  ...concurrencyPlants,
  ...moneyPlants,
  ...eventPlants,
  ...signInPlants,
  ...accessPlants,
  ...limitPlants,
  ...documentPlants,
];

/** Runs the whole kit against the simulator with one defect: the checks that fail. */
export async function catchPlanted(plant: Plant): Promise<readonly CheckId[]> {
  return failedOf(await runChecks(await openPlatform(plant)));
}

export function failedOf({ findings }: Outcome): CheckId[] {
  return findings.filter(({ verdict }) => verdict.kind === 'failed').map(({ check }) => check.id);
}
