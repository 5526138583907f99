/** Calendar arithmetic on days: ages, whole months, the same day months later. */
import { ageOn, civil, monthsBetween as monthsBetween_ } from '../day.ts';
import type { Type } from '../facts/type.ts';

import { gather } from './forms.ts';
import { plain } from './print-number.ts';
import type { DayForm, NumberForm, Printed } from './printed.ts';
import type { Printing } from './printing.ts';
import { SqlRefusal } from './refusal.ts';

/** Days and months reach this far at most, from year 1 to year 9999. */
const mostMonths = 120_000n;
export const mostDays = 3_700_000n;

export function printDateCall(printer: Printing, what: string, args: readonly Printed[], type: Type): Printed {
  const { dialect, math } = printer;
  const [day, other] = args as [DayForm, DayForm | NumberForm];
  const months = (): string => monthsBetween(printer, day.sql, (other as DayForm).sql);
  switch (what) {
    case 'age':
      return {
        ...plain(args, type, math.whole(floorQuotient(printer, months(), '12'), -mostMonths, mostMonths)),
        ...byDay(day, other, ageOn),
      };
    case 'monthsTo':
      return {
        ...plain(args, type, math.whole(months(), -mostMonths, mostMonths)),
        ...byDay(day, other, monthsBetween_),
      };
    case 'daysTo':
      return plain(args, type, math.whole(dialect.daysBetween(day.sql, (other as DayForm).sql), -mostDays, mostDays));
    case 'year':
      return {
        ...plain(args, type, math.whole(dialect.year(day.sql), 0n, 9999n)),
        ofDay: { sql: day.sql, rising: true, compute: one => civil(one).year },
      };
    case 'month':
      return plain(args, type, math.whole(dialect.month(day.sql), 1n, 12n));
    case 'yearStart':
      return { kind: 'day', sql: dialect.inYear(day.sql, 1, 1), type, ...gather([day]) };
    case 'yearEnd':
      return { kind: 'day', sql: dialect.inYear(day.sql, 12, 31), type, ...gather([day]) };
    case 'plusMonths':
    case 'plusYears':
    case 'plusDays': {
      const shift = other as NumberForm;
      const fixed = shift.value.constant;
      const most = what === 'plusDays' ? 372_000 : what === 'plusYears' ? 1000 : 12_000;
      if (typeof fixed !== 'number' || Math.abs(fixed) > most)
        throw new SqlRefusal(
          'A day is moved by what is no fixed number.',
          'Make the number of days, months or years a parameter.',
        );
      const standing = gather([day]);
      const sql =
        what === 'plusDays'
          ? dialect.addDays(day.sql, String(fixed))
          : dialect.addMonths(day.sql, String(what === 'plusYears' ? fixed * 12 : fixed));
      return { kind: 'day', sql, type, ...standing };
    }
    default:
      throw new SqlRefusal(`The function ${what} of a day is not printed.`, 'Use another.');
  }
}

/** Until a fixed day, the older the day the greater the count. */
function byDay(
  from: DayForm,
  to: DayForm | NumberForm,
  count: (from: number, to: number) => number,
): Pick<NumberForm, 'ofDay'> {
  if (to.kind !== 'day' || to.constant === undefined) return {};
  const fixed = to.constant;
  return { ofDay: { sql: from.sql, rising: false, compute: one => count(one, fixed) } };
}

/** Whole months from one day to another, negative when it lies before; the end of a shorter month counts as the day. */
function monthsBetween(printer: Printing, from: string, to: string): string {
  const forward = (a: string, b: string): string => {
    const d = printer.dialect;
    const months = `((${d.year(b)} - ${d.year(a)}) * 12 + ${d.month(b)} - ${d.month(a)})`;
    const early = `(${d.dayOfMonth(a)} > ${d.dayOfMonth(b)} AND ${d.dayOfMonth(d.lastDayOfMonth(b))} > ${d.dayOfMonth(b)})`;
    return `(${months} - CASE WHEN ${early} THEN 1 ELSE 0 END)`;
  };
  return `CASE WHEN ${from} <= ${to} THEN ${forward(from, to)} WHEN ${from} > ${to} THEN -${forward(to, from)} END`;
}

function floorQuotient(printer: Printing, n: string, d: string): string {
  return printer.dialect.quotient(`(${n} + 1200000)`, d).replace(/^/, '(').concat(' - 100000)');
}
