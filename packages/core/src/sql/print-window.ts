/** Windows of a series whose ends hang on facts: the months from one day to another, so many months back, a year. */
import { monthOfDay } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import type { Overload } from '../policy/overload.ts';
import { both, either, negated } from './condition.ts';
import { gather } from './forms.ts';
import type { DayForm, NumberForm, Printed, WindowForm } from './printed.ts';
import type { Printing } from './printing.ts';
import { SqlRefusal } from './refusal.ts';

/** The longest window there is, in months. */
export const longestWindow = 1201n;

/** A window as the month indexes of its two ends. */
export function printWindow(printer: Printing, overload: Overload, args: readonly Printed[], type: Type): WindowForm {
  const { dialect } = printer;
  const month = (day: string): string => `(${dialect.year(day)} * 12 + ${dialect.month(day)} - 1)`;
  const whole = (form: Printed): string => {
    if (form.kind === 'number' && form.value.d === 1n) return printer.hoist((form as NumberForm).value.n, 40);
    throw new SqlRefusal('A window of a number that is not whole.', 'Count whole months or years.');
  };
  const day = (form: Printed): string => printer.hoist((form as DayForm).sql, 40);
  /** Ends that are ends only where a condition holds. */
  const between = (
    first: string,
    last: string,
    ok: (first: string, last: string) => string,
    unit: NonNullable<WindowForm['unit']> = 'month',
  ): WindowForm => {
    const ends = { first: printer.hoist(first, 40), last: printer.hoist(last, 40) };
    const { unknown, failed, missing } = gather(args);
    const wrong = both(negated(unknown), negated(dialect.isTrue(ok(ends.first, ends.last))));
    return {
      kind: 'window',
      window: undefined,
      ends,
      unit,
      type,
      unknown: either(unknown, wrong),
      failed: either(failed, wrong),
      missing,
    };
  };
  const fits = (first: string, last: string): string =>
    `(${last} >= ${first} AND ${last} - ${first} <= ${longestWindow - 1n})`;
  const [a, b] = args as [Printed, Printed];
  switch (overload.id) {
    case 'int.year': {
      const year = whole(a);
      return between(`(${year} * 12)`, `(${year} * 12 + 11)`, () => `${year} BETWEEN 1 AND 9999`, 'year');
    }
    case 'int.lastMonths': {
      const last = monthOfDay(printer.asOf) - 1;
      const count = whole(a);
      return between(
        `(${last + 1} - ${count})`,
        printer.dialect.narrow(String(last)),
        () => `${count} BETWEEN 1 AND ${longestWindow - 1n}`,
      );
    }
    case 'date.monthsUntil':
      return between(month(day(a)), month(day(b)), fits);
    case 'date.wholeMonths': {
      const [from, to] = [day(a), day(b)];
      return between(
        `(${month(from)} + CASE WHEN ${dialect.dayOfMonth(from)} = 1 THEN 0 ELSE 1 END)`,
        `(${month(to)} - CASE WHEN ${dialect.lastDayOfMonth(to)} = ${to} THEN 0 ELSE 1 END)`,
        fits,
      );
    }
    case 'date.quarters': {
      const [begin, end] = [printer.hoist(month(day(a)), 40), printer.hoist(month(day(b)), 40)];
      return between(`(${begin} - ${begin} % 3)`, `(${end} - ${end} % 3 + 2)`, fits, 'quarter');
    }
    default:
      throw new SqlRefusal(`The window ${overload.name} is not printed.`, 'Use another.');
  }
}
