import { compare, type Exact } from '../exact.ts';
import { sameType, type Type, types } from '../facts/type.ts';
import type { Band, RowValue, Value } from '../facts/value.ts';
import type { Localized } from '../localized.ts';
import { readTyped, type Typed } from './parameter.ts';
import type { Scalar, TableData, TableObjectData } from './schema.ts';

/** A table that cannot be read: where, why, and how to mend it. */
export class BadTable {
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly mend: string;

  constructor(at: readonly (string | number)[], message: string, mend: string) {
    this.at = at;
    this.message = message;
    this.mend = mend;
  }
}

/** A table read, with its label. */
export interface ReadTable extends Typed {
  readonly label?: Localized;
}

const objectKeys: ReadonlySet<string> = new Set(['label', 'entries', 'bands', 'levels', 'rows', 'otherwise']);
const isObject = (data: TableData): data is TableObjectData =>
  Object.values(data).some(value => typeof value === 'object') && Object.keys(data).every(key => objectKeys.has(key));

/** Reads a table: entries by name, tiers or brackets by value, or lower bounds by row, indicator and level. */
export function readTable(data: TableData): ReadTable | BadTable {
  if (!isObject(data)) return readEntries(data, []);
  const label = data.label && { label: data.label };
  const read = data.bands
    ? readBands(data.bands)
    : data.rows
      ? readRows(data)
      : readEntries(data.entries ?? {}, ['entries']);
  return read instanceof BadTable ? read : { ...read, ...label };
}

function readEntries(entries: Readonly<Record<string, Scalar>>, at: readonly string[]): Typed | BadTable {
  const map = new Map<string, Value>();
  let type: Type | undefined;
  for (const [name, raw] of Object.entries(entries)) {
    const typed = readTyped(raw);
    if (!typed || (type && !sameType(type, typed.type)))
      return new BadTable(
        [...at, name],
        `The entry "${name}" is of another type than the first.`,
        'Write all entries of a table in one unit.',
      );
    type = typed.type;
    map.set(name, typed.value);
  }
  if (!type) return new BadTable(at, 'The table is empty.', 'Write its entries.');
  return { type: { kind: 'map', key: types.string, value: type }, value: map };
}

const numeric: ReadonlySet<string> = new Set(['int', 'decimal', 'money', 'percent', 'date']);

function readBands(bands: NonNullable<TableObjectData['bands']>): Typed | BadTable {
  const read: Band[] = [];
  let [key, value]: (Type | undefined)[] = [];
  for (const [i, band] of bands.entries()) {
    if ((band.from === undefined) === (band.above === undefined))
      return new BadTable(
        ['bands', i],
        'A band begins with "from" (included) or "above" (not included), one of them.',
        'Write one of the two.',
      );
    const at = readTyped(band.from ?? band.above);
    const gives = readTyped(band.value);
    if (!at || !gives || !numeric.has(at.type.kind) || !numeric.has(gives.type.kind))
      return new BadTable(
        ['bands', i],
        'The band cannot be read.',
        'Write numbers, amounts, percents or days with their unit.',
      );
    if ((key && !sameType(key, at.type)) || (value && !sameType(value, gives.type)))
      return new BadTable(['bands', i], 'The band is in another unit than the first.', 'Write all bands in one unit.');
    const before = read.at(-1);
    if (before && compare(before.at, at.value as Exact) >= 0)
      return new BadTable(
        ['bands', i],
        'The band does not begin above the one before it.',
        'Write the lowest band first; each begins once.',
      );
    [key, value] = [at.type, gives.type];
    read.push({ at: at.value as Exact, inclusive: band.from !== undefined, value: gives.value as Exact });
  }
  if (!key || !value) return new BadTable(['bands'], 'There is no band.', 'Write at least one.');
  return { type: { kind: 'bands', key, value }, value: { bands: read } };
}

function readRows(data: TableObjectData): Typed | BadTable {
  const levels = data.levels ?? [];
  if (levels.length < 2)
    return new BadTable(
      ['levels'],
      'A table of bounds needs at least two levels.',
      'Write them from the lowest to the highest.',
    );
  const columns = new Map<string, Type>();
  const rows = new Map<string, RowValue>();
  for (const [key, row] of Object.entries(data.rows ?? {})) {
    const bounds = new Map<string, readonly Exact[]>();
    for (const [column, raw] of Object.entries(row)) {
      const at = ['rows', key, column];
      if (raw.length !== levels.length - 1)
        return new BadTable(
          at,
          `There are ${raw.length} bounds for ${levels.length} levels.`,
          'Write one bound for each level but the lowest.',
        );
      const typed = raw.map(readTyped);
      const type = columns.get(column) ?? typed[0]?.type;
      if (!type || typed.some(one => !one || !sameType(one.type, type) || !numeric.has(one.type.kind)))
        return new BadTable(at, 'The bounds are not all of one unit.', 'Write all bounds of a column in one unit.');
      const values = typed.map(one => one!.value as Exact);
      if (values.some((value, i) => i > 0 && compare(values[i - 1]!, value) > 0))
        return new BadTable(at, 'The bounds do not rise.', 'Write the bound of the lower level first.');
      columns.set(column, type);
      bounds.set(column, values);
    }
    rows.set(key, { key, levels, bounds });
  }
  const otherwise = data.otherwise === undefined ? undefined : rows.get(data.otherwise);
  if (data.otherwise !== undefined && !otherwise)
    return new BadTable(['otherwise'], `There is no row "${data.otherwise}".`, 'Name a row.');
  return { type: { kind: 'table', columns, levels }, value: { rows, otherwise } };
}
