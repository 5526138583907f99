import type { Localized } from '../localized.ts';
import type { Granularity } from './period.ts';

/** The plain kinds: CEL's own first, then those of the domain. */
export type PlainKind =
  | 'bool'
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bytes'
  | 'null'
  | 'timestamp'
  | 'duration'
  /** An amount of money, exact; a whole number of fen once it is rounded. */
  | 'money'
  /** A ratio, exact: 5.5 % is 11/200. */
  | 'percent'
  /** A number without a unit, exact. */
  | 'decimal'
  | 'date'
  | 'region'
  /** A stretch of periods. */
  | 'window';

/** The type of a fact, a parameter or an expression. */
export type Type =
  | { readonly kind: PlainKind }
  /** The words of its values, where the catalogue gives them, are for people only: two enumerations are one by their values. */
  | { readonly kind: 'enum'; readonly values: readonly string[]; readonly labels?: ReadonlyMap<string, Localized> }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Type> }
  | { readonly kind: 'series'; readonly granularity: Granularity; readonly of: Type }
  /** Tiers or brackets: a value from each threshold on. */
  | { readonly kind: 'bands'; readonly key: Type; readonly value: Type }
  /** A lookup table of lower bounds: rows by key, columns by indicator, one bound for each level but the lowest. */
  | { readonly kind: 'table'; readonly columns: ReadonlyMap<string, Type>; readonly levels: readonly string[] }
  | { readonly kind: 'row'; readonly columns: ReadonlyMap<string, Type>; readonly levels: readonly string[] };

const plain = (kind: PlainKind): Type => ({ kind });

/** The plain types, one of each. */
export const types: { readonly [K in PlainKind]: Type } = {
  bool: plain('bool'),
  int: plain('int'),
  uint: plain('uint'),
  double: plain('double'),
  string: plain('string'),
  bytes: plain('bytes'),
  null: plain('null'),
  timestamp: plain('timestamp'),
  duration: plain('duration'),
  money: plain('money'),
  percent: plain('percent'),
  decimal: plain('decimal'),
  date: plain('date'),
  region: plain('region'),
  window: plain('window'),
};

/** Writes a type as authors write it. */
export function formatType(type: Type): string {
  switch (type.kind) {
    case 'int':
      return 'integer';
    case 'enum':
      return `enum(${type.values.join(', ')})`;
    case 'list':
      return `list(${formatType(type.of)})`;
    case 'map':
      return `map(${formatType(type.key)}, ${formatType(type.value)})`;
    case 'record':
      return `record(${[...type.fields.keys()].join(', ')})`;
    case 'series':
      return `series(${type.granularity}, ${formatType(type.of)})`;
    case 'bands':
      return `bands(${formatType(type.key)}, ${formatType(type.value)})`;
    default:
      return type.kind;
  }
}

/** Whether two types are the same. */
export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'enum':
      return a.values.join('|') === (b as typeof a).values.join('|');
    case 'list':
      return sameType(a.of, (b as typeof a).of);
    case 'bands':
    case 'map':
      return sameType(a.key, (b as typeof a).key) && sameType(a.value, (b as typeof a).value);
    case 'record': {
      const other = (b as typeof a).fields;
      return (
        a.fields === other ||
        ([...a.fields].every(([k, t]) => other.has(k) && sameType(t, other.get(k)!)) && a.fields.size === other.size)
      );
    }
    case 'series':
      return a.granularity === (b as typeof a).granularity && sameType(a.of, (b as typeof a).of);
    default:
      return true;
  }
}

const words: Readonly<Record<string, Type>> = {
  bool: types.bool,
  boolean: types.bool,
  integer: types.int,
  decimal: types.decimal,
  percent: types.percent,
  money: types.money,
  date: types.date,
  text: types.string,
  region: types.region,
};

/** Reads a type as authors write it: `money`, `enum(micro, small)`, `series(month, money)`; undefined when it is none. */
export function parseType(text: string): Type | undefined {
  const known = Object.hasOwn(words, text) ? words[text] : undefined;
  if (known) return known;
  const match = /^(enum|series|list)\((.*)\)$/s.exec(text.trim());
  if (!match) return undefined;
  const inside = match[2] ?? '';
  if (match[1] === 'enum') {
    const values = inside.split(',').map(value => value.trim());
    return values.every(Boolean) && new Set(values).size === values.length ? { kind: 'enum', values } : undefined;
  }
  if (match[1] === 'list') {
    const of = parseType(inside.trim());
    return of && { kind: 'list', of };
  }
  const [granularity, rest] = inside.split(/,(.*)/s).map(part => part.trim());
  const of = rest ? parseType(rest) : undefined;
  if (!of || (granularity !== 'month' && granularity !== 'quarter' && granularity !== 'year')) return undefined;
  return of.kind === 'money' || of.kind === 'int' || of.kind === 'decimal' || of.kind === 'bool'
    ? { kind: 'series', granularity, of }
    : undefined;
}

/** An enumeration with the words of its values; any other type as it is. Undefined where words are given to no value of it. */
export function labelled(type: Type, values: Readonly<Record<string, Localized>> | undefined): Type | undefined {
  if (!values) return type;
  if (type.kind !== 'enum' || Object.keys(values).some(value => !type.values.includes(value))) return undefined;
  return { ...type, labels: new Map(Object.entries(values)) };
}
