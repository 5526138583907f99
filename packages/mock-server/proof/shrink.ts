import type { Schedule, Step } from './schedule.ts';

/** Cuts a schedule down to one from which nothing can be left out any more without it going well. */
export async function shrink(schedule: Schedule, fails: (candidate: Schedule) => Promise<boolean>): Promise<Schedule> {
  let smallest = schedule;
  const attempt = async (candidate: Schedule): Promise<boolean> => {
    if (!(await fails(candidate))) return false;
    smallest = candidate;
    return true;
  };
  for (let size = Math.ceil(smallest.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < smallest.steps.length; ) {
      const steps = smallest.steps.filter((_, index) => index < from || index >= from + size);
      if (!(await attempt({ ...smallest, steps }))) from += size;
    }
  }
  for (const plain of [{ version: 'present' }, { locks: 'web' }, { life: 82_800_000 }] as const)
    await attempt({ ...smallest, ...plain });
  for (let index = 0; index < smallest.steps.length; index++)
    for (const at of [0, Math.round((smallest.steps[index] as Step).at / 1000) * 1000]) {
      const steps = smallest.steps.map((step, other) => (other === index ? { ...step, at } : step));
      if (await attempt({ ...smallest, steps: steps.sort((a, b) => a.at - b.at) })) break;
    }
  return smallest;
}
