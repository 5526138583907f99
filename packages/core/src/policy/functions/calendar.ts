import { civil, dayOf, daysInMonth } from '../../day.ts';
import { firstDayOfMonth, monthOfDay } from '../../facts/period.ts';
import { types } from '../../facts/type.ts';
import { fail, type Result } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import type { Overload } from '../overload.ts';

const monthEnd = (day: number): number => {
  const { year, month } = civil(day);
  return dayOf(year, month, daysInMonth(year, month));
};

/** Only months that lie wholly between the two days, so that a month begun before or ended after does not count. */
function wholeMonths([from, to]: readonly Value[]): Result {
  const [begin, end] = [from as number, to as number];
  const first = monthOfDay(begin) + (firstDayOfMonth(monthOfDay(begin)) === begin ? 0 : 1);
  const last = monthOfDay(end) - (monthEnd(end) === end ? 0 : 1);
  return last >= first && last - first <= 1200
    ? { first, last, unit: 'month' }
    : fail('out-of-range', 'No whole month lies between the two days.');
}

function quarters([from, to]: readonly Value[]): Result {
  const [begin, end] = [monthOfDay(from as number), monthOfDay(to as number)];
  const first = begin - (begin % 3);
  const last = end - (end % 3) + 2;
  return last >= first && last - first <= 1200
    ? { first, last, unit: 'quarter' }
    : fail('out-of-range', 'The first day is not after the second.');
}

const ofDay = (id: string, name: string, doc: string, shift: (day: number) => number): Overload => ({
  id,
  name,
  style: 'method',
  params: ['date'],
  result: types.date,
  run: ([day]) => shift(day as number),
  doc,
});

const between = (id: string, name: string, doc: string, run: Overload['run']): Overload => ({
  id,
  name,
  style: 'function',
  params: ['date', 'date'],
  result: types.window,
  run,
  doc,
});

/** The ends of months and years, and the periods that lie between two days. */
export const calendar: readonly Overload[] = [
  ofDay('date.yearStart', 'yearStart', '1 January of the year.', day => dayOf(civil(day).year, 1, 1)),
  ofDay('date.yearEnd', 'yearEnd', '31 December of the year.', day => dayOf(civil(day).year, 12, 31)),
  between(
    'date.wholeMonths',
    'wholeMonths',
    'The months that lie wholly between two days, both days included.',
    wholeMonths,
  ),
  between(
    'date.quarters',
    'quarters',
    'The quarters from that of one day to that of another, both included.',
    quarters,
  ),
];
