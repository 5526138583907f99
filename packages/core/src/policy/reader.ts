import { parseDay } from '../day.ts';
import type { FactCatalogue } from '../facts/catalogue.ts';
import type { Problem } from '../facts/problem.ts';
import { readMoney } from '../facts/read-value.ts';
import { type ShapeIssue, shapeProblems } from '../facts/shape.ts';
import { formatType, sameType, type Type, types } from '../facts/type.ts';
import type { Value } from '../facts/value.ts';
import { type Fen, fen } from '../money.ts';
import type { ExpressionProblem, Scope } from './check.ts';
import { CheckOnce } from './check-once.ts';
import { readTyped, strangeUnit, type Typed } from './parameter.ts';
import type { ParameterObjectData, PolicyData, Scalar, ScalarOrList } from './schema.ts';
import { BadTable, readTable } from './tables.ts';
import type { Exception, Parameter, Tree } from './tree.ts';

/** A step into the data: a key or an index. */
export type DataPath = readonly (string | number)[];

/** One policy to load: data already parsed, with where it came from. */
export interface PolicySource {
  /** The file, or any name for it. */
  readonly path: string;
  /** Plain data, as parsed from JSON or YAML. */
  readonly data: unknown;
  /** Line and column of a place in the data, and of an offset in the text standing there; the authoring loader gives it. */
  readonly locate?: (
    at: DataPath,
    offset?: number | 'key',
  ) => { readonly line: number; readonly column: number } | undefined;
}

const none: readonly never[] = [];

/** Reads the parts that policies and derived facts have in common, collecting every problem. */
export class Reader {
  readonly problems: Problem[] = [];
  /** Parameters that are wrong themselves. */
  readonly #broken: string[] = [];
  readonly source: PolicySource;
  readonly catalogue: FactCatalogue;

  readonly #once: CheckOnce;

  constructor(source: PolicySource, catalogue: FactCatalogue, once: CheckOnce = new CheckOnce()) {
    this.source = source;
    this.catalogue = catalogue;
    this.#once = once;
  }

  problem(code: string, at: DataPath, message: string, mend: string, offset?: number | 'key'): undefined {
    const place = this.source.locate?.(at, offset);
    this.problems.push({
      code: `policy/${code}`,
      path: this.source.path,
      ...place,
      at: formatPath(at),
      message,
      mend,
    });
    return undefined;
  }

  /** Reports a wrong shape; `keys` are the names that a misspelt one may have meant. */
  shape(issues: readonly ShapeIssue[], keys: readonly string[]): void {
    for (const { kind, at, message, mend } of shapeProblems(issues, this.source.data, keys))
      this.problem(kind, at, message, mend, kind === 'unknown-key' ? 'key' : undefined);
  }

  day(text: unknown, at: DataPath): number | undefined {
    if (typeof text !== 'string') return undefined;
    return (
      parseDay(text) ?? this.problem('date', at, `"${text}" is no day.`, 'Write it as 2020-12-31; the day must exist.')
    );
  }

  money(text: unknown, at: DataPath): Fen | undefined {
    if (typeof text !== 'string') return undefined;
    const value = readMoney(text);
    if (typeof value === 'number') return fen(value);
    return this.problem('money', at, `"${text}" is no amount.`, 'Write it like 500,000 yuan.');
  }

  parameters(data: Pick<PolicyData, 'parameters' | 'tables'>): ReadonlyMap<string, Parameter> {
    const parameters = new Map<string, Parameter>();
    if (data.tables) for (const table of this.tables(data.tables)) parameters.set(table.name, table);
    for (const name in data.parameters) {
      const raw = data.parameters[name]!;
      const known = isScalar(raw) ? this.#once.parameter(name, raw) : undefined;
      const before = this.problems.length;
      const parameter = known ?? this.parameter(name, raw, parameters);
      if (!parameter) continue;
      parameters.set(name, parameter);
      // What is wrong with one is said of every policy that has it.
      if (!known && isScalar(raw) && this.problems.length === before) this.#once.keep(parameter, raw);
    }
    return parameters;
  }

  /** One parameter; undefined where its value cannot be read. */
  parameter(
    name: string,
    raw: ScalarOrList | ParameterObjectData,
    before: ReadonlyMap<string, Parameter>,
  ): Parameter | undefined {
    const at = ['parameters', name];
    this.checkName(name, at, 'parameter');
    const given: ParameterObjectData =
      typeof raw === 'object' && raw !== null && !Array.isArray(raw)
        ? (raw as ParameterObjectData)
        : { value: raw as never };
    const typed = readTyped(given.value);
    if (!typed) {
      this.#broken.push(name);
      return this.problem(
        'parameter',
        at,
        `The value of "${name}" cannot be read.`,
        'Write 60 %, 500,000 yuan, 12 months, a number, a day, or text.',
      );
    }
    const unit = strangeUnit(given.value);
    if (unit !== undefined) {
      this.#broken.push(name);
      this.problem(
        'unit',
        at,
        `"${unit}" is no unit.`,
        'Write yuan, %, months, years, days, people, times, points or items.',
      );
    }
    const base: Parameter = {
      name,
      label: given.label ?? { 'zh-CN': name, en: name },
      type: typed.type,
      value: typed.value,
      ...(typed.unit && { unit: typed.unit }),
      versions: given.from ? this.versions(given, typed, at) : none,
      exceptions: none,
    };
    if (!given.exceptions?.length) return base;
    // Exceptions may use the parameters before them, and their own general value.
    const parameters = new Map(before).set(name, base);
    return { ...base, exceptions: this.exceptions(given, typed.type, at, { catalogue: this.catalogue, parameters }) };
  }

  versions(
    given: ParameterObjectData,
    typed: Typed,
    at: DataPath,
  ): readonly { readonly from: number; readonly value: Value }[] {
    const versions: { from: number; value: Value }[] = [];
    for (const [day, raw] of Object.entries(given.from ?? {})) {
      const from = this.day(day, [...at, 'from', day]);
      const value = readTyped(raw);
      if (!value || !sameType(value.type, typed.type))
        this.problem(
          'parameter',
          [...at, 'from', day],
          `The value from ${day} is no ${formatType(typed.type)}.`,
          'Write all values of a parameter in one unit.',
        );
      else if (from !== undefined) versions.push({ from, value: value.value });
    }
    return versions.sort((a, b) => a.from - b.from);
  }

  exceptions(given: ParameterObjectData, type: Type, at: DataPath, scope: Scope): readonly Exception[] {
    const out: Exception[] = [];
    for (const [i, exception] of (given.exceptions ?? []).entries()) {
      const here = [...at, 'exceptions', i];
      const when = this.expression(exception.when, [...here, 'when'], scope, types.bool);
      const value = this.valueOf(exception.value, type, [...here, 'value'], scope);
      if (when && value) out.push({ text: exception.text, when, value });
    }
    return out;
  }

  /** A value as authors write it, or an expression after `=`. */
  valueOf(raw: unknown, type: Type, at: DataPath, scope: Scope): Tree | undefined {
    if (typeof raw === 'string' && raw.startsWith('=')) return this.expression(raw.slice(1), at, scope, type, 1);
    const typed = readTyped(raw);
    if (typed && sameType(typed.type, type)) return { op: 'constant', value: typed.value, type, start: 0, end: 0 };
    return this.problem(
      'parameter',
      at,
      `This is no ${formatType(type)}.`,
      'Write all values of a parameter in one unit; write = before an expression.',
    );
  }

  expression(text: unknown, at: DataPath, scope: Scope, expected?: Type, offset = 0): Tree | undefined {
    if (typeof text !== 'string') return undefined;
    const checked = this.#once.check(text, scope);
    if ('problems' in checked) {
      // What follows from a parameter that is wrong itself is not reported a second time.
      const broken = (part: string): boolean => this.#broken.some(name => new RegExp(`\\b${name}\\b`).test(part));
      for (const problem of checked.problems)
        if (!broken(text.slice(problem.start, problem.end))) this.report(problem, at, offset);
      return undefined;
    }
    const { tree } = checked;
    if (!expected || sameType(tree.type, expected)) return tree;
    const fitted = fitType(tree, expected);
    if (fitted) return fitted;
    // 0 is an amount by itself.
    if (expected.kind === 'money' && tree.op === 'constant' && tree.value === 0) return { ...tree, type: types.money };
    return this.problem(
      'type',
      at,
      `This is ${formatType(tree.type)}, but ${formatType(expected)} is needed.`,
      expected.kind === 'money' ? 'End the formula in an amount.' : 'Compare it with something.',
      offset,
    );
  }

  report(problem: ExpressionProblem, at: DataPath, offset: number): void {
    this.problem(problem.code.replace('policy/', ''), at, problem.message, problem.mend, problem.start + offset);
  }

  tables(written: NonNullable<PolicyData['tables']>): readonly Parameter[] {
    const out: Parameter[] = [];
    for (const [name, raw] of Object.entries(written)) {
      const at = ['tables', name];
      this.checkName(name, at, 'table');
      if (typeof raw !== 'object' || raw === null) continue;
      const table = readTable(raw);
      if (table instanceof BadTable) {
        this.problem('table', [...at, ...table.at], table.message, table.mend);
        continue;
      }
      out.push({
        name,
        label: table.label ?? { 'zh-CN': name, en: name },
        type: table.type,
        value: table.value,
        versions: [],
        exceptions: [],
      });
    }
    return out;
  }

  checkName(name: string, at: DataPath, what: string): void {
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      this.problem('name', at, `"${name}" is no name for a ${what}.`, 'Use camelCase: monthlyCap.');
    const hidden = rootsOf(this.catalogue).has(name)
      ? [...this.catalogue.facts.keys()].find(path => path === name || path.startsWith(`${name}.`))
      : undefined;
    if (hidden || name === 'today')
      this.problem(
        'name',
        at,
        `"${name}" hides the fact "${hidden ?? 'today'}".`,
        `Choose another name for the ${what}.`,
      );
  }
}

const isScalar = (raw: unknown): raw is Scalar =>
  typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean';

export function formatPath(path: DataPath): string {
  let text = '';
  for (const step of path) text = typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step;
  return text;
}

/** A number where a decimal is wanted, text where it names a value of the enumeration, branch by branch. */
function fitType(tree: Tree, expected: Type): Tree | undefined {
  if (sameType(tree.type, expected)) return tree;
  if (expected.kind === 'decimal' && tree.type.kind === 'int') return { ...tree, type: expected } as Tree;
  if (expected.kind !== 'enum' || tree.type.kind !== 'string') return undefined;
  if (tree.op === 'constant')
    return expected.values.includes(tree.value as string) ? { ...tree, type: expected } : undefined;
  if (tree.op !== 'if') return undefined;
  const [whenTrue, whenFalse] = [fitType(tree.whenTrue, expected), fitType(tree.whenFalse, expected)];
  return whenTrue && whenFalse ? { ...tree, whenTrue, whenFalse, type: expected } : undefined;
}

const roots = new WeakMap<FactCatalogue, { readonly size: number; readonly names: ReadonlySet<string> }>();

/** The first words of all paths of a catalogue; counted again where facts were added. */
function rootsOf(catalogue: FactCatalogue): ReadonlySet<string> {
  const known = roots.get(catalogue);
  if (known?.size === catalogue.facts.size) return known.names;
  const names = new Set([...catalogue.facts.keys()].map(path => path.split('.')[0]!));
  roots.set(catalogue, { size: catalogue.facts.size, names });
  return names;
}
