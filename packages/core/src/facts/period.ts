import { civil, dayOf } from '../day.ts';

/** How finely a series is kept. */
export type Granularity = 'month' | 'quarter' | 'year';

/** Months in one period. */
export const monthsIn: Readonly<Record<Granularity, 1 | 3 | 12>> = { month: 1, quarter: 3, year: 12 };

/**
 * A stretch of whole months, both ends included, counted from January of year 0. `unit` is how it was written, so that
 * "2019" says year and "2019-01/2019-12" says months.
 */
export interface Window {
  readonly first: number;
  readonly last: number;
  readonly unit: Granularity;
}

const monthPattern = /^(\d{4})-(\d{2})$/;
const quarterPattern = /^(\d{4})-?Q([1-4])$/;
const yearPattern = /^\d{4}$/;

function parseOne(text: string): Window | undefined {
  if (yearPattern.test(text)) return yearWindow(Number(text));
  const quarter = quarterPattern.exec(text);
  if (quarter) {
    const first = Number(quarter[1]) * 12 + (Number(quarter[2]) - 1) * 3;
    return { first, last: first + 2, unit: 'quarter' };
  }
  const month = monthPattern.exec(text);
  if (month) {
    const number = Number(month[2]);
    if (number < 1 || number > 12) return undefined;
    const first = Number(month[1]) * 12 + number - 1;
    return { first, last: first, unit: 'month' };
  }
  return undefined;
}

/** The window of one calendar year. */
export function yearWindow(year: number): Window {
  return { first: year * 12, last: year * 12 + 11, unit: 'year' };
}

/** Reads `2019`, `2019-Q1`, `2019-03`, or a range of two alike, `2018/2019`; undefined when it is none of them. */
export function parseWindow(text: string): Window | undefined {
  const [from, to, extra] = text.split('/');
  if (extra !== undefined || from === undefined) return undefined;
  const start = parseOne(from);
  if (!start || to === undefined) return start;
  const end = parseOne(to);
  if (!end || end.unit !== start.unit || end.first < start.first) return undefined;
  return { first: start.first, last: end.last, unit: start.unit };
}

/** Writes one period as it is read. */
export function formatPeriod(first: number, unit: Granularity): string {
  const year = String(Math.floor(first / 12)).padStart(4, '0');
  const month = first % 12;
  if (unit === 'year') return year;
  return unit === 'quarter' ? `${year}-Q${month / 3 + 1}` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** Writes a window as it is read. */
export function formatWindow(window: Window): string {
  const from = formatPeriod(window.first, window.unit);
  const lastStart = window.last - monthsIn[window.unit] + 1;
  return lastStart === window.first ? from : `${from}/${formatPeriod(lastStart, window.unit)}`;
}

/** The window moved by so many months. */
export function shiftWindow(window: Window, months: number): Window {
  return { first: window.first + months, last: window.last + months, unit: window.unit };
}

/** The month index of a day. */
export function monthOfDay(day: number): number {
  const { year, month } = civil(day);
  return year * 12 + month - 1;
}

/** First day of a month index. */
export function firstDayOfMonth(month: number): number {
  return dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
}
