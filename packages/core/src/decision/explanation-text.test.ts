import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '../facts/catalogue.ts';
import { parseDossier } from '../facts/dossier.ts';
import { loadPolicies } from '../policy/load.ts';
import { readYaml } from '../policy/yaml.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { explanationText } from './explanation-text.ts';

const catalogue = parseCatalogue({
  departments: { hrss: { 'zh-CN': '人社局', en: 'Human Resources' }, health: { 'zh-CN': '卫健委', en: 'Health' } },
  facts: {
    headcount: {
      label: { 'zh-CN': '人数', en: 'Staff' },
      type: 'integer',
      unit: { 'zh-CN': '人', en: 'people' },
      department: 'hrss',
      sharing: 'conditional',
      minimum: '0',
    },
    times: {
      label: { 'zh-CN': '已补次数', en: 'Times paid' },
      type: 'integer',
      department: 'hrss',
      sharing: 'conditional',
    },
    paid: {
      label: { 'zh-CN': '缴费', en: 'Contributions' },
      type: 'series(year, money)',
      department: 'hrss',
      sharing: 'conditional',
      minimum: '0',
    },
    ill: { label: { 'zh-CN': '患病', en: 'Ill' }, type: 'bool', department: 'health', sharing: 'none' },
  },
});

const source = readYaml(
  'sample.policy.yaml',
  `
id: sample
version: 2
title: { zh-CN: 示例补贴, en: Sample subsidy }
authority: { region: "330200", department: { zh-CN: 示例局, en: Sample bureau } }
benefit: subsidy
route: easy-application
subject: enterprise
effective: { from: 2020-01-01 }
parameters:
  rate: { value: 50 %, label: { zh-CN: 比例, en: Rate } }
  cap: { value: "1,000 yuan", label: { zh-CN: 最高, en: Cap } }
  small: { value: 30 people, label: { zh-CN: 上限, en: Most staff } }
  most: { value: 3 times, label: { zh-CN: 次数, en: Times } }
criteria:
  - { id: small, text: { zh-CN: 职工30人以下, en: At most 30 staff }, test: headcount <= small }
  - { id: times, text: { zh-CN: 不满3次, en: Fewer than three times }, test: times < most }
  - { id: ill, text: { zh-CN: 患病, en: Ill }, test: ill }
amount: rate.of(paid.sum("2019")).atMost(cap)
`,
);
const loaded = loadPolicies({ catalogue, policies: [source] });

function told(facts: Readonly<Record<string, unknown>>, language: 'zh-CN' | 'en'): string {
  const dossier = parseDossier(catalogue, {
    subject: { kind: 'enterprise', id: '91330200MA00000000', name: '示例单位' },
    facts: Object.fromEntries(Object.entries(facts).map(([path, value]) => [path, { value, asOf: '2020-06-01' }])),
  });
  return explanationText(explain(decide(loaded.policies![0]!, dossier, { asOf: '2020-06-10' })), language);
}

const all = { headcount: 30, times: 2, ill: true, paid: { 2019: '900.00' } };

describe('an explanation as plain text', () => {
  test('someone eligible reads the amount first, then why, then how it comes about', () => {
    expect(told(all, 'zh-CN')).toBe(`示例补贴（sample，第2版）
判定日期：2020年6月10日

符合条件，可得¥450.00

条件
  ✓ 职工30人以下
      人数：30 人（人社局，2020年6月1日）
  ✓ 不满3次
      已补次数：2（人社局，2020年6月1日）
  ✓ 患病

金额怎么算
    缴费（2019）    ¥900.00
  × 比例                50%
  = 得数            ¥450.00
  ≤ 最高          ¥1,000.00  没有超过
  = 您可以领        ¥450.00
`);
  });

  test('someone not eligible reads how far off they are, and of a threshold left out that they are just on it', () => {
    const text = told({ ...all, headcount: 31, times: 3 }, 'en');
    expect(text).toContain('Not eligible\n');
    expect(text).toContain(
      '  ✗ At most 30 staff\n      Staff: 31 people (Human Resources, 1 June 2020)\n      → the limit is 30 people, here it is 31 people: 1 people too high\n',
    );
    expect(text).toContain('→ it must be below 3 times, and is exactly that\n');
    expect(text).not.toContain('How the amount comes about');
  });

  test('what is missing is named with who could supply it, and the amount stays conditional', () => {
    const { headcount: _, ...rest } = all;
    const text = told(rest, 'zh-CN');
    expect(text).toContain('还不能确定：缺少数据；若符合，可得¥450.00\n');
    expect(text).toContain('  ? 职工30人以下\n');
    expect(text).toContain('还需要的数据（最要紧的在前）\n  1. 人数：人社局，没有记录\n');
  });

  test('a fact that may not be shared is not shown, and whoever lacks it is told that the subject supplies it', () => {
    expect(told(all, 'en')).toContain('  ✓ Ill\n\n');
    const { ill: _, ...rest } = all;
    expect(told(rest, 'en')).toContain('1. Ill: Health, may not be shared; the subject supplies it\n');
  });

  test('an amount that hangs on what is missing is a range', () => {
    const { paid: _, ...rest } = all;
    expect(told(rest, 'en')).toContain('Eligible, ¥0.00 to ¥1,000.00\n');
  });
});
