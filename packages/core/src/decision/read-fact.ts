import type { Exact } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { Dossier, DossierFact } from '../facts/dossier.ts';
import { type Result, Unknown } from '../facts/unknown.ts';

/** What is known of a fact on a day: its value, or why it is missing with the bounds the catalogue gives. */
export function readFact(fact: FactDefinition, dossier: Dossier, asOf: number): Result {
  const known = dossier.facts[fact.index];
  if (!known) return absent(fact);
  if (isStale(fact, known, asOf))
    return new Unknown([{ fact, reason: 'stale', heldUntil: known.asOf }], boundsOf(fact));
  return known.value;
}

/** Whether a value is older than the catalogue allows. */
export function isStale(fact: FactDefinition, known: DossierFact, asOf: number): boolean {
  return fact.freshness !== undefined && known.freshUntil !== undefined && known.freshUntil < asOf;
}

const absences = new WeakMap<FactDefinition, Unknown>();

/** A fact that no record has, with the bounds the catalogue gives; one for everyone. */
export function absent(fact: FactDefinition): Unknown {
  let unknown = absences.get(fact);
  if (!unknown) {
    unknown = new Unknown([{ fact, reason: fact.sharing === 'none' ? 'not-shared' : 'absent' }], boundsOf(fact));
    absences.set(fact, unknown);
  }
  return unknown;
}

function boundsOf(fact: FactDefinition): {
  low: Exact | undefined;
  high: Exact | undefined;
  among: readonly string[] | undefined;
} {
  const number = fact.type.kind !== 'series';
  return {
    low: number ? fact.minimum : undefined,
    high: number ? fact.maximum : undefined,
    among: fact.type.kind === 'enum' ? fact.type.values : undefined,
  };
}
