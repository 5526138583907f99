import { formatDay } from '../day.ts';
import { denominator, type Exact, formatDecimal, multiply } from '../exact.ts';
import { formatPeriod } from './period.ts';
import type { Type } from './type.ts';
import type { RecordValue, SeriesValue, Value } from './value.ts';

/** Writes a value as plain data that {@link readValue} reads back as the same value. */
export function writeValue(type: Type, value: Value): unknown {
  switch (type.kind) {
    case 'bool':
    case 'string':
    case 'region':
    case 'enum':
      return value;
    case 'int':
      return Number(value);
    case 'money':
      return exactText(value as Exact, 100);
    case 'percent':
      return `${exactText(multiply(value as Exact, 100), 1)} %`;
    case 'decimal':
      return exactText(value as Exact, 1);
    case 'date':
      return formatDay(value as number);
    case 'list':
      return (value as readonly Value[]).map(item => writeValue(type.of, item));
    case 'record':
      return Object.fromEntries(
        [...(value as RecordValue)].map(([name, item]) => [name, writeValue(type.fields.get(name)!, item)]),
      );
    case 'series': {
      const { granularity, values } = value as SeriesValue;
      const sorted = [...values].sort(([a], [b]) => a - b);
      return Object.fromEntries(
        sorted.map(([first, item]) => [formatPeriod(first, granularity), writeValue(type.of, item)]),
      );
    }
    default:
      throw new TypeError(`A ${type.kind} is no fact.`);
  }
}

/** Decimal digits of a value that has finitely many: facts are read from decimals, so theirs always do. */
function exactText(value: Exact, scale: number): string {
  const scaled = scale === 1 ? value : multiply(value, { n: 1, d: scale });
  if (typeof scaled !== 'object') return String(scaled);
  let places = 0;
  for (let d = BigInt(denominator(scaled)), power = 1n; power % d !== 0n && places < 40; places++) power *= 10n;
  return formatDecimal(scaled, places).replaceAll(',', '');
}
