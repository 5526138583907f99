/** Runs the kit against its share of the planted defects, and tells of each. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckId } from '@yongyiban/mock-server/conformance';
import { catchPlanted, plants } from './planted.ts';

export interface Told {
  readonly name: string;
  readonly caughtBy: CheckId;
  readonly by: readonly CheckId[];
}

const { share, shares } = workerData as { share: number; shares: number };
for (const [index, plant] of plants.entries()) {
  if (index % shares !== share) continue;
  const by = await catchPlanted(plant);
  parentPort!.postMessage({ name: plant.name, caughtBy: plant.caughtBy, by } satisfies Told);
}
