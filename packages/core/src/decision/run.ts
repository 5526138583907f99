import type { Dossier } from '../facts/dossier.ts';
import type { Result } from '../facts/unknown.ts';
import type { Moment } from '../policy/overload.ts';

/** One evaluation: whose data, as of when, and the variables of comprehensions by depth. */
export interface Run extends Moment {
  readonly dossier: Dossier;
  readonly locals: Result[];
  /** Steps of comprehensions still allowed. */
  budget: number;
}

/** A checked tree made runnable. Pure but for the run's locals and budget. */
export type Closure = (run: Run) => Result;

/** Steps a decision may spend in comprehensions: far above any dossier, far below a hang. */
export const stepBudget = 200_000;
