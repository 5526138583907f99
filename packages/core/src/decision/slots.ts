import { denominator, type Exact, multiplyInt, numerator } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { Dossier } from '../facts/dossier.ts';
import type { Type } from '../facts/type.ts';
import { type Result, Unknown } from '../facts/unknown.ts';
import { readFact } from './read-fact.ts';
import { type Closure, type Run, stepBudget } from './run.ts';

/** In a slot: the value is not known. */
const unknown = Number.NaN;
/** In a slot: not computed yet. */
const pending = Number.NEGATIVE_INFINITY;
/** In a slot: a value that a double cannot stand for exactly; the policy is decided the exact way. */
const beyond = Number.POSITIVE_INFINITY;

/**
 * A value as one double. Exact for what policies compare: whole numbers within ±(2^53 − 1), and decimals of at most
 * fifteen digits, of which no two share a double, in the same order as their doubles (IEEE 754: 15 digits survive).
 */
export function slotOf(type: Type, result: Result): number {
  if (result instanceof Unknown) return unknown;
  switch (type.kind) {
    case 'bool':
      return result === true ? 1 : 0;
    case 'enum':
      return type.values.indexOf(result as string);
    case 'region':
      return regionNumber(result as string);
    case 'int':
    case 'uint':
    case 'date':
    case 'money':
    case 'percent':
    case 'decimal':
      return exactSlot(result as Exact);
    default:
      return beyond;
  }
}

/** Region codes as twelve digits, so that a region is one stretch of numbers. */
export function regionNumber(code: string): number {
  return Number(code.padEnd(12, '0'));
}

const digits = 1e15;

/** The double of a number that has at most fifteen digits; beyond it, none. */
export function exactSlot(value: Exact): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return beyond;
  const [n, d] = [numerator(value), denominator(value)];
  if (typeof n !== 'number' || typeof d !== 'number') return beyond;
  let scale = 1;
  while (scale % d !== 0 && scale < digits) scale *= 10;
  const scaled = multiplyInt(n, scale / d);
  return scale % d === 0 && typeof scaled === 'number' && Math.abs(scaled) < digits ? n / d : beyond;
}

/** Whether a type's values can stand in a slot. */
export function fitsSlot(type: Type): boolean {
  return (
    type.kind === 'bool' ||
    type.kind === 'enum' ||
    type.kind === 'region' ||
    type.kind === 'int' ||
    type.kind === 'date' ||
    type.kind === 'money' ||
    type.kind === 'percent' ||
    type.kind === 'decimal'
  );
}

/** What a subject's data come to, laid out for many policies: one double for each fact or formula that any of them reads. */
export interface Facts {
  readonly slots: Float64Array;
  readonly run: Run;
  /** The kind of subject, as one bit. */
  readonly kind: number;
  /** Every fact could be laid out exactly; else policies are decided the exact way. */
  readonly exact: boolean;
}

/** One slot: a plain fact, filled at once, or a formula, filled when first asked for. */
interface Slot {
  readonly type: Type;
  readonly fact?: FactDefinition;
  readonly closure: Closure;
}

export const kinds: Readonly<Record<Dossier['subject']['kind'], number>> = {
  enterprise: 1,
  'sole-trader': 2,
  individual: 4,
};

/** The slots that a set of policies shares. */
export class Layout {
  readonly #slots: Slot[] = [];
  readonly #byKey = new Map<unknown, number>();
  #plain: readonly (readonly [number, FactDefinition])[] | undefined;
  #template: Float64Array | undefined;

  /** The slot of a fact that departments supply. */
  fact(fact: FactDefinition): number {
    return this.#add(fact, { type: fact.type, fact, closure: run => readFact(fact, run.dossier, run.asOf) });
  }

  /** The slot of a formula; formulas written alike share one. */
  formula(key: string, type: Type, closure: Closure): number {
    return this.#add(key, { type, closure });
  }

  /** A slot that nothing else shares. */
  own(type: Type, closure: Closure): number {
    this.#template = undefined;
    this.#plain = undefined;
    return this.#slots.push({ type, closure }) - 1;
  }

  #add(key: unknown, slot: Slot): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.#slots.length);
    this.#template = undefined;
    this.#plain = undefined;
    return this.#slots.push(slot) - 1;
  }

  /** Lays a dossier out. */
  read(dossier: Dossier, asOf: number): Facts {
    this.#template ??= Float64Array.from(this.#slots, () => pending);
    this.#plain ??= this.#slots.flatMap((slot, i) => (slot.fact ? [[i, slot.fact] as const] : []));
    const slots = new Float64Array(this.#template);
    let exact = true;
    for (const [i, fact] of this.#plain) {
      const value = slotOf(fact.type, readFact(fact, dossier, asOf));
      slots[i] = value;
      if (value === beyond) exact = false;
    }
    return { slots, run: { dossier, asOf, locals: [], budget: stepBudget }, kind: kinds[dossier.subject.kind], exact };
  }

  /** The value of a formula's slot, computed the first time. */
  fill(index: number, facts: Facts): number {
    const value = facts.slots[index]!;
    if (value !== pending) return value;
    const slot = this.#slots[index]!;
    facts.run.budget = stepBudget;
    const filled = slotOf(slot.type, slot.closure(facts.run));
    facts.slots[index] = filled;
    return filled;
  }
}
