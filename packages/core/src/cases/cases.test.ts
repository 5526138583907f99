import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '../facts/catalogue.ts';
import { deriveFacts } from '../policy/derived.ts';
import { loadPolicies } from '../policy/load.ts';
import { readYaml } from '../policy/yaml.ts';
import { readCases } from './case-file.ts';
import { coverageOf, coverageOfDerived, isBoundaryCovered } from './coverage.ts';
import { runCases } from './run-cases.ts';

const supplied = parseCatalogue({
  departments: { hrss: { 'zh-CN': '人社局', en: 'Human Resources' } },
  facts: {
    headcount: {
      label: { 'zh-CN': '人数', en: 'Staff' },
      type: 'integer',
      department: 'hrss',
      sharing: 'conditional',
      minimum: '0',
    },
    wage: { label: { 'zh-CN': '工资', en: 'Wage' }, type: 'money', department: 'hrss', sharing: 'conditional' },
    hires: {
      label: { 'zh-CN': '招用', en: 'Hires' },
      type: 'list',
      fields: { age: { label: { 'zh-CN': '年龄', en: 'Age' }, type: 'integer' } },
      department: 'hrss',
      sharing: 'conditional',
    },
  },
});
const size = readYaml(
  'size.derived.yaml',
  'derived: size\nversion: 1\ntitle: { zh-CN: 规模, en: Size }\ntype: enum(small, large)\ndepartment: { zh-CN: 示例, en: Sample }\nvalue: \'headcount < 20 ? "small" : "large"\'\n',
);
const catalogue = deriveFacts(supplied, [size]).catalogue!;

const policy = (id: string, rest: string): string => `
id: ${id}
version: 1
title: { zh-CN: 示例, en: Sample }
authority: { region: "330200", department: { zh-CN: 示例局, en: Sample bureau } }
benefit: subsidy
route: no-application
subject: enterprise
effective: { from: 2020-01-01 }
${rest}`;

const texts = [
  policy(
    'a',
    'parameters: { award: 100 yuan, least: 20 }\ncriteria: [{ id: staff, text: { zh-CN: 人, en: Staff }, test: headcount >= least }]\namount: award\nexcludes: [b]',
  ),
  policy(
    'b',
    'parameters: { award: 70 yuan }\ncriteria: [{ id: staff, text: { zh-CN: 人, en: Staff }, test: headcount >= 1 }]\namount: award',
  ),
  policy(
    'c',
    'parameters: { award: 10 yuan }\ntables: { steps: { bands: [{ from: 0 yuan, value: 1 % }, { above: 50 yuan, value: 2 % }] } }\ncriteria: [{ id: young, text: { zh-CN: 年轻, en: Young }, test: "hires.exists(h, h.age < 35)" }]\namount: steps.tier(wage).of(wage)',
  ),
];
const loaded = loadPolicies({ catalogue, policies: texts.map((text, i) => readYaml(`${i}.policy.yaml`, text)) });

function read(name: string, text: string): ReturnType<typeof readCases> {
  return readCases(readYaml(name, text), { catalogue });
}

function outcomes(name: string, text: string): readonly string[] {
  const { cases, problems } = read(name, text);
  expect(problems).toEqual([]);
  return runCases(loaded.policies!, cases).map(({ passed, differences }) =>
    passed ? 'passed' : differences.map(({ what, expected, actual }) => `${what}: ${expected} / ${actual}`).join('; '),
  );
}

describe('a case is compared with what comes out', () => {
  test('the policy is that of the file, the cases may be a plain list', () => {
    expect(
      outcomes(
        'a.cases.yaml',
        '- { case: x, on: 2020-06-10, facts: { headcount: 20 }, expect: { outcome: eligible, amount: "100.00" } }',
      ),
    ).toEqual(['passed']);
  });

  test('every part that differs is told', () => {
    expect(
      outcomes(
        'a.cases.yaml',
        '- { case: x, on: 2020-06-10, facts: { headcount: 19 }, expect: { outcome: eligible, amount: "90.00", missing: [headcount], unmet: [], criteria: { staff: met } } }',
      ),
    ).toEqual([
      'outcome: eligible / ineligible; amount: 90.00 / none; missing: headcount / none; unmet: none / staff; criteria: staff: met / staff: unmet',
    ]);
  });

  test('a policy that is not there', () => {
    expect(outcomes('z.cases.yaml', '- { case: x, on: 2020-06-10, expect: { outcome: eligible } }')).toEqual([
      'policy: z / no such policy',
    ]);
  });

  test('several policies together: which are paid, and how much', () => {
    const text =
      'policies: [a, b]\non: 2020-06-10\ncases:\n  - { case: both, facts: { headcount: 20 }, expect: { total: "100.00", chosen: [a] } }\n  - { case: one, facts: { headcount: 19 }, expect: { total: "70.00", chosen: [b] } }\n  - { case: wrong, facts: { headcount: 20 }, expect: { total: "170.00" } }';
    expect(outcomes('together.cases.yaml', text)).toEqual(['passed', 'passed', 'total: 170.00 / 100.00']);
  });

  test('a derived fact: its value, and what keeps it unknown', () => {
    const text =
      'derived: size\non: 2020-06-10\ncases:\n  - { case: below, facts: { headcount: 19 }, expect: { value: small } }\n  - { case: at, facts: { headcount: 20 }, expect: { value: small } }\n  - { case: not known, expect: { missing: [headcount] } }';
    expect(outcomes('size.cases.yaml', text)).toEqual(['passed', 'value: small / large', 'passed']);
  });
});

describe('what is wrong in a cases file is named with its place', () => {
  test.each([
    ['no day', '- { case: x, expect: { outcome: eligible } }', 'cases/day 1:3'],
    ['a day that does not exist', '- { case: x, on: 2020-02-30, expect: { outcome: eligible } }', 'cases/day 1:18'],
    [
      'an unknown key',
      '- { case: x, on: 2020-06-10, expects: {}, expect: { outcome: eligible } }',
      'cases/unknown-key 1:30',
    ],
    ['an outcome that is none', '- { case: x, on: 2020-06-10, expect: { outcome: yes } }', 'cases/shape 1:49'],
    [
      'an unreadable amount',
      '- { case: x, on: 2020-06-10, expect: { outcome: eligible, amount: "1.234" } }',
      'cases/amount 1:67',
    ],
    [
      'a fact of the wrong type',
      '- { case: x, on: 2020-06-10, facts: { headcount: many }, expect: { outcome: eligible } }',
      'facts/value 1:50',
    ],
    [
      'a dossier that is not there',
      '- { case: x, on: 2020-06-10, dossier: no.yaml, expect: { outcome: eligible } }',
      'cases/dossier 1:39',
    ],
    [
      'a derived fact that is not there',
      'derived: nothing\non: 2020-06-10\ncases: [{ case: x, expect: { value: 1 } }]',
      'cases/derived 1:10',
    ],
  ])('%s', (_, text, found) => {
    const { cases, problems } = read('a.cases.yaml', text);
    expect(cases).toEqual([]);
    expect(problems.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([found]);
  });
});

describe('coverage', () => {
  const coverage = (name: string, text: string): ReturnType<typeof coverageOf>[number] => {
    const results = runCases(loaded.policies!, read(name, text).cases);
    return coverageOf(loaded.policies!, results).find(one => `${one.policy}.cases.yaml` === name)!;
  };

  test('a threshold is covered by a case on its edge and one beside it', () => {
    const edge = '- { case: x, on: 2020-06-10, facts: { headcount: 20 }, expect: { outcome: eligible } }\n';
    const below = '- { case: y, on: 2020-06-10, facts: { headcount: 19 }, expect: { outcome: ineligible } }\n';
    expect(coverage('a.cases.yaml', edge).boundaries.map(isBoundaryCovered)).toEqual([false]);
    expect(coverage('a.cases.yaml', edge + below).boundaries).toEqual([
      { where: 'staff', text: 'headcount >= least', below: 1, at: 1, above: 0 },
    ]);
    expect(coverage('a.cases.yaml', edge + below).clauses).toEqual([{ id: 'staff', met: 1, unmet: 1, unknown: 0 }]);
  });

  test('thresholds within lists and the tiers of tables count too', () => {
    const text =
      '- { case: x, on: 2020-06-10, facts: { hires: [{ age: 34 }, { age: 35 }], wage: "50.00" }, expect: { outcome: eligible } }';
    expect(coverage('c.cases.yaml', text).boundaries).toEqual([
      { where: 'young', text: 'h.age < 35', below: 1, at: 1, above: 0 },
      { where: 'amount', text: 'steps.tier(wage) from 0', below: 0, at: 0, above: 1 },
      { where: 'amount', text: 'steps.tier(wage) above 50', below: 0, at: 1, above: 0 },
    ]);
  });

  test('of derived facts the bounds of tables count, each in the row that the data choose', () => {
    const rule = readYaml(
      'class.derived.yaml',
      `derived: class
version: 1
title: { zh-CN: 类, en: Class }
type: enum(small, large)
department: { zh-CN: 示例, en: Sample }
tables: { bounds: { levels: [small, large], rows: { few: { staff: [20], pay: [100 yuan] }, many: { staff: [300] } } } }
value: 'bounds.row(headcount < 50 ? "few" : "many").smallestReached({ "staff": headcount, "pay": wage })'
exceptions:
  - { text: { zh-CN: 无人, en: Nobody }, when: headcount == 0, value: '"small"' }
`,
    );
    const { catalogue, problems } = deriveFacts(supplied, [rule]);
    expect(problems).toBeUndefined();
    const source = readYaml(
      'class.cases.yaml',
      `derived: class
on: 2020-06-10
cases:
  - { case: x, facts: { headcount: 20, wage: "99.99" }, expect: { value: small } }
  - { case: y, facts: { headcount: 21, wage: "100.00" }, expect: { value: large } }
  - { case: z, facts: { headcount: 50, wage: "100.00" }, expect: { value: small } }
`,
    );
    const { cases } = readCases(source, { catalogue: catalogue! });
    const results = runCases([], cases);
    expect(results.map(({ passed }) => passed)).toEqual([true, true, true]);
    const [coverage] = coverageOfDerived(catalogue!, results);
    expect(coverage).toMatchObject({ policy: 'class', version: 1, cases: 3, clauses: [] });
    expect(coverage!.boundaries).toEqual([
      { where: 'class', text: expect.stringContaining('few.staff from 20'), below: 0, at: 1, above: 1 },
      { where: 'class', text: expect.stringContaining('few.pay from 100'), below: 1, at: 1, above: 0 },
      { where: 'class', text: expect.stringContaining('many.staff from 300'), below: 1, at: 0, above: 0 },
      { where: 'class', text: 'headcount < 50', below: 2, at: 1, above: 0 },
    ]);
    expect(coverage!.exceptions).toEqual([{ where: 'class', text: '无人', taken: 0 }]);
  });
});
