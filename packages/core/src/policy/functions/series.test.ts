import { describe, expect, it } from 'vitest';
import { parseDay } from '../../day.ts';
import { closureOf } from '../../decision/closures.ts';
import { stepBudget } from '../../decision/run.ts';
import { formatDecimal } from '../../exact.ts';
import { parseCatalogue } from '../../facts/catalogue.ts';
import { parseDossier } from '../../facts/dossier.ts';
import { Unknown } from '../../facts/unknown.ts';
import { checkExpression } from '../check.ts';

const label = { 'zh-CN': '示例', en: 'Sample' };
const fact = (type: string) => ({ label, type, department: 'd', sharing: 'conditional', minimum: '0' });
const catalogue = parseCatalogue({
  departments: { d: label },
  facts: {
    tax: fact('series(month, money)'),
    invested: fact('series(year, money)'),
    pension: fact('series(month, bool)'),
    medical: fact('series(month, money)'),
    day: fact('date'),
  },
});

/** What an expression comes to: a number as text, or what is missing and the bounds known. */
function evaluate(expression: string, facts: Record<string, unknown>, asOf = '2021-06-15') {
  const checked = checkExpression(expression, { catalogue, parameters: new Map() });
  if (!('tree' in checked)) throw new Error(checked.problems[0]?.message);
  const dossier = parseDossier(catalogue, {
    subject: { kind: 'individual', id: 'x', name: '示例' },
    facts: Object.fromEntries(Object.entries(facts).map(([path, value]) => [path, { value, asOf }])),
  });
  const value = closureOf(checked.tree)({ dossier, asOf: parseDay(asOf)!, locals: [], budget: stepBudget });
  if (!(value instanceof Unknown)) return typeof value === 'boolean' ? value : formatDecimal(value as never);
  return {
    missing: value.missing.map(one => `${one.fact.path} ${one.reason}`),
    low: value.low,
    high: value.high,
    failure: value.failure?.code,
  };
}

describe('a mean, an extreme and a count speak of the periods that the catalogue promises', () => {
  it('takes the mean of months', () => {
    expect(evaluate('tax.average("2020")', { tax: { '2020-01/2020-11': '500.00', '2020-12': '620.00' } })).toBe(
      '51,000',
    );
  });
  it('cannot tell the months of a year apart', () => {
    expect(evaluate('tax.average("2020")', { tax: { '2020': '6000.00' } })).toMatchObject({
      missing: ['tax granularity'],
    });
    expect(evaluate('tax.least("2020")', { tax: { '2020': '6000.00' } })).toMatchObject({
      missing: ['tax granularity'],
    });
    expect(evaluate('tax.periods("2020")', { tax: { '2020': '6000.00' } })).toMatchObject({
      missing: ['tax granularity'],
    });
  });
  it('adds months up to the years they make', () => {
    const invested = { '2019-01/2019-12': '10.00', '2020-01/2020-12': '20.00' };
    expect(evaluate('invested.least("2019/2020")', { invested })).toBe('12,000');
    expect(evaluate('invested.greatest("2019/2020")', { invested })).toBe('24,000');
    expect(evaluate('invested.average("2019/2020")', { invested })).toBe('18,000');
    expect(evaluate('invested.periods("2019/2020")', { invested })).toBe('2');
  });
  it('still counts months in data that is finer than promised', () => {
    expect(evaluate('invested.months("2020")', { invested: { '2020-01/2020-12': '20.00' } })).toBe('12');
  });
  it('bounds a mean from below by what is known', () => {
    expect(evaluate('tax.average("2020")', { tax: { '2020-01/2020-11': '12.00' } })).toMatchObject({
      low: 1100,
      high: undefined,
    });
  });
  it('knows that a missing amount is nothing at least', () => {
    expect(evaluate('tax.sum("2020")', {})).toMatchObject({ missing: ['tax absent'], low: 0 });
  });
});

describe('joined series', () => {
  it('has a month where both have something', () => {
    const facts = {
      pension: { '2020-01/2020-12': true },
      medical: { '2020-01/2020-06': '1.00', '2020-07': '0.00', '2020-08/2020-12': '1.00' },
    };
    expect(evaluate('pension.and(medical).consecutiveMonths("2020")', facts)).toBe('6');
    expect(evaluate('pension.and(medical).months("2020")', facts)).toBe('11');
  });
  it('asks the series that lacks a month, and only where the other has something', () => {
    const facts = { pension: { '2020-01': true, '2020-02': false }, medical: { '2020-02': '1.00', '2020-03': '1.00' } };
    expect(evaluate('pension.and(medical).months("2020-01/2020-03")', facts)).toMatchObject({
      missing: ['medical absent', 'pension absent'],
      low: 0,
      high: 2,
    });
  });
  it('cannot join a quarter with months', () => {
    expect(
      evaluate('pension.and(medical).months("2020-Q1")', {
        pension: { '2020-01/2020-03': true },
        medical: { '2020-Q1': '3.00' },
      }),
    ).toMatchObject({ missing: ['medical granularity'] });
  });
});

describe('windows between days', () => {
  const pension = { '2019-01/2021-12': true };
  it('counts whole months only', () => {
    const months = (from: string, to: string) =>
      evaluate(`pension.months(wholeMonths("${from}", "${to}"))`, { pension });
    expect(months('2019-06-30', '2020-12-30')).toBe('17');
    expect(months('2019-07-01', '2020-12-31')).toBe('18');
    expect(months('2019-07-01', '2019-07-31')).toBe('1');
    expect(months('2019-07-02', '2019-08-30')).toMatchObject({ failure: 'out-of-range' });
  });
  it('names the quarters from one day to another', () => {
    expect(evaluate('pension.months(quarters("2019-05-10", "2019-12-01"))', { pension })).toBe('9');
    expect(evaluate('pension.months(quarters("2019-05-10", "2019-05-09"))', { pension })).toBe('3');
    expect(evaluate('pension.months(quarters("2019-05-10", "2019-03-09"))', { pension })).toMatchObject({
      failure: 'out-of-range',
    });
  });
  it('finds the ends of a month and a year', () => {
    expect(evaluate('day.endOfMonth() == "2020-02-29"', { day: '2020-02-03' })).toBe(true);
    expect(evaluate('day.yearStart() == "2020-01-01" && day.yearEnd() == "2020-12-31"', { day: '2020-02-03' })).toBe(
      true,
    );
  });
});
