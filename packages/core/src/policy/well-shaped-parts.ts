import type { Localized } from '../localized.ts';
import type {
  BandData,
  DefinitionData,
  ExceptionData,
  ParameterObjectData,
  Scalar,
  ScalarOrList,
  TableData,
} from './schema.ts';

/** Fields that nothing is known of yet. */
type Fields = Readonly<Record<string, unknown>>;
/** What is being put together. */
export type Part<T> = { -readonly [K in keyof T]: T[K] };

/** What JSON and YAML are read to: no class of its own, nothing inherited. */
export const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

export function keysOf(value: Fields): number {
  let keys = 0;
  for (const _ in value) keys++;
  return keys;
}

/** A list whose items are all right; a hole is nothing that can be read. */
export function listOf<T>(value: unknown, read: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  // As long as it will be: a list that grows is given room that stays empty.
  const out = new Array<T>(value.length);
  for (let i = 0; i < value.length; i++) {
    const item = read(value[i]);
    if (item === undefined) return undefined;
    out[i] = item;
  }
  return out;
}

export function recordOf<T>(
  value: unknown,
  read: (item: unknown) => T | undefined,
): Readonly<Record<string, T>> | undefined {
  if (!isPlain(value)) return undefined;
  const out: Record<string, T> = {};
  for (const key in value) {
    const item = read(value[key]);
    if (item === undefined || key === '__proto__') return undefined;
    out[key] = item;
  }
  return out;
}

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
const scalar = (value: unknown): Scalar | undefined => (isScalar(value) ? value : undefined);
const scalarOrList = (value: unknown): ScalarOrList | undefined => (isScalar(value) ? value : listOf(value, scalar));

export function words(value: unknown): Localized | undefined {
  if (!isPlain(value)) return undefined;
  const { 'zh-CN': zh, en } = value;
  return typeof zh === 'string' && typeof en === 'string' && keysOf(value) === 2 ? { 'zh-CN': zh, en } : undefined;
}

/** An exception that gives another value: a formula, or a value as authors write it. */
function exceptionOf<T>(
  value: unknown,
  read: (item: unknown) => T | undefined,
): { readonly text: Localized; readonly when: string; readonly value: T } | undefined {
  if (!isPlain(value)) return undefined;
  const { when } = value;
  const said = words(value.text);
  const given = read(value.value);
  return typeof when === 'string' && said && given !== undefined && keysOf(value) === 3
    ? { text: said, when, value: given }
    : undefined;
}

export const formulaException = (value: unknown): ReturnType<typeof exceptionOf<string>> => exceptionOf(value, text);
const scalarException = (value: unknown): ExceptionData | undefined => exceptionOf(value, scalar);

export function parameterOf(value: unknown): ScalarOrList | ParameterObjectData | undefined {
  if (isScalar(value)) return value;
  if (!isPlain(value)) return listOf(value, scalar);
  const { label, from, exceptions } = value;
  const given = scalarOrList(value.value);
  if (given === undefined) return undefined;
  const out: Part<ParameterObjectData> = { value: given };
  let keys = 1;
  if (label !== undefined) {
    out.label = words(label);
    if (!out.label) return undefined;
    keys++;
  }
  if (from !== undefined) {
    out.from = recordOf(from, scalarOrList);
    if (!out.from) return undefined;
    keys++;
  }
  if (exceptions !== undefined) {
    out.exceptions = listOf(exceptions, scalarException);
    if (!out.exceptions) return undefined;
    keys++;
  }
  return keysOf(value) === keys ? out : undefined;
}

export function definitionOf(value: unknown): DefinitionData | undefined {
  if (!isPlain(value)) return undefined;
  const { value: formula, unit, exceptions } = value;
  const said = words(value.text);
  if (!said || typeof formula !== 'string') return undefined;
  const out = { text: said } as Part<DefinitionData>;
  let keys = 2;
  if (unit !== undefined) {
    out.unit = words(unit);
    if (!out.unit) return undefined;
    keys++;
  }
  out.value = formula;
  if (exceptions !== undefined) {
    out.exceptions = listOf(exceptions, formulaException);
    if (!out.exceptions) return undefined;
    keys++;
  }
  return keysOf(value) === keys ? out : undefined;
}

/** Entries alone, or a structure: the schema tries them in this order. */
export function tableOf(value: unknown): TableData | undefined {
  const entries = recordOf(value, scalar);
  if (entries || !isPlain(value)) return entries;
  const { label, entries: named, bands, levels, rows, otherwise } = value;
  const out: Part<Exclude<TableData, Readonly<Record<string, Scalar>>>> = {};
  let keys = 0;
  if (label !== undefined) {
    out.label = words(label);
    if (!out.label) return undefined;
    keys++;
  }
  if (named !== undefined) {
    out.entries = recordOf(named, scalar);
    if (!out.entries) return undefined;
    keys++;
  }
  if (bands !== undefined) {
    out.bands = listOf(bands, bandOf);
    if (!out.bands) return undefined;
    keys++;
  }
  if (levels !== undefined) {
    out.levels = listOf(levels, text);
    if (!out.levels) return undefined;
    keys++;
  }
  if (rows !== undefined) {
    out.rows = recordOf(rows, row => recordOf(row, bounds => listOf(bounds, scalar)));
    if (!out.rows) return undefined;
    keys++;
  }
  if (otherwise !== undefined) {
    if (typeof otherwise !== 'string') return undefined;
    out.otherwise = otherwise;
    keys++;
  }
  return keysOf(value) === keys ? out : undefined;
}

function bandOf(value: unknown): BandData | undefined {
  if (!isPlain(value)) return undefined;
  const { from, above, value: given } = value;
  if (!isScalar(given)) return undefined;
  const out = {} as Part<BandData>;
  let keys = 1;
  if (from !== undefined) {
    if (!isScalar(from)) return undefined;
    out.from = from;
    keys++;
  }
  if (above !== undefined) {
    if (!isScalar(above)) return undefined;
    out.above = above;
    keys++;
  }
  out.value = given;
  return keysOf(value) === keys ? out : undefined;
}
