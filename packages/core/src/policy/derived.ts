import type { FactCatalogue, FactDefinition, SharingClass } from '../facts/catalogue.ts';
import { pathPattern } from '../facts/catalogue.ts';
import type { Problem } from '../facts/problem.ts';
import { labelled, parseType, type Type, types } from '../facts/type.ts';
import type { Localized } from '../localized.ts';
import { canonicalJson } from './canonical.ts';
import { type PolicySource, Reader } from './reader.ts';
import { type DerivedData, derivedSchema } from './schema.ts';
import { sha256 } from './sha256.ts';
import { type Exception, type Parameter, type Tree, walk } from './tree.ts';

/** A named, versioned rule that gives one fact from others. */
export interface Derivation {
  readonly fact: FactDefinition;
  readonly version: number;
  readonly title: Localized;
  readonly source?: string;
  readonly digest: string;
  readonly expression: string;
  readonly value: Tree;
  readonly exceptions: readonly Exception[];
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** A catalogue with the derived facts in it, or everything that is wrong with them. */
export type Derived =
  | { readonly catalogue: FactCatalogue; readonly problems?: undefined }
  | { readonly catalogue?: undefined; readonly problems: readonly Problem[] };

const derivations = new WeakMap<FactDefinition, Derivation>();

/** Sets down the rule behind a derived fact. */
export function register(fact: FactDefinition, derivation: Derivation): void {
  derivations.set(fact, derivation);
}

/** The rule behind a derived fact; undefined for a fact that departments supply. */
export function derivationOf(fact: FactDefinition): Derivation | undefined {
  return fact.derived ? derivations.get(fact) : undefined;
}

/**
 * Adds derived facts to a catalogue: each is a rule over other facts, derived ones included, without circles. Parse
 * dossiers and load policies with the catalogue that comes back.
 */
export function deriveFacts(catalogue: FactCatalogue, sources: readonly PolicySource[]): Derived {
  const problems: Problem[] = [];
  const readers: { readonly reader: Reader; readonly data: DerivedData; readonly fact: Mutable<FactDefinition> }[] = [];
  const list: FactDefinition[] = [...catalogue.list];
  const extended: FactCatalogue = { list, facts: new Map(catalogue.facts) };
  for (const source of sources) {
    const reader = new Reader(source, extended);
    const declared = declare(reader, source.data, list.length);
    if (declared) {
      list.push(declared.fact);
      (extended.facts as Map<string, FactDefinition>).set(declared.fact.path, declared.fact);
      readers.push({ reader, ...declared });
    } else problems.push(...reader.problems);
  }
  for (const { reader, data, fact } of readers) {
    const derivation = resolve(reader, data, fact);
    problems.push(...reader.problems);
    if (derivation) register(fact, derivation);
  }
  for (const { reader, fact } of readers) {
    const circle = circleThrough(fact);
    if (circle) {
      reader.problems.length = 0;
      reader.problem(
        'circle',
        ['value'],
        `${[...circle, circle[0]].join(' → ')} goes round in a circle.`,
        'Let no derived fact need itself.',
      );
      problems.push(...reader.problems);
    } else fact.sharing = strictest(fact);
  }
  return problems.length ? { problems } : { catalogue: extended };
}

const knownKeys = [
  'derived',
  'version',
  'title',
  'source',
  'type',
  'unit',
  'department',
  'parameters',
  'tables',
  'value',
  'exceptions',
  'text',
  'when',
  'label',
  'from',
];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function declare(
  reader: Reader,
  raw: unknown,
  index: number,
): { data: DerivedData; fact: Mutable<FactDefinition> } | undefined {
  const parsed = derivedSchema.safeParse(raw);
  if (!parsed.success) {
    reader.shape(parsed.error.issues, knownKeys);
    return undefined;
  }
  const data = parsed.data;
  const plain = parseType(data.type);
  const type = plain && labelled(plain, data.values);
  if (!type || type.kind === 'series' || type.kind === 'list')
    reader.problem(
      'type',
      ['type'],
      `"${data.type}" is no type for a derived fact.`,
      'Use bool, integer, decimal, percent, money, date or enum(…).',
    );
  if (!pathPattern.test(data.derived) || reader.catalogue.facts.has(data.derived))
    reader.problem(
      'name',
      ['derived'],
      `"${data.derived}" is no path, or is taken.`,
      'Use a dotted camelCase path of its own.',
    );
  if (!type || reader.problems.length) return undefined;
  return {
    data,
    fact: {
      path: data.derived,
      index,
      label: data.title,
      type,
      fieldLabels: new Map(),
      department: { id: 'derived', label: data.department },
      sharing: 'unconditional',
      ...(data.unit && { unit: data.unit }),
      derived: true,
    },
  };
}

function resolve(reader: Reader, data: DerivedData, fact: FactDefinition): Derivation | undefined {
  const parameters = reader.parameters(data);
  const scope = { catalogue: reader.catalogue, parameters };
  const expected: Type = fact.type;
  const value = reader.expression(data.value, ['value'], scope, expected);
  const exceptions = (data.exceptions ?? []).flatMap((exception, i) => {
    const when = reader.expression(exception.when, ['exceptions', i, 'when'], scope, types.bool);
    const then = reader.expression(exception.value, ['exceptions', i, 'value'], scope, expected);
    return when && then ? [{ text: exception.text, when, value: then }] : [];
  });
  if (!value || reader.problems.length) return undefined;
  return {
    fact,
    version: data.version,
    title: data.title,
    ...(data.source !== undefined && { source: data.source }),
    get digest() {
      return sha256(canonicalJson(data));
    },
    expression: data.value,
    value,
    exceptions,
    parameters,
  };
}

/** The facts a derived fact reads directly. */
export function inputsOf(derivation: Derivation): readonly FactDefinition[] {
  const facts = new Set<FactDefinition>();
  const collect = (tree: Tree): void => walk(tree, node => void (node.op === 'fact' && facts.add(node.fact)));
  collect(derivation.value);
  for (const exception of derivation.exceptions) {
    collect(exception.when);
    collect(exception.value);
  }
  return [...facts];
}

function circleThrough(start: FactDefinition): readonly string[] | undefined {
  const seen = new Set<FactDefinition>();
  const search = (fact: FactDefinition, path: readonly string[]): readonly string[] | undefined => {
    const derivation = derivationOf(fact);
    for (const input of derivation ? inputsOf(derivation) : []) {
      if (input === start) return path;
      if (seen.has(input)) continue;
      seen.add(input);
      const found = search(input, [...path, input.path]);
      if (found) return found;
    }
    return undefined;
  };
  return search(start, [start.path]);
}

/** What follows from a fact that may not be shared may not be shared either. */
export function strictest(fact: FactDefinition): SharingClass {
  const order: readonly SharingClass[] = ['unconditional', 'conditional', 'none'];
  const derivation = derivationOf(fact);
  const inputs = derivation
    ? inputsOf(derivation).map(input => (input.derived ? strictest(input) : input.sharing))
    : [];
  return inputs.reduce<SharingClass>((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'unconditional');
}
