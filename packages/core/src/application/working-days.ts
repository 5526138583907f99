import { formatDay, parseDay } from '../day.ts';

/** The official calendar as data: weekdays that are off, and weekends that are worked. */
export interface OfficialCalendar {
  /** Days off that would be weekdays, ISO 8601. */
  readonly off: ReadonlySet<string>;
  /** Saturdays and Sundays on which offices work (调休). */
  readonly worked: ReadonlySet<string>;
}

function ranges(...spans: readonly [from: string, days: number][]): string[] {
  return spans.flatMap(([from, days]) =>
    Array.from({ length: days }, (_, index) => formatDay(dayNumber(from) + index)),
  );
}

/**
 * The calendar of 2020 and 2021 by the State Council's notices 国办发明电〔2019〕16号 and 国办发明电〔2020〕27号, with the
 * longer Spring Festival of 2020. A city brings newer years as data.
 */
export const officialCalendar: OfficialCalendar = {
  off: new Set(
    ranges(
      ['2020-01-01', 1],
      ['2020-01-24', 10],
      ['2020-04-04', 3],
      ['2020-05-01', 5],
      ['2020-06-25', 3],
      ['2020-10-01', 8],
      ['2021-01-01', 3],
      ['2021-02-11', 7],
      ['2021-04-03', 3],
      ['2021-05-01', 5],
      ['2021-06-12', 3],
      ['2021-09-19', 3],
      ['2021-10-01', 7],
    ),
  ),
  worked: new Set(
    '2020-01-19 2020-04-26 2020-05-09 2020-06-28 2020-09-27 2020-10-10 2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09'.split(
      ' ',
    ),
  ),
};

/** Whether offices work on a day. Years that the calendar does not have are known by their weekends alone. */
export function isWorkingDay(day: string, calendar: OfficialCalendar = officialCalendar): boolean {
  if (calendar.worked.has(day)) return true;
  // Day 0, 1 January 1970, was a Thursday.
  const week = (((dayNumber(day) + 4) % 7) + 7) % 7;
  return week !== 0 && week !== 6 && !calendar.off.has(day);
}

/**
 * The day so many working days after a day, which itself does not count: how a review of 5 working days is dated.
 *
 * @example
 * ```ts
 * plusWorkingDays('2020-09-29', 3); // "2020-10-10": the National Day holiday lies between, and a worked Saturday ends it
 * ```
 */
export function plusWorkingDays(day: string, count: number, calendar: OfficialCalendar = officialCalendar): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = formatDay(dayNumber(at) + 1);
    if (isWorkingDay(at, calendar)) left--;
  }
  return at;
}

/** How many working days are left from a day to a later one, which counts: 0 once that day has come. */
export function workingDaysUntil(day: string, today: string, calendar: OfficialCalendar = officialCalendar): number {
  let left = 0;
  for (let at = dayNumber(today) + 1; at <= dayNumber(day); at++) if (isWorkingDay(formatDay(at), calendar)) left++;
  return left;
}

function dayNumber(day: string): number {
  const number = parseDay(day);
  if (number === undefined) throw new RangeError(`"${day}" is not a day; write it like 2020-06-10`);
  return number;
}
