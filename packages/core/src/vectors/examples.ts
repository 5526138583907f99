import type { CatalogueData } from '../facts/catalogue.ts';
import type { PolicyData } from '../policy/schema.ts';

/** One use of a function, and what it gives. */
export interface Example {
  readonly expression: string;
  readonly parameters?: PolicyData['parameters'];
  readonly tables?: PolicyData['tables'];
  /** Facts by path as a dossier writes their values; all true on the day of the decision. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The day of the decision; 2020-06-10 unless stated. */
  readonly on?: string;
  /** As a dossier writes it; `unknown` with the facts that are missing, or the reason why nothing can be computed. */
  readonly gives: unknown;
}

const words = { 'zh-CN': '示例', en: 'Sample' };
const fact = (type: string, minimum?: string): CatalogueData['facts'][string] => ({
  label: words,
  type,
  department: 'sample',
  sharing: 'unconditional',
  ...(minimum && { minimum }),
});

/** The facts that the examples speak of. */
export const exampleCatalogue: CatalogueData = {
  departments: { sample: words },
  facts: {
    paid: fact('series(month, money)', '0'),
    medical: fact('series(month, money)', '0'),
    staff: fact('series(month, integer)', '0'),
    insured: fact('series(month, bool)'),
    output: fact('series(quarter, money)', '0'),
    revenue: fact('series(year, money)', '0'),
    born: fact('date'),
    seat: fact('region'),
    industry: fact('text'),
    headcount: fact('integer', '0'),
    assets: fact('money', '0'),
    hires: {
      ...fact('list'),
      fields: {
        wage: { label: words, type: 'money' },
        months: { label: words, type: 'integer' },
        share: { label: words, type: 'percent' },
        score: { label: words, type: 'decimal' },
        level: { label: words, type: 'text' },
      },
    },
  },
};

const unknown = (...facts: readonly string[]): unknown => ({ unknown: facts });
const fails = (code: string): unknown => ({ fails: code });

const months = (year: number, from: number, to: number, value: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, i) => [`${year}-${String(from + i).padStart(2, '0')}`, value]),
  );

const hires = [
  { wage: '4,000.00', months: 12, share: '10 %', score: '1.5', level: 'a' },
  { wage: '6,000.50', months: 7, share: '25 %', score: '2.25', level: 'b' },
  { wage: '5,000.00', months: 9, share: '5 %', score: '0.75', level: 'a' },
];

const tiers = {
  rates: {
    bands: [
      { from: '5,000,000 yuan', value: '4 %' },
      { from: '30,000,000 yuan', value: '6 %' },
    ],
  },
};
const brackets = {
  rates: {
    bands: [
      { from: '0 yuan', value: '3 %' },
      { above: '36,000 yuan', value: '10 %' },
      { above: '144,000 yuan', value: '20 %' },
    ],
  },
};
const sizes = {
  bounds: {
    levels: ['micro', 'small', 'medium', 'large'],
    rows: {
      industry: { headcount: [20, 300, 1000], assets: ['3,000,000 yuan', '20,000,000 yuan', '400,000,000 yuan'] },
      trade: { headcount: [5, 20, 200] },
    },
    otherwise: 'trade',
  },
};

const arithmetic: readonly Example[] = [
  { expression: 'rate.of(base)', parameters: { rate: '60 %', base: '57,501.67 yuan' }, gives: '34501.002' },
  { expression: 'rate.of(base)', parameters: { rate: '3 ‰', base: '0.01 yuan' }, gives: '0.00003' },
  { expression: 'rate.of(base).rounded("fen")', parameters: { rate: '50 %', base: '0.01 yuan' }, gives: '0.01' },
  { expression: 'base.rounded("yuan")', parameters: { base: '10.50 yuan' }, gives: '11' },
  { expression: 'base.rounded("yuan", "down")', parameters: { base: '10.99 yuan' }, gives: '10' },
  { expression: 'base.rounded("yuan", "up")', parameters: { base: '10.01 yuan' }, gives: '11' },
  { expression: 'base.rounded("yuan", "half-even")', parameters: { base: '10.50 yuan' }, gives: '10' },
  { expression: 'base.rounded("hundred-yuan")', parameters: { base: '149.99 yuan' }, gives: '100' },
  { expression: 'base.rounded("jiao", "half-up")', parameters: { base: '0.05 yuan' }, gives: '0.1' },
  { expression: 'min(a, b)', parameters: { a: '1 yuan', b: '0.99 yuan' }, gives: '0.99' },
  { expression: 'max(a, b)', parameters: { a: '1 yuan', b: '0.99 yuan' }, gives: '1' },
  { expression: 'a.atMost(cap)', parameters: { a: '500,000.01 yuan', cap: '500,000 yuan' }, gives: '500000' },
  { expression: 'a.atMost(cap)', parameters: { a: '499,999.99 yuan', cap: '500,000 yuan' }, gives: '499999.99' },
  { expression: 'a.atLeast(least)', parameters: { a: '9.99 yuan', least: '10 yuan' }, gives: '10' },
  { expression: 'mean(a, b)', parameters: { a: '1 yuan', b: '2 yuan' }, gives: '1.5' },
  { expression: 'mean(a, b)', parameters: { a: '15 %', b: '20 %' }, gives: '17.5 %' },
  { expression: 'mean(a, b)', parameters: { a: 1.5, b: 2.5 }, gives: '2' },
  { expression: 'min(a, b)', parameters: { a: '5 %', b: '4.9 %' }, gives: '4.9 %' },
  { expression: 'max(a, b)', parameters: { a: '5 %', b: '4.9 %' }, gives: '5 %' },
  { expression: 'a.atMost(b)', parameters: { a: '5 %', b: '4.9 %' }, gives: '4.9 %' },
  { expression: 'a.atLeast(b)', parameters: { a: '4 %', b: '4.9 %' }, gives: '4.9 %' },
  { expression: 'min(a, b)', parameters: { a: 1.5, b: 2.5 }, gives: '1.5' },
  { expression: 'max(a, b)', parameters: { a: 1.5, b: 2.5 }, gives: '2.5' },
  { expression: 'a.atMost(b)', parameters: { a: 3.5, b: 2.5 }, gives: '2.5' },
  { expression: 'a.atLeast(b)', parameters: { a: 1.5, b: 2.5 }, gives: '2.5' },
  { expression: 'min(3, 2)', gives: 2 },
  { expression: 'max(3, 2)', gives: 3 },
  { expression: 'headcount.atMost(15)', facts: { headcount: 20 }, gives: 15 },
  { expression: 'headcount.atLeast(1)', facts: { headcount: 0 }, gives: 1 },
  {
    expression: 'min(born, day)',
    parameters: { day: '2000-01-01' },
    facts: { born: '1999-12-31' },
    gives: '1999-12-31',
  },
  {
    expression: 'max(born, day)',
    parameters: { day: '2000-01-01' },
    facts: { born: '1999-12-31' },
    gives: '2000-01-01',
  },
  {
    expression: 'born.atMost(day)',
    parameters: { day: '2000-01-01' },
    facts: { born: '2001-12-31' },
    gives: '2000-01-01',
  },
  {
    expression: 'born.atLeast(day)',
    parameters: { day: '2000-01-01' },
    facts: { born: '1999-12-31' },
    gives: '2000-01-01',
  },
  { expression: 'growth.fullSteps(step)', parameters: { growth: '15.99 %', step: '1 %' }, gives: 15 },
  { expression: 'growth.fullSteps(step)', parameters: { growth: '-0.5 %', step: '1 %' }, gives: 0 },
  { expression: 'a.fullSteps(step)', parameters: { a: '299,999.99 yuan', step: '100,000 yuan' }, gives: 2 },
  { expression: 'a.fullSteps(step)', parameters: { a: '300,000 yuan', step: '100,000 yuan' }, gives: 3 },
  { expression: 'a.fullSteps(step)', parameters: { a: 7.5, step: 2.5 }, gives: 3 },
];

const lists: readonly Example[] = [
  { expression: 'hires.map(h, h.wage).sum()', facts: { hires }, gives: '15000.5' },
  { expression: 'hires.map(h, h.wage).max()', facts: { hires }, gives: '6000.5' },
  { expression: 'hires.map(h, h.wage).max()', facts: { hires: [] }, gives: '0' },
  { expression: 'hires.map(h, h.wage).min()', facts: { hires }, gives: '4000' },
  { expression: 'hires.filter(h, h.level == "a").map(h, h.wage).mean()', facts: { hires }, gives: '4500' },
  { expression: 'hires.map(h, h.months).sum()', facts: { hires }, gives: 28 },
  { expression: 'hires.map(h, h.months).max()', facts: { hires }, gives: 12 },
  { expression: 'hires.map(h, h.months).min()', facts: { hires }, gives: 7 },
  { expression: 'hires.filter(h, h.months > 7).map(h, h.months).mean()', facts: { hires }, gives: '10.5' },
  { expression: 'hires.map(h, h.share).sum()', facts: { hires }, gives: '40 %' },
  { expression: 'hires.map(h, h.share).max()', facts: { hires }, gives: '25 %' },
  { expression: 'hires.map(h, h.share).min()', facts: { hires }, gives: '5 %' },
  { expression: 'hires.filter(h, h.level == "a").map(h, h.share).mean()', facts: { hires }, gives: '7.5 %' },
  { expression: 'hires.map(h, h.score).sum()', facts: { hires }, gives: '4.5' },
  { expression: 'hires.map(h, h.score).max()', facts: { hires }, gives: '2.25' },
  { expression: 'hires.map(h, h.score).min()', facts: { hires }, gives: '0.75' },
  { expression: 'hires.map(h, h.score).mean()', facts: { hires }, gives: '1.5' },
  { expression: 'hires.map(h, h.wage).sum()', gives: unknown('hires') },
];

const series: readonly Example[] = [
  { expression: 'paid.sum("2019")', facts: { paid: months(2019, 1, 12, '100.05') }, gives: '1200.6' },
  { expression: 'paid.sum("2019-Q1")', facts: { paid: months(2019, 1, 12, '100.05') }, gives: '300.15' },
  { expression: 'paid.sum("2019")', facts: { paid: months(2019, 1, 11, '100.05') }, gives: unknown('paid') },
  { expression: 'revenue.sum("2019-Q1")', facts: { revenue: { 2019: '400.00' } }, gives: unknown('revenue') },
  {
    expression: 'output.at("2019")',
    facts: { output: { '2019-Q1': '1.00', '2019-Q2': '2.00', '2019-Q3': '3.00', '2019-Q4': '4.00' } },
    gives: '10',
  },
  { expression: 'output.at("2019-Q2")', facts: { output: { '2019-Q2': '2.00' } }, gives: '2' },
  {
    expression: 'staff.average("2019")',
    facts: { staff: { ...months(2019, 1, 6, 40), ...months(2019, 7, 12, 45) } },
    gives: '42.5',
  },
  { expression: 'paid.months("2019") >= 12', facts: { paid: months(2019, 1, 12, '0.01') }, gives: true },
  {
    expression: 'paid.months("2019")',
    facts: { paid: { ...months(2019, 1, 5, '1.00'), ...months(2019, 6, 12, '0.00') } },
    gives: 5,
  },
  { expression: 'paid.months("2019") >= 6', facts: { paid: months(2019, 1, 6, '1.00') }, gives: true },
  { expression: 'output.months("2019")', facts: { output: { '2019-Q1': '1.00' } }, gives: unknown('output') },
  {
    expression: 'output.periods("2019")',
    facts: { output: { '2019-Q1': '1.00', '2019-Q2': '0.00', '2019-Q3': '3.00', '2019-Q4': '4.00' } },
    gives: 3,
  },
  {
    expression: 'paid.consecutiveMonths("2018/2019")',
    facts: {
      paid: {
        ...months(2018, 1, 9, '1.00'),
        ...months(2018, 10, 10, '0.00'),
        ...months(2018, 11, 12, '1.00'),
        ...months(2019, 1, 12, '1.00'),
      },
    },
    gives: 14,
  },
  { expression: 'staff.least("2019-Q1")', facts: { staff: months(2019, 1, 3, 7) }, gives: 7 },
  { expression: 'staff.greatest("2019-Q1")', facts: { staff: { '2019-01': 7, '2019-02': 9, '2019-03': 8 } }, gives: 9 },
  { expression: 'revenue.increase("2019")', facts: { revenue: { 2018: '100.00', 2019: '115.00' } }, gives: '15' },
  { expression: 'revenue.increase("2019")', facts: { revenue: { 2018: '115.00', 2019: '100.00' } }, gives: '-15' },
  { expression: 'revenue.growth("2019")', facts: { revenue: { 2018: '100.00', 2019: '115.00' } }, gives: '15 %' },
  {
    expression: 'revenue.growth("2019") >= threshold',
    parameters: { threshold: '15 %' },
    facts: { revenue: { 2018: '100.00', 2019: '115.00' } },
    gives: true,
  },
  {
    expression: 'revenue.growth("2019") > threshold',
    parameters: { threshold: '15 %' },
    facts: { revenue: { 2018: '100.00', 2019: '115.00' } },
    gives: false,
  },
  {
    expression: 'revenue.growth("2019")',
    facts: { revenue: { 2018: '0.00', 2019: '115.00' } },
    gives: fails('no-base'),
  },
  {
    expression: 'output.growth("2019-Q2", "2019-Q1")',
    facts: { output: { '2019-Q1': '80.00', '2019-Q2': '100.00' } },
    gives: '25 %',
  },
  { expression: 'insured.holds("2019-Q1")', facts: { insured: months(2019, 1, 3, true) }, gives: true },
  { expression: 'insured.holds("2019-Q1")', facts: { insured: { '2019-01': true, '2019-02': false } }, gives: false },
  {
    expression: 'insured.holds("2019-Q1")',
    facts: { insured: { '2019-01': true, '2019-02': true } },
    gives: unknown('insured'),
  },
  { expression: 'revenue.last()', facts: { revenue: { 2018: '1.00', 2019: '2.00', 2021: '3.00' } }, gives: '2' },
  {
    expression: 'paid.and(medical).consecutiveMonths("2019")',
    facts: {
      paid: months(2019, 1, 12, '1.00'),
      medical: { ...months(2019, 1, 3, '1.00'), '2019-04': '0.00', ...months(2019, 5, 12, '1.00') },
    },
    gives: 8,
  },
];

const windows: readonly Example[] = [
  { expression: 'revenue.sum(y)', parameters: { y: 2019 }, facts: { revenue: { 2019: '7.00' } }, gives: '7' },
  { expression: 'revenue.sum(y - 1)', parameters: { y: 2019 }, facts: { revenue: { 2018: '6.00' } }, gives: '6' },
  { expression: 'revenue.sum(year(2019))', facts: { revenue: { 2019: '7.00' } }, gives: '7' },
  {
    expression: 'paid.sum(months(from, to))',
    parameters: { from: '2019-11-30', to: '2020-01-01' },
    facts: { paid: { '2019-11': '1.00', '2019-12': '2.00', '2020-01': '3.00' } },
    gives: '6',
  },
  {
    expression: 'paid.sum(wholeMonths(from, to))',
    parameters: { from: '2019-11-02', to: '2020-01-31' },
    facts: { paid: { '2019-11': '1.00', '2019-12': '2.00', '2020-01': '3.00' } },
    gives: '5',
  },
  {
    expression: 'paid.sum(lastMonths(2))',
    on: '2020-06-10',
    facts: { paid: { '2020-04': '1.00', '2020-05': '2.00' } },
    gives: '3',
  },
  {
    expression: 'output.sum(quarters(from, to))',
    parameters: { from: '2019-03-31', to: '2019-04-01' },
    facts: { output: { '2019-Q1': '1.00', '2019-Q2': '2.00' } },
    gives: '3',
  },
];

const placesAndDates: readonly Example[] = [
  { expression: 'seat.within("330200")', facts: { seat: '330282' }, gives: true },
  { expression: 'seat.within("330282")', facts: { seat: '330203' }, gives: false },
  { expression: 'seat.within("330282")', facts: { seat: '330282104000' }, gives: true },
  {
    expression: 'seat.within(places)',
    parameters: { places: ['330203', '330205'] },
    facts: { seat: '330205' },
    gives: true,
  },
  { expression: 'born.age(today)', on: '2020-06-10', facts: { born: '1960-06-10' }, gives: 60 },
  { expression: 'born.age(today)', on: '2020-06-09', facts: { born: '1960-06-10' }, gives: 59 },
  { expression: 'born.age(today)', on: '2021-02-28', facts: { born: '2000-02-29' }, gives: 21 },
  { expression: 'born.monthsTo(today)', on: '2020-06-10', facts: { born: '2020-01-11' }, gives: 4 },
  { expression: 'born.monthsTo(today)', on: '2020-02-29', facts: { born: '2020-01-31' }, gives: 1 },
  { expression: 'born.daysTo(today)', on: '2020-03-01', facts: { born: '2020-02-28' }, gives: 2 },
  { expression: 'born.plusMonths(1)', facts: { born: '2019-01-31' }, gives: '2019-02-28' },
  { expression: 'born.plusYears(3)', facts: { born: '2020-02-29' }, gives: '2023-02-28' },
  { expression: 'born.plusDays(-1)', facts: { born: '2020-03-01' }, gives: '2020-02-29' },
  { expression: 'born.endOfMonth()', facts: { born: '2020-02-01' }, gives: '2020-02-29' },
  { expression: 'born.yearStart()', facts: { born: '2020-02-01' }, gives: '2020-01-01' },
  { expression: 'born.yearEnd()', facts: { born: '2020-02-01' }, gives: '2020-12-31' },
  { expression: 'born.year()', facts: { born: '2020-02-01' }, gives: 2020 },
  { expression: 'born.month()', facts: { born: '2020-02-01' }, gives: 2 },
];

const tables: readonly Example[] = [
  { expression: 'rates.tier(assets)', tables: tiers, facts: { assets: '29,999,999.99' }, gives: '4 %' },
  { expression: 'rates.tier(assets)', tables: tiers, facts: { assets: '30,000,000.00' }, gives: '6 %' },
  { expression: 'rates.tier(assets)', tables: tiers, facts: { assets: '4,999,999.99' }, gives: '0 %' },
  { expression: 'rates.marginal(assets)', tables: brackets, facts: { assets: '36,000.00' }, gives: '1080' },
  { expression: 'rates.marginal(assets)', tables: brackets, facts: { assets: '150,000.00' }, gives: '13080' },
  {
    expression: 'ladder[industry]',
    tables: { ladder: { a: '100 yuan', b: '200 yuan' } },
    facts: { industry: 'b' },
    gives: '200',
  },
  {
    expression: 'industry in ladder',
    tables: { ladder: { a: '100 yuan', b: '200 yuan' } },
    facts: { industry: 'c' },
    gives: false,
  },
  {
    expression: 'bounds.row(industry).smallestReached({ "headcount": headcount, "assets": assets })',
    tables: sizes,
    facts: { industry: 'industry', headcount: 15 },
    gives: 'micro',
  },
  {
    expression: 'bounds.row(industry).smallestReached({ "headcount": headcount, "assets": assets })',
    tables: sizes,
    facts: { industry: 'industry', headcount: 300, assets: '19,999,999.99' },
    gives: 'small',
  },
  {
    expression: 'bounds.row(industry).smallestReached({ "headcount": headcount, "assets": assets }) == "large"',
    tables: sizes,
    facts: { industry: 'industry', headcount: 250 },
    gives: false,
  },
  {
    expression: 'bounds.row(industry).smallestReached({ "headcount": headcount, "assets": assets })',
    tables: sizes,
    facts: { industry: 'other', headcount: 5 },
    gives: 'small',
  },
  {
    expression: 'bounds.row(industry).smallestReached({ "headcount": headcount, "assets": assets })',
    tables: sizes,
    facts: { industry: 'industry', headcount: 250 },
    gives: unknown('assets'),
  },
];

/** Every domain function at work, its thresholds and its unknowns too. */
export const examples: readonly Example[] = [
  ...arithmetic,
  ...lists,
  ...series,
  ...windows,
  ...placesAndDates,
  ...tables,
];
