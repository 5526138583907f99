import type { FactDefinition } from '../facts/catalogue.ts';
import { formatWindow, monthsIn, type Window } from '../facts/period.ts';
import { type Type, types } from '../facts/type.ts';

/**
 * What a window of a series can be asked for. NULL where it cannot be told, but for the counts:
 * - `sum`, `least`, `greatest`: over a window of which every period is known
 * - `known-sum`, `known-least`, `known-greatest`: over those that are known
 * - `positive`, `possible`: how many periods are above zero for certain, and how many can be; never NULL
 * - `run`, `possible-run`: the longest unbroken run of such, for certain, and possibly; never NULL
 * - `held`: 1 where anything at all is held of the series, else 0; never NULL
 * - `last`: the newest period begun by the day of the decision
 */
export type Measure =
  | 'sum'
  | 'known-sum'
  | 'least'
  | 'known-least'
  | 'greatest'
  | 'known-greatest'
  | 'positive'
  | 'possible'
  | 'run'
  | 'possible-run'
  | 'held'
  | 'last';

/** One column of the table of facts that the policies read. */
export type ColumnRequest =
  | { readonly name: string; readonly kind: 'fact'; readonly fact: FactDefinition }
  /** Whether something is held, but it is older than allowed. */
  | { readonly name: string; readonly kind: 'stale'; readonly fact: FactDefinition }
  /** Whether some item of a list lacks a field; never NULL. */
  | { readonly name: string; readonly kind: 'gaps'; readonly fact: FactDefinition }
  /** Whether a list is not known; never NULL. Asked for only where lists themselves cannot be NULL. */
  | { readonly name: string; readonly kind: 'absent'; readonly fact: FactDefinition }
  /** The periods of a series as a list of records, with the month index `k` and the value `v`. */
  | { readonly name: string; readonly kind: 'periods'; readonly fact: FactDefinition }
  | {
      readonly name: string;
      readonly kind: 'window';
      readonly fact: FactDefinition;
      readonly window: Window;
      readonly measure: Measure;
    };

/** What one period of a series is in a list of periods. */
export const periodRecord: Type = {
  kind: 'record',
  fields: new Map([
    ['k', types.int],
    ['v', types.int],
  ]),
};

/** The columns that printed policies read, each once, however many policies ask for it. */
export class Columns {
  readonly #requests = new Map<string, ColumnRequest>();

  #ask<R extends ColumnRequest>(request: R): string {
    if (!this.#requests.has(request.name)) this.#requests.set(request.name, request);
    return request.name;
  }

  fact(fact: FactDefinition): string {
    return this.#ask({ name: fact.path, kind: 'fact', fact });
  }

  stale(fact: FactDefinition): string {
    return this.#ask({ name: `${fact.path} stale`, kind: 'stale', fact });
  }

  /** Whether a list is not known, for engines whose lists are never NULL. */
  absent(fact: FactDefinition): string {
    return this.#ask({ name: `${fact.path} absent`, kind: 'absent', fact });
  }

  gaps(fact: FactDefinition): string {
    return this.#ask({ name: `${fact.path} gaps`, kind: 'gaps', fact });
  }

  window(fact: FactDefinition, window: Window, measure: Measure): string {
    return this.#ask({ name: `${fact.path} ${measure} ${windowName(window)}`, kind: 'window', fact, window, measure });
  }

  periods(fact: FactDefinition): string {
    return this.#ask({ name: `${fact.path} periods`, kind: 'periods', fact });
  }

  held(fact: FactDefinition): string {
    const window: Window = { first: 0, last: 11, unit: 'year' };
    return this.#ask({ name: `${fact.path} held`, kind: 'window', fact, window, measure: 'held' });
  }

  last(fact: FactDefinition, asOfMonth: number): string {
    const window: Window = { first: 0, last: asOfMonth, unit: 'month' };
    return this.#ask({ name: `${fact.path} last`, kind: 'window', fact, window, measure: 'last' });
  }

  get requests(): readonly ColumnRequest[] {
    return [...this.#requests.values()];
  }
}

/** `2019` and `2019-01/2019-12` are one window to a column. */
function windowName(window: Window): string {
  for (const unit of ['year', 'quarter', 'month'] as const) {
    if (window.first % monthsIn[unit] === 0 && (window.last + 1) % monthsIn[unit] === 0)
      return formatWindow({ ...window, unit });
  }
  return formatWindow(window);
}
