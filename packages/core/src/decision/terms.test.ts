import { expect, it } from 'vitest';
import { parseCatalogue } from '../facts/catalogue.ts';
import { parseDossier } from '../facts/dossier.ts';
import { loadPolicies } from '../policy/load.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const catalogue = parseCatalogue({
  departments: { d: words('示例部门') },
  facts: {
    income: { label: words('所得'), type: 'series(year, money)', department: 'd', sharing: 'conditional' },
    paid: { label: words('已缴'), type: 'money', department: 'd', sharing: 'conditional', minimum: '0' },
    place: { label: words('机构托养'), type: 'bool', department: 'd', sharing: 'conditional' },
  },
});

const lines = (parts: object, facts: Record<string, unknown>) => {
  const data = {
    id: 'sample',
    version: 1,
    title: words('示例'),
    authority: { region: '330200', department: words('示例部门') },
    benefit: 'subsidy',
    route: 'no-application',
    subject: 'enterprise',
    effective: { from: '2020-01-01' },
    criteria: [],
    ...parts,
  };
  const loaded = loadPolicies({ catalogue, policies: [{ path: 'sample', data }] });
  if (loaded.problems) throw new Error(JSON.stringify(loaded.problems));
  const dossier = parseDossier(catalogue, {
    subject: { kind: 'enterprise', id: 'x', name: '示例' },
    facts: Object.fromEntries(Object.entries(facts).map(([path, value]) => [path, { value, asOf: '2022-06-01' }])),
  });
  return explain(decide(loaded.policies![0]!, dossier, { asOf: '2022-06-10' })).arithmetic.map(
    ({ operator, label, display, note }) =>
      [operator ?? ' ', label['zh-CN'], display['zh-CN'], ...(note ? [note['zh-CN']] : [])].join(' | '),
  );
};

it('writes a term out before it is used, slice by slice where it has brackets', () => {
  const parts = {
    benefit: 'tax-relief',
    parameters: { standard: { value: '25 %', label: words('法定税率') } },
    tables: {
      brackets: {
        bands: [
          { from: '0 yuan', value: '2.5 %' },
          { above: '1,000,000 yuan', value: '5 %' },
        ],
      },
    },
    definitions: {
      earned: { text: words('当年所得'), value: 'income.at(today.year())' },
      due: { text: words('应纳税额'), value: 'brackets.marginal(earned)' },
    },
    amount: 'standard.of(earned) - due',
  };
  expect(lines(parts, { income: { '2022': '1,500,000.00' } })).toEqual([
    '  | 应纳税额 | ',
    '  | 当年所得 | ¥1,500,000.00',
    '+ | 其中 ¥1,000,000.00 按 2.5% | ¥25,000.00',
    '+ | 其中 ¥500,000.00 按 5% | ¥25,000.00',
    '= | 得数 | ¥50,000.00',
    '  | 当年所得 | ¥1,500,000.00',
    '× | 法定税率 | 25%',
    '= | 得数 | ¥375,000.00',
    '− | 应纳税额 | ¥50,000.00',
    '= | 得数 | ¥325,000.00',
    '= | 您可以减免 | ¥325,000.00',
  ]);
});

it('names the exception by which a rate has its value', () => {
  const rate = {
    value: '100 %',
    label: words('系数'),
    exceptions: [{ text: words('机构托养的1.5倍'), when: 'place', value: '150 %' }],
  };
  const parts = { parameters: { rate }, amount: 'rate.of(paid)' };
  expect(lines(parts, { paid: '10.00', place: true })[1]).toBe('× | 系数 | 150% | 机构托养的1.5倍');
  expect(lines(parts, { paid: '10.00', place: false })[1]).toBe('× | 系数 | 100%');
  expect(lines(parts, { paid: '10.00' })[1]).toBe('× | 系数 | 100% 至 150%');
});

it('names the period that hangs on the day of the decision', () => {
  expect(lines({ amount: 'income.at(today.year() - 1)' }, { income: { '2021': '3.00' } })[0]).toBe(
    '  | 所得（2021） | ¥3.00',
  );
});

it('shows both sides of a choice', () => {
  const parts = { parameters: { cap: { value: '5 yuan', label: words('封顶') } }, amount: 'min(paid, cap)' };
  expect(lines(parts, { paid: '7.00' })).toEqual([
    '  | 已缴 | ¥7.00',
    '  | 封顶 | ¥5.00',
    '= | 取最低 | ¥5.00',
    '= | 您可以领 | ¥5.00',
  ]);
});
