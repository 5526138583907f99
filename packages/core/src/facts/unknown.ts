import type { Exact } from '../exact.ts';
import type { FactDefinition } from './catalogue.ts';
import type { Window } from './period.ts';
import type { Value } from './value.ts';

/** Why a fact is missing; see `design.md` of the decision room. */
export type MissingReason = 'absent' | 'stale' | 'not-shared' | 'granularity';

/** A fact, or one stretch of a series, that an expression asked for and did not get. */
export interface Missing {
  readonly fact: FactDefinition;
  readonly reason: MissingReason;
  /** The periods asked for, where the fact is a series. */
  readonly window?: Window;
  /** The last day held, as a day count, where the reason is `stale`. */
  readonly heldUntil?: number;
}

/** What could not be computed, and why: CEL's runtime error. It decides nothing, exactly like an unknown. */
export interface Failure {
  readonly code: 'division-by-zero' | 'overflow' | 'no-base' | 'no-such-key' | 'out-of-range' | 'conversion' | 'cost';
  readonly message: string;
}

/**
 * CEL's unknown (and error): no value, but what is known of it. `low` and `high` bound a number, `among` lists what an
 * enumeration may still be, so that a comparison can be settled while facts are missing.
 */
export class Unknown {
  readonly missing: readonly Missing[];
  readonly failure: Failure | undefined;
  readonly low: Exact | undefined;
  readonly high: Exact | undefined;
  readonly among: readonly string[] | undefined;

  constructor(
    missing: readonly Missing[],
    known: {
      low?: Exact | undefined;
      high?: Exact | undefined;
      among?: readonly string[] | undefined;
      failure?: Failure | undefined;
    } = {},
  ) {
    this.missing = missing;
    this.failure = known.failure;
    this.low = known.low;
    this.high = known.high;
    this.among = known.among;
  }
}

/** What an expression evaluates to. */
export type Result = Value | Unknown;

/** A result that could not be computed. */
export function fail(code: Failure['code'], message: string): Unknown {
  return new Unknown([], { failure: { code, message } });
}

/** Everything that is missing among several results, each once. */
export function merge(
  results: readonly Result[],
  known: { low?: Exact | undefined; high?: Exact | undefined; among?: readonly string[] | undefined } = {},
): Unknown {
  let first: Unknown | undefined;
  let failure: Failure | undefined;
  let missing: readonly Missing[] = [];
  for (const result of results) {
    if (!(result instanceof Unknown)) continue;
    missing = first ? union(missing, result.missing) : result.missing;
    first ??= result;
    failure ??= result.failure;
  }
  return new Unknown(missing, failure ? { ...known, failure } : known);
}

/** Both lists, each entry once. */
export function union(some: readonly Missing[], more: readonly Missing[]): readonly Missing[] {
  const added = more.filter(one => !some.some(other => same(one, other)));
  return added.length ? [...some, ...added] : some;
}

function same(a: Missing, b: Missing): boolean {
  if (a === b) return true;
  if (a.fact !== b.fact || a.reason !== b.reason) return false;
  return a.window?.first === b.window?.first && a.window?.last === b.window?.last;
}
