import { parseDay } from '../day.ts';
import { divide, type Exact, multiply, parseDecimal } from '../exact.ts';
import { parseRegion } from '../region.ts';
import type { FactDefinition } from './catalogue.ts';
import { type Granularity, monthsIn, parseWindow } from './period.ts';
import { formatType, type Type } from './type.ts';
import type { RecordValue, SeriesValue, Value } from './value.ts';

/** A value that could not be read: what was wrong and how it is written. */
export class Unreadable {
  readonly at: string;
  readonly message: string;
  readonly mend: string;

  constructor(message: string, mend: string, at = '') {
    this.message = message;
    this.mend = mend;
    this.at = at;
  }
}

const moneyPattern = /^(-?[\d,]+(?:\.\d{1,2})?)(?:\s*(?:yuan|元))?$/;
const percentPattern = /^(-?[\d,]+(?:\.\d+)?)\s*([%‰])$/;

/** Reads an amount in yuan, `34,501.00` with or without the word `yuan` or 元, as fen. */
export function readMoney(text: string): Exact | undefined {
  const match = moneyPattern.exec(text.trim());
  const yuan = match?.[1] === undefined ? undefined : parseDecimal(match[1]);
  return yuan === undefined ? undefined : multiply(yuan, 100);
}

/** Reads `5.5 %` or `3 ‰` as an exact ratio. */
export function readPercent(text: string): Exact | undefined {
  const match = percentPattern.exec(text.trim());
  const value = match?.[1] === undefined ? undefined : parseDecimal(match[1]);
  return value === undefined ? undefined : divide(value, match?.[2] === '‰' ? 1000 : 100);
}

const show = (raw: unknown): string => {
  const text = typeof raw === 'string' ? `"${raw}"` : typeof raw === 'object' ? 'a structure' : String(raw);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** Reads a value of a type from plain data. Money and percents are text with their unit; a bare number is not a unit. */
export function readValue(type: Type, raw: unknown): Value | Unreadable {
  const wrong = (mend: string): Unreadable => new Unreadable(`${show(raw)} is no ${formatType(type)}.`, mend);
  switch (type.kind) {
    case 'bool':
      return typeof raw === 'boolean' ? raw : wrong('Write true or false.');
    case 'int':
      return Number.isSafeInteger(raw) ? (raw as number) : wrong('Write a whole number.');
    case 'decimal': {
      const value =
        typeof raw === 'string'
          ? parseDecimal(raw)
          : Number.isSafeInteger(raw)
            ? (raw as number)
            : typeof raw === 'number'
              ? parseDecimal(String(raw))
              : undefined;
      return value ?? wrong('Write it as text, such as "12.5".');
    }
    case 'money':
      return (typeof raw === 'string' ? readMoney(raw) : undefined) ?? wrong('Write yuan as text, such as "34501.00".');
    case 'percent':
      return (
        (typeof raw === 'string' ? readPercent(raw) : undefined) ?? wrong('Write it with its sign, such as "5.5 %".')
      );
    case 'date':
      return (typeof raw === 'string' ? parseDay(raw) : undefined) ?? wrong('Write it as 2020-12-31.');
    case 'region':
      return (
        (typeof raw === 'string' ? parseRegion(raw) : undefined) ??
        wrong('Write the six digits of GB/T 2260 in quotes.')
      );
    case 'string':
      return typeof raw === 'string' ? raw : wrong('Write text.');
    case 'enum':
      return typeof raw === 'string' && type.values.includes(raw)
        ? raw
        : wrong(`Choose one of ${type.values.join(', ')}.`);
    case 'list':
      return readList(type.of, raw);
    case 'record':
      return readRecord(type.fields, raw);
    default:
      return wrong('Such a value cannot be given as data.');
  }
}

function readList(of: Type, raw: unknown): Value | Unreadable {
  if (!Array.isArray(raw)) return new Unreadable(`${show(raw)} is no list.`, 'Write a list.');
  const items: Value[] = [];
  for (const [i, item] of raw.entries()) {
    const value = readValue(of, item);
    if (value instanceof Unreadable)
      return new Unreadable(value.message, value.mend, `[${i}]${value.at && `.${value.at}`}`);
    items.push(value);
  }
  return items;
}

function readRecord(fields: ReadonlyMap<string, Type>, raw: unknown): RecordValue | Unreadable {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return new Unreadable(`${show(raw)} is no record.`, 'Write its fields.');
  const record = new Map<string, Value>();
  for (const [name, item] of Object.entries(raw)) {
    const type = fields.get(name);
    if (!type)
      return new Unreadable(`The catalogue has no field "${name}".`, `Use ${[...fields.keys()].join(', ')}.`, name);
    if (item === null) continue;
    const value = readValue(type, item);
    if (value instanceof Unreadable)
      return new Unreadable(value.message, value.mend, value.at ? `${name}.${value.at}` : name);
    record.set(name, value);
  }
  return record;
}

/**
 * Reads a series from an object of periods. The data may be coarser or finer than the catalogue promises; it is kept as
 * it came, and a question finer than the data is missing for `granularity`.
 */
export function readSeries(fact: FactDefinition, raw: unknown): SeriesValue | Unreadable {
  if (fact.type.kind !== 'series') throw new TypeError(`${fact.path} is no series`);
  const { granularity: promised, of } = fact.type;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return new Unreadable(`${show(raw)} is no series.`, 'Write periods and values: { "2019-01": "100.00" }.');
  const values = new Map<number, Exact | boolean>();
  let granularity: Granularity | undefined;
  for (const [period, item] of Object.entries(raw)) {
    const window = parseWindow(period);
    if (!window) return new Unreadable(`"${period}" is no period.`, 'Write 2019, 2019-Q1 or 2019-03.', period);
    if (granularity && window.unit !== granularity)
      return new Unreadable(
        `"${period}" is a ${window.unit} among ${granularity}s.`,
        'Keep one granularity in a series.',
        period,
      );
    granularity = window.unit;
    const value = readValue(of, item);
    if (value instanceof Unreadable) return new Unreadable(value.message, value.mend, period);
    if (window.last - window.first > 1200)
      return new Unreadable(`"${period}" is longer than a century.`, 'Shorten it.', period);
    // A range written once stands for the same value in each of its periods.
    for (let first = window.first; first <= window.last; first += monthsIn[window.unit])
      values.set(first, value as Exact | boolean);
  }
  return { fact, granularity: granularity ?? promised, values };
}
