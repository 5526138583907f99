import { describe, expect, it } from 'vitest';
import type { Plant } from './plant.ts';
import { catchPlanted } from './planted.ts';

/** A test for each planted defect: the check that is there for it must fail. */
export function everyPlantIsCaught(chapter: string, plants: readonly Plant[]): void {
  describe(`the kit catches planted defects of ${chapter}`, () => {
    it.each(plants.map(plant => [plant.name, plant.caughtBy, plant] as const))(
      '%s: %s',
      { timeout: 30_000 },
      async (_name, id, plant) => {
        expect(await catchPlanted(plant)).toContain(id);
      },
    );
  });
}
