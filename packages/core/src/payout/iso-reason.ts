import type { Localized } from '../localized.ts';
/** What went wrong with the money, and what to do next. */
export interface ReasonWords {
  readonly title: Localized;
  readonly next: Localized;
  readonly mend: 'account' | 'wait' | 'help';
}
export declare function isoReason(code: string | undefined): ReasonWords;
