import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '../../facts/catalogue.ts';
import { deriveFacts } from '../derived.ts';
import { loadPolicies } from '../load.ts';
import { readYaml } from '../yaml.ts';
import { lintDerivedFacts, lintPolicies } from './lint.ts';

const catalogue = parseCatalogue(
  readYaml(
    'catalogue.yaml',
    `
departments:
  hrss: { zh-CN: 人社局, en: Human Resources }
facts:
  headcount: { label: { zh-CN: 人数, en: Staff }, type: integer, department: hrss, sharing: conditional, minimum: "0" }
  layoffRate: { label: { zh-CN: 裁员率, en: Layoff rate }, type: percent, department: hrss, sharing: conditional, minimum: "0", maximum: "1" }
  size: { label: { zh-CN: 规模, en: Size }, type: "enum(micro, small, medium, large)", department: hrss, sharing: unconditional }
  region: { label: { zh-CN: 注册地, en: Place }, type: region, department: hrss, sharing: unconditional }
  listed: { label: { zh-CN: 在名单, en: Listed }, type: bool, department: hrss, sharing: unconditional }
  diagnosis: { label: { zh-CN: 诊断, en: Diagnosis }, type: bool, department: hrss, sharing: none }
  invested: { label: { zh-CN: 投资额, en: Invested }, type: money, department: hrss, sharing: conditional, minimum: "0" }
`,
  ).data,
);

interface Parts {
  readonly criteria?: readonly string[];
  readonly rest?: string;
  readonly amount?: string;
  readonly route?: string;
  readonly claim?: string;
}

function lint({
  criteria = ['listed'],
  rest = '',
  amount = '100.yuan()',
  route = 'no-application',
  claim = '',
}: Parts): readonly string[] {
  const clauses = criteria
    .map(
      (clause, i) => `  - id: c${i + 1}\n    text: { zh-CN: 条件, en: Clause }\n    test: ${JSON.stringify(clause)}\n`,
    )
    .join('');
  const text = `
id: sample
version: 1
title: { zh-CN: 示例, en: Sample }
authority: { region: "330200", department: { zh-CN: 示例局, en: Sample bureau } }
benefit: subsidy
route: ${route}
subject: enterprise
effective: { from: 2020-06-10, to: 2020-12-31 }
${claim}
criteria:
${clauses}
amount: ${amount}
${rest}`;
  const source = readYaml('sample.policy.yaml', text);
  const loaded = loadPolicies({ catalogue, policies: [source] });
  if (loaded.problems) throw new Error(JSON.stringify([source.problems, loaded.problems], null, 1));
  return lintPolicies(loaded.policies, () => source).map(
    finding => `${finding.code.replace('lint/', '')} ${finding.at}`,
  );
}

const cap = 'parameters: { cap: { value: "100 yuan", label: { zh-CN: 封顶, en: Cap } } }';
const codes = (parts: Parts): readonly string[] => lint({ rest: cap, amount: 'cap', ...parts });

describe('clauses that contradict each other', () => {
  test.each([
    [
      'two thresholds that leave nothing between them',
      ['headcount >= 30', 'headcount < 30'],
      ['contradiction criteria[1].test'],
    ],
    [
      'a threshold reached only by an excluded edge',
      ['headcount > 30', 'headcount <= 30'],
      ['contradiction criteria[1].test'],
    ],
    ['two words for one thing', ['size == "micro"', 'size == "large"'], ['contradiction criteria[1].test']],
    [
      'a word that all others exclude',
      ['size in ["micro", "small"]', 'size != "micro"', 'size != "small"'],
      ['contradiction'],
    ],
    ['yes and no', ['listed', '!listed'], ['contradiction criteria[1].test']],
    ['two counties', ['region.within("330282")', 'region.within("330203")'], ['contradiction criteria[1].test']],
    ['a contradiction within one clause', ['headcount > 5 && headcount < 3'], ['contradiction criteria[0].test']],
    ['a threshold beyond what the catalogue allows', ['headcount < 0'], ['contradiction criteria[0].test']],
  ] as const)('%s', (_, criteria, found) => {
    const all = codes({ criteria });
    expect(all.length).toBeGreaterThan(0);
    for (const one of found) expect(all.join('\n')).toContain(one);
  });

  test('thresholds that meet in one value are no contradiction', () => {
    expect(codes({ criteria: ['headcount >= 30', 'headcount <= 30'] })).toEqual([]);
  });

  test('places and words that leave something are none', () => {
    expect(
      codes({ criteria: ['size != "large"', 'size in ["small", "large"] || listed', 'region.within("330200")'] }),
    ).toEqual([]);
  });
});

describe('clauses that never decide', () => {
  test.each([
    [
      'what another clause already asks for',
      ['headcount >= 30', 'headcount >= 20'],
      ['never-decides criteria[1].test'],
    ],
    ['the same test twice', ['headcount >= 30', 'headcount >= 30'], ['never-decides criteria[1].test']],
    ['a wider region', ['region.within("330282")', 'region.within("330200")'], ['never-decides criteria[1].test']],
    ['what every value fulfils', ['headcount >= 0'], ['never-decides criteria[0].test']],
    [
      'an alternative that leaves nothing out',
      ['headcount > 30 || headcount <= 30'],
      ['never-decides criteria[0].test'],
    ],
    [
      'a part that the part before it says',
      ['listed', 'headcount > 30 && headcount > 20'],
      ['never-decides criteria[1].test'],
    ],
    [
      'an alternative inside one before it',
      ['headcount > 20 || (headcount > 30 && listed)'],
      ['never-decides criteria[0].test'],
    ],
  ] as const)('%s', (_, criteria, found) => {
    expect(codes({ criteria })).toEqual(found);
  });

  test('a general limit with a wider one for small companies decides both ways', () => {
    expect(
      codes({
        criteria: ['layoffRate <= p || (headcount <= 30 && layoffRate <= q)'],
        rest: 'parameters: { p: { value: 5.5 %, label: { zh-CN: 限, en: Limit } }, q: { value: 20 %, label: { zh-CN: 限, en: Limit } }, cap: { value: 100 yuan, label: { zh-CN: 限, en: Limit } } }',
      }),
    ).toEqual([]);
  });
});

describe('tiers', () => {
  const tiers = (first: string, second: string): readonly string[] =>
    lint({
      rest: cap,
      amount: `\n  value: cap\n  exceptions:\n    - { text: { zh-CN: 低, en: Low }, when: ${first}, value: cap }\n    - { text: { zh-CN: 高, en: High }, when: ${second}, value: cap }`,
    });

  test('a threshold that lies in no tier is a gap', () => {
    expect(tiers('headcount < 20', 'headcount > 20')).toEqual(['gap amount.exceptions[1].when']);
    expect(tiers('headcount < 20', 'headcount >= 25')).toEqual(['gap amount.exceptions[1].when']);
  });

  test('a threshold that lies in two tiers is an overlap', () => {
    expect(tiers('headcount <= 20', 'headcount >= 20')).toEqual(['overlap amount.exceptions[1].when']);
  });

  test('tiers that meet are neither', () => {
    expect(tiers('headcount < 20', 'headcount >= 20 && headcount < 50')).toEqual([]);
  });

  test('an exception behind a wider one never applies', () => {
    expect(tiers('headcount >= 20', 'headcount >= 50')[0]).toBe('never-decides amount.exceptions[1].when');
  });

  test('an exception for those who are not eligible never applies', () => {
    expect(
      lint({
        criteria: ['headcount >= 100'],
        rest: cap,
        amount: '{ value: cap, exceptions: [{ text: { zh-CN: 小, en: Small }, when: headcount < 50, value: cap }] }',
      }),
    ).toEqual(['never-decides amount.exceptions[0].when']);
  });

  test('a table whose lowest tier begins too high gives some eligible subjects nothing', () => {
    const rest =
      'tables: { rates: { label: { zh-CN: 分档, en: Tiers }, bands: [{ from: "5,000,000 yuan", value: 4 % }, { from: "30,000,000 yuan", value: 6 % }] } }';
    const amount = 'rates.tier(invested).of(invested)';
    expect(lint({ rest, amount })).toEqual(['gap tables.rates.bands[0]']);
    expect(
      lint({
        criteria: ['invested >= least'],
        rest: `${rest}\nparameters: { least: { value: "5,000,000 yuan", label: { zh-CN: 起点, en: Least } } }`,
        amount,
      }),
    ).toEqual([]);
  });
});

describe('what was left over, left out or set too early', () => {
  test('a parameter that no formula names', () => {
    expect(codes({ amount: '"0"' })).toEqual(['unused parameters.cap']);
  });

  test('words that are not translated', () => {
    expect(codes({ rest: 'parameters: { cap: { value: 100 yuan, label: { zh-CN: 封顶, en: 封顶 } } }' })).toEqual([
      'untranslated parameters.cap.label.en',
    ]);
    expect(codes({ rest: 'parameters: { cap: { value: 100 yuan, label: { zh-CN: Cap, en: Cap } } }' })).toEqual([
      'untranslated parameters.cap.label.zh-CN',
    ]);
  });

  test('a parameter without words of its own', () => {
    expect(codes({ rest: 'parameters: { cap: 100 yuan }' })).toEqual(['label parameters.cap']);
  });

  test('a fact that may not be shared, where nobody is asked', () => {
    expect(codes({ criteria: ['diagnosis'] })).toEqual(['unshared criteria[0].test']);
    expect(codes({ criteria: ['diagnosis'], route: 'easy-application' })).toEqual([]);
  });

  test('a deadline before the policy takes effect, and reminders that fall before it', () => {
    expect(codes({ claim: 'claim: { deadline: 2020-06-01 }' })).toEqual(['deadline claim.deadline']);
    expect(codes({ claim: 'claim: { deadline: 2020-06-20, remind: [P30D, P7D] }' })).toEqual([
      'reminder claim.remind[0]',
    ]);
  });

  test('an exclusion of a policy that is not there', () => {
    expect(codes({ rest: `${cap}\nexcludes: [other]` })).toEqual(['reference excludes[0]']);
  });
});

describe('words against numbers', () => {
  const clause = (zh: string, en: string): readonly string[] => {
    const text = `
id: sample
version: 1
title: { zh-CN: 示例, en: Sample }
authority: { region: "330200", department: { zh-CN: 示例局, en: Sample bureau } }
benefit: subsidy
route: no-application
subject: enterprise
effective: { from: 2020-06-10 }
parameters: { most: { value: 5.5 %, label: { zh-CN: 上限, en: Most } } }
criteria:
  - id: few
    text: { zh-CN: "${zh}", en: "${en}" }
    test: layoffRate <= most
amount: "0"`;
    const loaded = loadPolicies({ catalogue, policies: [readYaml('sample.policy.yaml', text)] });
    return lintPolicies(loaded.policies!).map(({ code, message }) => `${code} ${message}`);
  };

  test('a threshold changed in the words alone, or in the parameter alone', () => {
    expect(clause('裁员率不高于5.5%', 'At most 5.5 %')).toEqual([]);
    expect(clause('裁员率不高于5%', 'At most 5 %')).toEqual([
      'lint/words-differ "few" speaks of 5%, but its test uses 5.5%.',
    ]);
    expect(clause('裁员率不高于5.5%', 'At most 5 %')).toEqual([
      'lint/words-differ "few" speaks of 5.5% in Chinese and of 5% in English.',
    ]);
  });
});

describe('derived facts', () => {
  test('an unused parameter, a branch never taken and untranslated words are found there too', () => {
    const text = `
derived: sized
version: 1
title: { zh-CN: 规模, en: 规模 }
type: integer
department: { zh-CN: 示例, en: Sample }
parameters: { idle: { value: 5, label: { zh-CN: 闲, en: Idle } } }
value: 'headcount >= 0 ? 1 : 2'`;
    const source = readYaml('sized.derived.yaml', text);
    const derived = deriveFacts(catalogue, [source]);
    expect(lintDerivedFacts(derived.catalogue!, [source]).map(({ code, line }) => `${code} ${line}`)).toEqual([
      'lint/never-decides 8',
      'lint/unused 7',
      'lint/untranslated 4',
    ]);
  });
});
