import { readFileSync } from 'node:fs';
import { getConformanceSuite } from '@bufbuild/cel-spec/testdata/tests.js';
import { expect, it } from 'vitest';
import { closureOf } from '../../decision/closures.ts';
import type { FactCatalogue, FactDefinition } from '../../facts/catalogue.ts';
import { type Type, types } from '../../facts/type.ts';
import { Unknown } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import { checkExpression } from '../check.ts';

/** What became of one case of the official conformance vectors. */
interface Verdict {
  readonly section: string;
  readonly name: string;
  readonly expression: string;
  /** `refused` with its reason at load; `exact`; or `wrong`, which must not be. */
  readonly result: 'refused' | 'exact' | 'wrong';
  readonly reason: string;
  readonly detail?: string;
}

type Suite = ReturnType<typeof getConformanceSuite>;
type Test = Suite['tests'][number]['original'];

/** Runs every case of the official vectors of the CEL specification. */
function runConformance(): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const visit = (suite: Suite, section: string): void => {
    for (const child of suite.suites) visit(child, section || child.name);
    for (const { original } of suite.tests)
      verdicts.push({ section, name: original.name || original.expr, expression: original.expr, ...judge(original) });
  };
  visit({ ...getConformanceSuite(), name: '' }, '');
  return verdicts;
}

type Outcome = Pick<Verdict, 'result' | 'reason' | 'detail'>;

const label = { 'zh-CN': '', en: '' };

function judge(test: Test): Outcome {
  // A policy's names stand in no package: cases about resolving them in one say nothing here.
  if (test.container && (test.typeEnv.length || Object.keys(test.bindings).length))
    return { result: 'refused', reason: 'harness/container' };
  if (test.disableMacros) return { result: 'refused', reason: 'harness/macros-off' };
  const bound = bind(test);
  if (typeof bound === 'string') return { result: 'refused', reason: bound };
  const checked = checkExpression(test.expr, { catalogue: bound.catalogue, parameters: new Map() });
  if ('problems' in checked) return { result: 'refused', reason: checked.problems[0]?.code ?? 'policy/unknown' };
  if (test.checkOnly) return { result: 'exact', reason: '' };
  const { tree } = checked;
  const value = closureOf(tree)({
    asOf: 0,
    locals: [],
    budget: 100_000,
    dossier: {
      subject: { kind: 'enterprise', id: '', name: '' },
      catalogue: bound.catalogue,
      facts: bound.values.map(one => (one === undefined ? undefined : { value: one, asOf: 0, bySubject: false })),
    },
  });
  return compare(test, tree.type, value);
}

/** Variables become facts of the types CEL declares; a type that no fact can have is refused. */
function bind(test: Test): { catalogue: FactCatalogue; values: readonly (Value | undefined)[] } | string {
  const list: FactDefinition[] = [];
  const values: (Value | undefined)[] = [];
  const declare = (path: string, type: Type, value: Value | undefined): void => {
    list.push({
      path,
      index: list.length,
      label,
      type,
      fieldLabels: new Map(),
      department: { id: '', label },
      sharing: 'unconditional',
    });
    values.push(value);
  };
  for (const decl of test.typeEnv) {
    if (decl.declKind.case === 'function') return 'policy/unknown-function';
    const type =
      decl.declKind.case === 'ident' && decl.declKind.value.type ? typeOf(decl.declKind.value.type) : undefined;
    if (!type) return 'variable/type';
    const binding = test.bindings[decl.name];
    const value = binding?.kind.case === 'value' ? heldValue(binding.kind.value) : undefined;
    if (binding && value === undefined) return 'variable/type';
    declare(decl.name, type, value?.value);
  }
  for (const [name, binding] of Object.entries(test.bindings)) {
    if (list.some(fact => fact.path === name)) continue;
    const value = binding.kind.case === 'value' ? heldValue(binding.kind.value) : undefined;
    if (!value) return 'variable/type';
    declare(name, value.type, value.value);
  }
  return { catalogue: { list, facts: new Map(list.map(fact => [fact.path, fact])) }, values };
}

type CelType = NonNullable<
  NonNullable<Extract<Test['typeEnv'][number]['declKind'], { case: 'ident' }>['value']['type']>
>;
type CelValue = Extract<Test['bindings'][string]['kind'], { case: 'value' }>['value'];

const primitives: readonly (Type | undefined)[] = [
  undefined,
  types.bool,
  types.int,
  types.uint,
  types.double,
  types.string,
  undefined,
];

function typeOf(type: CelType): Type | undefined {
  const kind = type.typeKind;
  if (kind.case === 'primitive') return primitives[kind.value];
  if (kind.case === 'listType') {
    const of = kind.value.elemType && typeOf(kind.value.elemType);
    return of && { kind: 'list', of };
  }
  if (kind.case === 'mapType') {
    const [key, value] = [
      kind.value.keyType && typeOf(kind.value.keyType),
      kind.value.valueType && typeOf(kind.value.valueType),
    ];
    return key && value && { kind: 'map', key, value };
  }
  return undefined;
}

/** A value of the vectors with the type it has here; undefined for kinds a policy never holds. */
function heldValue(value: CelValue): { readonly type: Type; readonly value: Value } | undefined {
  const { kind } = value;
  switch (kind.case) {
    case 'boolValue':
      return { type: types.bool, value: kind.value };
    case 'int64Value':
      return { type: types.int, value: canonical(kind.value) };
    case 'uint64Value':
      return { type: types.uint, value: canonical(kind.value) };
    case 'doubleValue':
      return { type: types.double, value: kind.value };
    case 'stringValue':
      return { type: types.string, value: kind.value };
    case 'listValue': {
      const items = kind.value.values.map(heldValue);
      const first = items[0];
      return first && items.every(item => item)
        ? { type: { kind: 'list', of: first.type }, value: items.map(item => item!.value) }
        : undefined;
    }
    case 'mapValue': {
      const entries = kind.value.entries.map(
        entry => [entry.key && heldValue(entry.key), entry.value && heldValue(entry.value)] as const,
      );
      const first = entries[0];
      if (!first?.[0] || !first[1] || entries.some(([k, v]) => !k || !v)) return undefined;
      return {
        type: { kind: 'map', key: first[0].type, value: first[1].type },
        value: new Map(entries.map(([k, v]) => [k!.value, v!.value])),
      };
    }
    default:
      return undefined;
  }
}

const canonical = (value: bigint): number | bigint => (Number.isSafeInteger(Number(value)) ? Number(value) : value);

function compare(test: Test, type: Type, value: Value | Unknown): Outcome {
  const matcher = test.resultMatcher;
  const wrong = (detail: string): Outcome => ({ result: 'wrong', reason: '', detail });
  if (matcher.case === 'evalError' || matcher.case === 'anyEvalErrors') {
    return value instanceof Unknown && value.failure ? { result: 'exact', reason: '' } : wrong('an error was expected');
  }
  const expected =
    matcher.case === 'typedResult' ? matcher.value.result : matcher.case === 'value' ? matcher.value : undefined;
  if (matcher.case !== undefined && !expected) return { result: 'exact', reason: '' };
  if (value instanceof Unknown) return wrong(`no value: ${value.failure?.message ?? 'unknown'}`);
  // Without a matcher the vectors mean "true".
  if (!expected) return value === true ? { result: 'exact', reason: '' } : wrong(String(value));
  return same(expected, type, value) ? { result: 'exact', reason: '' } : wrong(`${String(value)} of ${type.kind}`);
}

const kinds: Readonly<Record<string, string>> = {
  boolValue: 'bool',
  int64Value: 'int',
  uint64Value: 'uint',
  doubleValue: 'double',
  stringValue: 'string',
  listValue: 'list',
  mapValue: 'map',
};

function same(expected: CelValue, type: Type, value: Value): boolean {
  const { kind } = expected;
  if (kind.case === undefined || kinds[kind.case] !== type.kind) return false;
  switch (kind.case) {
    case 'int64Value':
    case 'uint64Value':
      return (typeof value === 'number' || typeof value === 'bigint') && BigInt(value) === kind.value;
    case 'doubleValue':
      return Object.is(value, kind.value);
    case 'listValue': {
      const items = value as readonly Value[];
      return (
        type.kind === 'list' &&
        items.length === kind.value.values.length &&
        items.every((item, i) => same(kind.value.values[i]!, type.of, item))
      );
    }
    case 'mapValue': {
      const map = value as ReadonlyMap<Value, Value>;
      return (
        type.kind === 'map' &&
        map.size === kind.value.entries.length &&
        kind.value.entries.every(entry =>
          [...map].some(([k, v]) => same(entry.key!, type.key, k) && same(entry.value!, type.value, v)),
        )
      );
    }
    default:
      return value === kind.value;
  }
}

const reasons: Readonly<Record<string, string>> = {
  'policy/syntax': 'protobuf message literals, optional syntax, identifiers in backticks, and texts meant not to parse',
  'policy/unknown-function':
    'functions outside the policy language (extensions for math, strings, encoders, protobuf; type, dyn and the like)',
  'policy/unknown-name': 'protobuf types and enumerations, and names the case leaves undeclared',
  'policy/bytes': 'bytes',
  'policy/null': 'null: what is not known is unknown',
  'policy/empty-list': 'an empty list, whose type nothing tells',
  'policy/empty-map': 'an empty map, whose type nothing tells',
  'policy/mixed-list': 'lists of several types',
  'policy/mixed-map': 'maps of several types',
  'policy/map-key': 'maps keyed by what no policy keys by, or by one key twice',
  'policy/macro': 'comprehensions with two variables',
  'policy/type': 'no overload for these types, known before anything runs',
  'policy/optional': 'optional values',
  'policy/overflow': 'numbers beyond 64 bits',
  'policy/argument': 'arguments known to be out of range before anything runs',
  'policy/has': 'has() of something other than a field',
  'policy/cost': 'comprehensions nested too deeply',
  'policy/pattern': 'patterns that cannot be matched in linear time',
  'variable/type': 'variables of types that no fact can have',
  'harness/container': 'names resolved in a protobuf package',
  'harness/macros-off': 'macros switched off',
};

/** The table in the documentation. */
function table(verdicts: readonly Verdict[]): string {
  const counts = new Map<string, number>();
  for (const { result, reason } of verdicts)
    counts.set(result === 'refused' ? reason : result, (counts.get(result === 'refused' ? reason : result) ?? 0) + 1);
  const exact = counts.get('exact') ?? 0;
  const rows = [...counts]
    .filter(([key]) => key !== 'exact' && key !== 'wrong')
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return [
    '| | cases | |',
    '|---|---:|---|',
    `| **exact** | ${exact} | accepted, and the value or the error is the expected one |`,
    `| **wrong** | ${counts.get('wrong') ?? 0} | |`,
    ...rows.map(([reason, count]) => `| refused: \`${reason}\` | ${count} | ${reasons[reason] ?? ''} |`),
    `| all | ${verdicts.length} | |`,
  ].join('\n');
}

const verdicts = runConformance();
const document = new URL('../../../../../docs/cel-conformance.md', import.meta.url);

it('gives every official case of the CEL specification its exact result, or refuses it when it is loaded', () => {
  expect(verdicts.filter(verdict => verdict.result === 'wrong')).toEqual([]);
  expect(verdicts.length).toBeGreaterThan(2000);
  expect(verdicts.filter(verdict => verdict.result === 'exact').length).toBeGreaterThan(490);
});

it('gives each refusal a reason that the documentation explains and counts', () => {
  expect([...new Set(verdicts.map(verdict => verdict.reason))].filter(reason => reason && !reasons[reason])).toEqual(
    [],
  );
  expect(readFileSync(document, 'utf8')).toContain(table(verdicts));
});
