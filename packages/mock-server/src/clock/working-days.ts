import { plusDays, weekday } from './instant.ts';

/**
 * The official calendar: days off that are weekdays, and weekends that are worked, by the State Council's notices
 * 国办发明电〔2019〕16号 (2020), with the extension of the Spring Festival by 国务院办公厅 of 26 January 2020, and
 * 国办发明电〔2020〕27号 (2021).
 */
const daysOff = new Set([
  ...range('2020-01-01', 1),
  ...range('2020-01-24', 10),
  ...range('2020-04-04', 3),
  ...range('2020-05-01', 5),
  ...range('2020-06-25', 3),
  ...range('2020-10-01', 8),
  ...range('2021-01-01', 3),
  ...range('2021-02-11', 7),
  ...range('2021-04-03', 3),
  ...range('2021-05-01', 5),
  ...range('2021-06-12', 3),
  ...range('2021-09-19', 3),
  ...range('2021-10-01', 7),
]);

const workedWeekends = new Set([
  '2020-01-19',
  '2020-04-26',
  '2020-05-09',
  '2020-06-28',
  '2020-09-27',
  '2020-10-10',
  '2021-02-07',
  '2021-02-20',
  '2021-04-25',
  '2021-05-08',
  '2021-09-18',
  '2021-09-26',
  '2021-10-09',
]);

function range(from: string, length: number): string[] {
  return Array.from({ length }, (_, index) => plusDays(from, index));
}

/** Whether offices work on a day. Years without a notice here have weekends alone. */
export function isWorkingDay(day: string): boolean {
  if (workedWeekends.has(day)) return true;
  const week = weekday(day);
  return week !== 0 && week !== 6 && !daysOff.has(day);
}

/** The day so many working days after a day, which itself does not count. */
export function plusWorkingDays(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = plusDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
