import { addMonths, formatDay, parseDay } from '../../src/day.ts';
import type { DossierData } from '../../src/facts/dossier.ts';
import type { PolicyData } from '../../src/policy/schema.ts';

const words = { 'zh-CN': '示例', en: 'Sample' };

/** Six clauses and an amount (示例), with what real clauses ask: place, yes and no, a number, a rate with an alternative, a day. */
export const sampleData: PolicyData = {
  id: 'sample-six-clauses',
  version: 1,
  title: { 'zh-CN': '六条条件的政策（示例）', en: 'Policy of six clauses (sample)' },
  authority: { region: '330200', department: words },
  benefit: 'subsidy',
  route: 'no-application',
  subject: 'enterprise',
  effective: { from: '2020-01-01' },
  parameters: {
    least: '20 people',
    most: '5.5 %',
    small: '300 people',
    smallMost: '20 %',
    before: '2018-01-01',
    rate: '2 %',
    cap: '500,000 yuan',
  },
  criteria: [
    { id: 'here', text: { 'zh-CN': '注册地在宁波', en: 'Registered in Ningbo' }, test: 'region.within("330200")' },
    { id: 'scale', text: { 'zh-CN': '规上企业', en: 'Above scale' }, test: 'aboveScale' },
    { id: 'honest', text: { 'zh-CN': '未列入严重失信名单', en: 'Not seriously dishonest' }, test: '!dishonest' },
    { id: 'staff', text: { 'zh-CN': '职工20人以上', en: 'At least 20 staff' }, test: 'headcount >= least' },
    {
      id: 'layoffs',
      text: { 'zh-CN': '裁员率不高于5.5%,小企业不高于20%', en: 'Layoff rate at most 5.5 %, or 20 % for small firms' },
      test: 'layoffRate <= most || (headcount <= small && layoffRate <= smallMost)',
    },
    { id: 'founded', text: { 'zh-CN': '2018年以前成立', en: 'Founded before 2018' }, test: 'founded < before' },
  ],
  amount: 'rate.of(assets).atMost(cap)',
};

/** What hand-written code and other engines are given: undefined where not known. Money in fen, days as day counts. */
export interface Company {
  readonly region: string | undefined;
  readonly aboveScale: boolean | undefined;
  readonly dishonest: boolean | undefined;
  readonly headcount: number | undefined;
  /** Percent. */
  readonly layoffRate: number | undefined;
  readonly founded: number | undefined;
  readonly assets: number | undefined;
}

function drawer(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A made-up company. Most meet most clauses, so that every clause is reached. */
export function randomCompany(seed: number, unknown: number): Company {
  const next = drawer(seed);
  const known = <T>(value: T): T | undefined => (next() < unknown ? undefined : value);
  return {
    region: known(next() < 0.9 ? '330203' : '330102'),
    aboveScale: known(next() < 0.85),
    dishonest: known(next() < 0.05),
    headcount: known(Math.floor(next() * next() * 1000) + 10),
    layoffRate: known(Math.floor(next() * 120) / 10),
    founded: known(addMonths(parseDay('2000-01-01')!, Math.floor(next() * 240))),
    assets: known(Math.floor(next() * 5_000_000_000)),
  };
}

/** The same company as a dossier. */
export function dossierData(company: Company, index: number): DossierData {
  const facts: Record<string, { value: unknown; asOf: string }> = {};
  const put = (name: string, value: unknown): void => {
    if (value !== undefined) facts[name] = { value, asOf: '2020-06-30' };
  };
  const { region, aboveScale, dishonest, headcount, layoffRate, founded, assets } = company;
  put('region', region);
  put('aboveScale', aboveScale);
  put('dishonest', dishonest);
  put('headcount', headcount);
  put('layoffRate', layoffRate === undefined ? undefined : `${layoffRate} %`);
  put('founded', founded === undefined ? undefined : formatDay(founded));
  put('assets', assets === undefined ? undefined : (assets / 100).toFixed(2));
  return { subject: { kind: 'enterprise', id: `SAMPLE${index}`, name: '示例企业' }, facts };
}

const before = parseDay('2018-01-01')!;

/** What a good engineer writes for this one policy: outcome 0 ineligible, 1 eligible, 2 undetermined; amount NaN if unknown. */
export const handwritten = {
  outcome(c: Company): number {
    let unknown = false;
    if (c.region === undefined) unknown = true;
    else if (!c.region.startsWith('3302')) return 0;
    if (c.aboveScale === undefined) unknown = true;
    else if (!c.aboveScale) return 0;
    if (c.dishonest === undefined) unknown = true;
    else if (c.dishonest) return 0;
    if (c.headcount === undefined) unknown = true;
    else if (c.headcount < 20) return 0;
    if (c.layoffRate === undefined) unknown = true;
    else if (c.layoffRate > 5.5) {
      if (c.layoffRate > 20) return 0;
      if (c.headcount === undefined) unknown = true;
      else if (c.headcount > 300) return 0;
    }
    if (c.founded === undefined) unknown = true;
    else if (c.founded >= before) return 0;
    return unknown ? 2 : 1;
  },
  amount(c: Company): number {
    return c.assets === undefined ? Number.NaN : Math.min(Math.floor((c.assets * 2 + 50) / 100), 50_000_000);
  },
};

/** The amount for engines whose expressions have no exact money: the same line of arithmetic for each of them. */
export const logicAmount = handwritten.amount;

/** The same six clauses for json-logic. */
export const logicRule = {
  and: [
    { '==': [{ substr: [{ var: 'region' }, 0, 4] }, '3302'] },
    { var: 'aboveScale' },
    { '!': [{ var: 'dishonest' }] },
    { '>=': [{ var: 'headcount' }, 20] },
    {
      or: [
        { '<=': [{ var: 'layoffRate' }, 5.5] },
        { and: [{ '<=': [{ var: 'headcount' }, 300] }, { '<=': [{ var: 'layoffRate' }, 20] }] },
      ],
    },
    { '<': [{ var: 'founded' }, before] },
  ],
};

const condition = (fact: string, operator: string, value: unknown): unknown => ({ fact, operator, value });

export const rulesFor = {
  cel: `region.startsWith("3302") && aboveScale && !dishonest && headcount >= 20 && (layoffRate <= 5.5 || (headcount <= 300 && layoffRate <= 20.0)) && founded < ${before}`,
  jsonRules: {
    all: [
      condition('region', 'in', ['330203']),
      condition('aboveScale', 'equal', true),
      condition('dishonest', 'equal', false),
      condition('headcount', 'greaterThanInclusive', 20),
      {
        any: [
          condition('layoffRate', 'lessThanInclusive', 5.5),
          { all: [condition('headcount', 'lessThanInclusive', 300), condition('layoffRate', 'lessThanInclusive', 20)] },
        ],
      },
      condition('founded', 'lessThan', before),
    ],
  },
};

/** Every expression of a policy, as text. */
export function closureTextOf(data: PolicyData): readonly string[] {
  const parameters = Object.values(data.parameters ?? {}).flatMap(parameter =>
    typeof parameter === 'object' && !Array.isArray(parameter) && 'exceptions' in parameter
      ? (parameter.exceptions ?? []).map(exception => exception.when)
      : [],
  );
  const amount =
    typeof data.amount === 'string'
      ? [data.amount]
      : [data.amount.value, ...(data.amount.exceptions ?? []).flatMap(exception => [exception.when, exception.value])];
  return [
    ...data.criteria.flatMap(criterion => [
      criterion.test,
      ...(criterion.exceptions ?? []).map(exception => exception.when),
    ]),
    ...amount,
    ...parameters,
  ];
}
