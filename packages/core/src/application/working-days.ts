import { formatDay, parseDay } from '../day.ts';
import { type OfficialCalendar, officialCalendar } from './official-calendar.ts';

/**
 * Whether the calendar knows a day. Beyond its years only weekends are known, and a day counted with them is a guess that
 * must be shown as one: the holidays of a year are announced in the autumn before it.
 *
 * @example
 * ```ts
 * isKnownDay('2026-10-08'); // true
 * isKnownDay('2027-01-04'); // false, until the notice for 2027 is added
 * ```
 */
export function isKnownDay(day: string, { known }: OfficialCalendar = officialCalendar): boolean {
  dayNumber(day);
  return known === undefined || (known.from <= day && day <= known.to);
}

/** Whether offices work on a day. Days that the calendar does not know count by their weekends alone. */
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
