import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay } from '../day.ts';
import { isWorkingDay, plusWorkingDays, workingDaysUntil } from './working-days.ts';

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

test('a city may bring its own calendar', () => {
  const calendar = { off: new Set(['2030-06-12']), worked: new Set<string>() };
  expect(plusWorkingDays('2030-06-11', 1, calendar)).toBe('2030-06-13');
});

test('as many working days are left as were given, whatever lies between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 18_262, max: 18_990 }), fc.integer({ min: 1, max: 30 }), (day, count) => {
      const from = formatDay(day);
      const by = plusWorkingDays(from, count);
      expect(isWorkingDay(by)).toBe(true);
      expect(workingDaysUntil(by, from)).toBe(count);
      expect(workingDaysUntil(by, by)).toBe(0);
    }),
  );
});
