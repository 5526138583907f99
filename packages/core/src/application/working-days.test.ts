import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay } from '../day.ts';
import { calendarOf, holidayNotices } from './official-calendar.ts';
import { isKnownDay, isWorkingDay, plusWorkingDays, workingDaysUntil } from './working-days.ts';

test('weekends and holidays are off, and weekends that make up for a holiday are worked', () => {
  expect(['2020-06-10', '2020-06-13', '2020-06-25', '2020-06-28', '2020-10-10'].map(day => isWorkingDay(day))).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
});

test('a review of three working days that meets the National Day ends on the worked Saturday after it', () => {
  expect(plusWorkingDays('2020-09-29', 3)).toBe('2020-10-10');
});

test('every notice is of one kind: worked days are weekends, and no day is both off and worked', () => {
  const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
  for (const notice of holidayNotices) {
    const { off, worked } = calendarOf([notice]);
    expect(worked.size, notice.number).toBe(notice.worked.length);
    for (const day of worked) expect([day, [0, 6].includes(weekday(day)), off.has(day)]).toEqual([day, true, false]);
    // As many weekdays are off as the law gives holidays and weekends are worked for: 11 a year, 13 from 2025 on.
    const weekdaysOff = [...off].filter(day => ![0, 6].includes(weekday(day))).length;
    const lawful = weekdaysOff - worked.size;
    expect(lawful, notice.number).toBeGreaterThanOrEqual(9);
    expect(lawful, notice.number).toBeLessThanOrEqual(14);
  }
  expect(holidayNotices.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
});

test('the years since are as published: holidays that begin in the old year, and weekends worked for them', () => {
  const off = ['2022-01-31', '2022-12-31', '2023-01-02', '2024-02-17', '2025-02-04', '2025-10-08', '2026-02-23'];
  const on = ['2022-01-30', '2023-06-25', '2024-02-09', '2024-02-18', '2025-10-11', '2026-01-04', '2026-09-20'];
  expect(off.filter(day => isWorkingDay(day))).toEqual([]);
  expect(on.filter(day => !isWorkingDay(day))).toEqual([]);
});

test('days beyond the notices are not known, and a notice added makes them so', () => {
  expect(['2019-12-31', '2020-01-01', '2026-12-31', '2027-01-01'].map(day => isKnownDay(day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const next = { year: 2027, number: '示例', off: [['2027-01-01', 1]] as const, worked: [] };
  expect(isKnownDay('2027-01-04', calendarOf([...holidayNotices, next]))).toBe(true);
});

test('a city may bring its own calendar', () => {
  const calendar = { off: new Set(['2030-06-12']), worked: new Set<string>() };
  expect(plusWorkingDays('2030-06-11', 1, calendar)).toBe('2030-06-13');
});

test('as many working days are left as were given, whatever lies between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 18_262, max: 20_780 }), fc.integer({ min: 1, max: 30 }), (day, count) => {
      const from = formatDay(day);
      const by = plusWorkingDays(from, count);
      expect(isWorkingDay(by)).toBe(true);
      expect(workingDaysUntil(by, from)).toBe(count);
      expect(workingDaysUntil(by, by)).toBe(0);
    }),
  );
});
