import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMonths, ageOn, civil, dayOf, formatDay, monthsBetween, parseDay, parseSpan } from './day.ts';

const day = (text: string): number => parseDay(text)!;

it('counts days as the Gregorian calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), count => {
      const date = new Date(count * 86_400_000);
      const { year, month, day: of } = civil(count);
      expect([year, month, of]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
      expect(dayOf(year, month, of)).toBe(count);
    }),
    { seed: 20200610 },
  );
});

it('refuses days that do not exist', () => {
  expect(['2021-02-29', '2020-13-01', '2020-00-10', '2020-1-1', '2020-04-31'].map(parseDay)).toEqual(
    new Array(5).fill(undefined),
  );
  expect(formatDay(day('2020-02-29'))).toBe('2020-02-29');
});

it('goes on by months to the last day of a shorter month', () => {
  expect(formatDay(addMonths(day('2020-01-31'), 1))).toBe('2020-02-29');
  expect(formatDay(addMonths(day('2019-11-30'), 3))).toBe('2020-02-29');
  expect(formatDay(addMonths(day('2020-03-31'), -13))).toBe('2019-02-28');
});

it('completes a year on the birthday, not the day before', () => {
  expect([ageOn(day('1940-06-10'), day('2020-06-09')), ageOn(day('1940-06-10'), day('2020-06-10'))]).toEqual([79, 80]);
  expect(ageOn(day('2000-02-29'), day('2021-02-28'))).toBe(21);
  expect(monthsBetween(day('2020-06-10'), day('2020-05-11'))).toBe(0);
});

it('reads calendar durations', () => {
  expect(parseSpan('P1Y6M')).toEqual({ months: 18, days: 0 });
  expect([parseSpan('P'), parseSpan('1Y'), parseSpan('P1W')]).toEqual([undefined, undefined, undefined]);
});

it('reads a day as ten characters of ASCII, and nothing around them', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{3,5}-[0-9]{1,3}[-/][0-9]{1,3}\n?$/), text => {
      const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
      const date = match && new Date(`${text}T00:00:00Z`);
      const exists = match && !Number.isNaN(date!.getTime()) && date!.getUTCDate() === Number(match[3]);
      expect(parseDay(text)).toBe(exists ? date!.getTime() / 86_400_000 : undefined);
    }),
  );
  expect(['２０２０-01-01', '2020-01-01 ', ' 020-01-01', '+020-01-01'].map(parseDay)).toEqual(
    new Array(4).fill(undefined),
  );
});
