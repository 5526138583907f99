import { addMonths, formatDay } from '../src/day.ts';
import { landmarksOf } from '../src/decision/candidates.ts';
import { add, type Exact } from '../src/exact.ts';
import type { FactDefinition } from '../src/facts/catalogue.ts';
import type { Dossier, DossierFact } from '../src/facts/dossier.ts';
import { monthsIn } from '../src/facts/period.ts';
import type { Type } from '../src/facts/type.ts';
import type { Value } from '../src/facts/value.ts';
import type { FactCatalogue, Policy } from '../src/policy.ts';
import type { Random } from './random.ts';

const regions = [
  '330200',
  '330203',
  '330282',
  '330281',
  '330213',
  '330205',
  '330212',
  '330211',
  '330000',
  '110000',
  '330282001000',
];

/** A value of a type: often one that a policy compares with, or one just beside it. */
function randomValue(type: Type, random: Random, marks: ReadonlyMap<string, readonly Value[]>): Value {
  const near = (kind: string, otherwise: () => Exact): Exact => {
    const known = marks.get(kind) ?? [];
    if (!known.length || random.chance(3)) return otherwise();
    return add(random.pick(known) as Exact, random.pick([0, 0, 1, -1]));
  };
  switch (type.kind) {
    case 'bool':
      return random.chance(2);
    case 'enum':
      return random.pick(type.values);
    case 'region':
      return random.pick(regions);
    case 'string':
      return random.pick(['示例', 'x', '__proto__']);
    case 'int':
      return Math.max(0, Number(near('number', () => random.below(2000))));
    case 'decimal':
      return near('number', () => ({ n: random.below(1000) * 2 + 1, d: 8 }));
    case 'money': {
      const value = near('money', () => random.below(2 ** 31) * random.pick([1, 1, 100, 10_000]));
      return typeof value === 'number' ? Math.max(0, value) : 0;
    }
    case 'percent': {
      const known = marks.get('percent') ?? [];
      if (known.length && !random.chance(3))
        return add(random.pick(known) as Exact, random.pick([0, 0, { n: 1, d: 1000 }]));
      return { n: random.below(300) * 2 + 1, d: 1000 };
    }
    case 'date':
      return near('date', () => 14_000 + random.below(7000)) as number;
    case 'list':
      return Array.from({ length: random.below(4) }, () => randomValue(type.of, random, marks));
    case 'record': {
      const record = new Map<string, Value>();
      for (const [name, field] of type.fields)
        if (!random.chance(12)) record.set(name, randomValue(field, random, marks));
      return record;
    }
    default:
      throw new TypeError(`no random ${type.kind}`);
  }
}

function randomSeries(
  fact: FactDefinition,
  around: number,
  random: Random,
  marks: ReadonlyMap<string, readonly Value[]>,
): Value {
  if (fact.type.kind !== 'series') throw new TypeError('no series');
  const granularity = random.chance(6) ? random.pick(['month', 'quarter', 'year'] as const) : fact.type.granularity;
  const step = monthsIn[granularity];
  const last = around + 12;
  const values = new Map<number, Exact | boolean>();
  const steady = random.chance(2) ? randomValue(fact.type.of, random, marks) : undefined;
  for (let at = last - 72 - ((last - 72) % step); at <= last; at += step) {
    if (!random.chance(40))
      values.set(
        at,
        (steady ?? (random.chance(8) && fact.type.of.kind !== 'bool' ? 0 : randomValue(fact.type.of, random, marks))) as
          | Exact
          | boolean,
      );
  }
  return { fact, granularity, values };
}

/** A dossier that knows everything a policy may read. */
export function randomDossier(
  catalogue: FactCatalogue,
  policy: Policy,
  facts: readonly FactDefinition[],
  asOf: number,
  random: Random,
): Dossier {
  const marks = landmarksOf(policy).constants;
  const month = Number(formatDay(asOf).slice(0, 4)) * 12 + Number(formatDay(asOf).slice(5, 7)) - 1;
  const known: (DossierFact | undefined)[] = catalogue.list.map(() => undefined);
  for (const fact of facts) {
    const value =
      fact.type.kind === 'series' ? randomSeries(fact, month, random, marks) : randomValue(fact.type, random, marks);
    const day = asOf - random.below(500);
    known[fact.index] = {
      value,
      asOf: day,
      bySubject: random.chance(10),
      ...(fact.freshness && { freshUntil: addMonths(day, fact.freshness.months) + fact.freshness.days }),
    };
  }
  return {
    subject: { kind: random.chance(20) ? 'individual' : random.pick(policy.subjects), id: 'FUZZ', name: '示例' },
    catalogue,
    facts: known,
    shown: [],
  };
}

/** The same dossier without some facts. */
export function without(dossier: Dossier, facts: readonly FactDefinition[]): Dossier {
  const known = [...dossier.facts];
  for (const fact of facts) known[fact.index] = undefined;
  return { ...dossier, facts: known, shown: [] };
}
