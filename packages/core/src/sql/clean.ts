/** Reads one column as one type: the value in our units, or nothing and the reason why it cannot be used. */
import { formatDay } from '../day.ts';
import type { Exact } from '../exact.ts';
import { formatType, type Type } from '../facts/type.ts';
import type { Dialect } from './dialect.ts';
import { numberUnit, rangeOf } from './physical.ts';
import { text } from './quote.ts';
import type { ColumnObject, Family } from './sources.ts';

/** What can be wrong with a value. */
export type Dirt = 'unreadable' | 'impossible-date' | 'unknown-code' | 'out-of-range' | 'too-fine';

export interface Cleaned {
  /** The value, or NULL where there is none or none that can be used. */
  readonly sql: string;
  /** The column as it is. */
  readonly raw: string;
  /** When something stands there that cannot be used. */
  readonly dirt: readonly (readonly [Dirt, string])[];
}

/** Why a column cannot be read as a type, with what to do; or how it is read. */
export type Reading = Cleaned | { readonly problem: string; readonly mend: string };

/** Decimal places between the unit a column is kept in and ours. */
const unitShift = { yuan: 2, fen: 0, percent: 4, permille: 3, ratio: 6 } as const;

export interface CleanOptions {
  readonly dialect: Dialect;
  readonly asOf: number;
  readonly minimum?: Exact | undefined;
  readonly maximum?: Exact | undefined;
}

export function clean(column: ColumnObject, family: Family, type: Type, options: CleanOptions): Reading {
  const raw = `source.${options.dialect.name_(column.column)}`;
  const wrong = (mend: string): Reading => ({
    problem: `The column "${column.column}" (${describe(family)}) cannot be read as ${formatType(type)}.`,
    mend,
  });
  switch (type.kind) {
    case 'bool':
      if (column.codes) return codes(raw, column, family, column.codes, value => (value ? 'true' : 'false'));
      return family.kind === 'truth' ? { sql: raw, raw, dirt: [] } : wrong('Give codes: { Y: true, N: false }.');
    case 'enum': {
      if (family.kind !== 'text') return wrong('Keep an enumeration as text.');
      const known = column.codes ?? Object.fromEntries(type.values.map(value => [value, value]));
      return codes(raw, column, family, known, value => text(String(value)));
    }
    case 'region': {
      if (family.kind !== 'text') return wrong('Keep codes of GB/T 2260 as text.');
      const good = options.dialect.regionCode(raw);
      return { sql: `CASE WHEN ${good} THEN ${raw} END`, raw, dirt: [['unknown-code', `NOT (${good})`]] };
    }
    case 'string':
      return family.kind === 'text' ? { sql: raw, raw, dirt: [] } : wrong('Keep it as text.');
    case 'date':
      return day(raw, family, column, options) ?? wrong('Keep days as dates, or as text like 2020-12-31.');
    default:
      return number(raw, family, column, type, options) ?? wrong(numberMend(type, family));
  }
}

function numberMend(type: Type, family: Family): string {
  if (family.kind === 'float') return 'A float does not hold it exactly: keep it as DECIMAL or as whole units.';
  if (type.kind === 'money') return 'Give its unit, yuan or fen.';
  return type.kind === 'percent'
    ? 'Give its unit, percent, permille or ratio.'
    : 'Keep it as a whole number or as DECIMAL.';
}

const describe = (family: Family): string =>
  family.kind === 'decimal' ? `decimal with ${family.scale} places` : family.kind;

function codes(
  raw: string,
  { column }: ColumnObject,
  family: Family,
  known: Readonly<Record<string, string | boolean>>,
  write: (value: string | boolean) => string,
): Reading {
  if (family.kind !== 'text' && family.kind !== 'integer')
    return {
      problem: `The column "${column}" (${describe(family)}) holds no codes.`,
      mend: 'Keep codes as text or whole numbers.',
    };
  const literal = (code: string): string => (family.kind === 'integer' ? String(Number(code)) : text(code));
  const entries = Object.entries(known);
  const plain = entries.every(([code, value]) => code === value);
  const list = entries.map(([code]) => literal(code)).join(', ');
  const sql = plain
    ? `CASE WHEN ${raw} IN (${list}) THEN ${raw} END`
    : `CASE ${entries.map(([code, value]) => `WHEN ${raw} = ${literal(code)} THEN ${write(value)}`).join(' ')} END`;
  return { sql, raw, dirt: [['unknown-code', `${raw} NOT IN (${list})`]] };
}

function day(raw: string, family: Family, column: ColumnObject, { dialect, asOf }: CleanOptions): Reading | undefined {
  const value = family.kind === 'date' ? dialect.asDay(raw) : family.kind === 'text' ? dialect.tryDay(raw) : undefined;
  if (value === undefined) return undefined;
  const latest = column.future ? '2199-12-31' : formatDay(asOf);
  const good = `${value} BETWEEN ${dialect.day('1900-01-01')} AND ${dialect.day(latest)}`;
  return { sql: `CASE WHEN ${good} THEN ${value} END`, raw, dirt: [['impossible-date', `(${good}) IS NOT TRUE`]] };
}

function number(
  raw: string,
  family: Family,
  column: ColumnObject,
  type: Type,
  { dialect, minimum, maximum }: CleanOptions,
): Reading | undefined {
  const unit = numberUnit(type);
  if (!unit) return undefined;
  const shift = type.kind === 'int' ? 0 : type.kind === 'decimal' ? 6 : column.unit && unitShift[column.unit];
  if (shift === undefined || (type.kind === 'money') !== (column.unit === 'yuan' || column.unit === 'fen'))
    return undefined;
  if (family.kind !== 'integer' && family.kind !== 'decimal' && family.kind !== 'text') return undefined;
  const scale = family.kind === 'integer' ? 0 : family.kind === 'decimal' ? family.scale : 10;
  const held = family.kind === 'text' ? dialect.tryDecimal(raw, 10) : raw;
  const amount = family.kind === 'integer' ? held : dialect.roomy(held, scale);
  // Looked at before it is multiplied, so that nothing that stands in a table can overflow.
  const edge = (units: bigint, up: boolean): string => edgeOf(units, shift, family.kind === 'integer', up, dialect);
  const { min: least, max: most } = rangeOf(unit, minimum, maximum);
  const range = `${amount} BETWEEN ${edge(least, true)} AND ${edge(most, false)}`;
  const whole = scale > shift ? `round(${amount}, ${shift}) = ${amount}` : 'true';
  const good = whole === 'true' ? range : `${range} AND ${whole}`;
  const unreadable: readonly (readonly [Dirt, string])[] =
    family.kind === 'text' ? [['unreadable', `${amount} IS NULL`]] : [];
  return {
    sql: `CASE WHEN ${good} THEN ${shift === 0 ? dialect.narrow(amount) : dialect.shifted(held, scale, shift)} END`,
    raw,
    dirt: [
      ...unreadable,
      ['out-of-range', `NOT (${range})`],
      ...(whole === 'true' ? [] : [['too-fine', `(${range}) AND NOT (${whole})`] as const]),
    ],
  };
}

/** A number of our units as the column would hold it; of whole numbers, the next one inside. */
function edgeOf(units: bigint, shift: number, whole: boolean, up: boolean, dialect: Dialect): string {
  const step = 10n ** BigInt(shift);
  const rest = units % step;
  if (rest === 0n) return String(units / step);
  const below = units / step - (units < 0n ? 1n : 0n);
  if (whole) return String(up ? below + 1n : below);
  const digits = String(units < 0n ? -units : units).padStart(shift + 1, '0');
  return dialect.decimalLiteral(`${units < 0n ? '-' : ''}${digits.slice(0, -shift)}.${digits.slice(-shift)}`);
}
