import type { Bench } from './bench.ts';
import type { CheckId } from './chapter.ts';
import type { Need } from './need.ts';
import type { Source } from './source.ts';
import type { Localized } from './words.ts';

/** One thing that the contract says, and how it is seen whether a platform does it. */
export interface Check {
  /** Stable: reports are compared by it. */
  readonly id: CheckId;
  /** What the contract says. */
  readonly says: Localized;
  /** Where it says so. */
  readonly source: readonly Source[];
  /** What the check does. */
  readonly does: Localized;
  /** What to do where it fails. */
  readonly mend: Localized;
  /** What the builder must provide; without it the check is skipped. */
  readonly needs: readonly Need[];
  /** How many offers it takes for itself. */
  readonly offers: number;
  /** It moves the clock so far that others come before it. */
  readonly late: boolean;
  /** Sees for itself. @throws Nonconformity, NotMade */
  readonly run: (bench: Bench) => Promise<void>;
}

/** A check with the usual left out. */
export type CheckData = Pick<Check, 'says' | 'source' | 'does' | 'mend' | 'run'> &
  Partial<Pick<Check, 'needs' | 'offers' | 'late'>>;

/** Checks of a chapter from their names. */
export function checksOf(chapter: string, data: Readonly<Record<string, CheckData>>): readonly Check[] {
  return Object.entries(data).map(([name, check]) => ({
    id: `${chapter}/${name}` as CheckId,
    needs: ['company'],
    offers: 0,
    late: false,
    ...check,
  }));
}
