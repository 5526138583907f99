import { describe, expect, it } from 'vitest';
import { decide } from '../decision/decide.ts';
import { explain } from '../decision/explain.ts';
import { explanationText } from '../decision/explanation-text.ts';
import { recordOf, replay } from '../decision/record.ts';
import { parseCatalogue } from '../facts/catalogue.ts';
import { parseDossier } from '../facts/dossier.ts';
import { loadPolicies } from './load.ts';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const fact = (type: string, more = {}) => ({
  label: words('示例'),
  type,
  department: 'd',
  sharing: 'conditional',
  minimum: '0',
  ...more,
});
const catalogue = parseCatalogue({
  departments: { d: words('示例部门') },
  facts: {
    tax: fact('money', { label: words('税务口径') }),
    survey: fact('money', { label: words('统计口径') }),
    size: fact('enum(small, large)', { label: words('规模'), values: { small: words('小'), large: words('大') } }),
    secret: fact('money', { sharing: 'none' }),
    hires: {
      ...fact('list'),
      fields: { wage: { label: words('工资'), type: 'money' }, insured: { label: words('参保'), type: 'bool' } },
    },
  },
});

const policy = (definitions: object, criteria: readonly object[], amount: string, more = {}) => ({
  id: 'sample',
  version: 1,
  title: words('示例政策'),
  authority: { region: '330200', department: words('示例部门') },
  benefit: 'subsidy',
  route: 'easy-application',
  subject: 'enterprise',
  effective: { from: '2020-01-01' },
  parameters: { rate: '10 %', half: '50 %', least: '100 yuan' },
  definitions,
  criteria,
  amount,
  ...more,
});

const load = (data: unknown) => loadPolicies({ catalogue, policies: [{ path: 'sample', data }] });
const dossier = (facts: Record<string, unknown>) =>
  parseDossier(catalogue, {
    subject: { kind: 'enterprise', id: 'x', name: '示例' },
    facts: Object.fromEntries(Object.entries(facts).map(([path, value]) => [path, { value, asOf: '2020-06-01' }])),
  });
const asOf = { asOf: '2020-06-10' };

const spending = {
  spending: { text: words('研发投入'), value: 'min(tax, survey)' },
  counted: {
    text: words('计入额'),
    value: 'spending',
    exceptions: [{ text: words('大企业减半'), when: 'size == "large"', value: 'half.of(spending)' }],
  },
};
const enough = [{ id: 'enough', text: words('不少于一百元'), test: 'spending >= least' }];

describe('a term that a policy defines for itself', () => {
  const [loaded] = load(policy(spending, enough, 'rate.of(counted)')).policies!;

  it('is used by clauses, by the amount and by the terms below it', () => {
    const decision = decide(loaded!, dossier({ tax: '900.00', survey: '1,000.00', size: 'small' }), asOf);
    expect(decision).toMatchObject({ outcome: 'eligible', amount: { kind: 'known', fen: 9000 } });
  });

  it('may have exceptions, the first that holds', () => {
    const decision = decide(loaded!, dossier({ tax: '900.00', survey: '1,000.00', size: 'large' }), asOf);
    expect(decision.amount).toEqual({ kind: 'known', fen: 4500 });
  });

  it('may be nothing, written 0, but for its exceptions', () => {
    const award = {
      text: words('奖励'),
      value: '0',
      exceptions: [{ text: words('大企业'), when: 'size == "large"', value: 'least' }],
    };
    const [given] = load(policy({ award }, [], 'award')).policies!;
    expect(decide(given!, dossier({ size: 'large' }), asOf).amount).toEqual({ kind: 'known', fen: 10_000 });
    expect(decide(given!, dossier({ size: 'small' }), asOf).amount).toEqual({ kind: 'known', fen: 0 });
    expect(decide(given!, dossier({}), asOf).amount).toEqual({ kind: 'range', from: 0, to: 10_000 });
  });

  it('is unknown only as far as it hangs on what is missing, and asks for the facts behind it', () => {
    const decision = decide(loaded!, dossier({ tax: '900.00', survey: '1,000.00' }), asOf);
    expect(decision).toMatchObject({ outcome: 'eligible', amount: { kind: 'range', from: 4500, to: 9000 } });
    expect(decision.missing.map(one => one.fact.path)).toEqual(['size']);
    const short = decide(loaded!, dossier({ tax: '99.99', size: 'small' }), asOf);
    expect(short).toMatchObject({ outcome: 'ineligible', missing: [] });
  });

  it('is explained by its words, with the facts behind it, and without a rule of its own', () => {
    const text = explanationText(
      explain(decide(loaded!, dossier({ tax: '900.00', survey: '1,000.00', size: 'large' }), asOf)),
      'zh-CN',
    );
    expect(text).toContain('研发投入：¥900.00\n        税务口径：¥900.00（示例部门');
    expect(text).not.toContain('依据');
  });

  it('leaves its facts, and not itself, in the record', () => {
    const record = recordOf(decide(loaded!, dossier({ tax: '900.00', survey: '1,000.00', size: 'large' }), asOf));
    expect(Object.keys(record.facts).sort()).toEqual(['size', 'survey', 'tax']);
    expect(record.derived).toEqual([]);
    expect(replay(record, [loaded!])).toEqual({ agrees: true });
  });

  it('may be a list, whose missing fields are asked of the department that supplies it', () => {
    const [hired] = load(
      policy(
        { insured: { text: words('参保人员'), value: 'hires.filter(h, h.insured)' } },
        [{ id: 'any', text: words('有人'), test: 'insured.size() > 0' }],
        'insured.map(h, h.wage).sum()',
      ),
    ).policies!;
    expect(
      decide(
        hired!,
        dossier({
          hires: [
            { wage: '1.00', insured: true },
            { wage: '2.00', insured: false },
          ],
        }),
        asOf,
      ),
    ).toMatchObject({ outcome: 'eligible', amount: { fen: 100 } });
    const gap = decide(hired!, dossier({ hires: [{ insured: true }] }), asOf);
    expect(gap.missing.map(one => one.fact.path)).toEqual(['hires']);
  });

  it('keeps what may not be shared from being shown', () => {
    const [hidden] = load(
      policy(
        { private: { text: words('私密'), value: 'half.of(secret)' } },
        [{ id: 'c', text: words('c'), test: 'private >= least' }],
        'least',
      ),
    ).policies!;
    expect(JSON.stringify(explain(decide(hidden!, dossier({ secret: '1,234.56' }), asOf)))).not.toMatch(/1,234|617/);
  });
});

describe('what is refused', () => {
  const codes = (data: unknown) => load(data).problems?.map(problem => `${problem.code} ${problem.at}`);

  it('is a term used above its definition, so that none goes round in a circle', () => {
    const circle = { a: { text: words('a'), value: 'b' }, b: { text: words('b'), value: 'a' } };
    expect(
      codes(
        policy(
          circle,
          enough.map(one => ({ ...one, test: 'tax >= least' })),
          'least',
        ),
      ),
    ).toContain('policy/unknown-name definitions.a.value');
  });

  it('is a term named like a fact or a parameter', () => {
    const names = { tax: { text: words('t'), value: 'survey' }, rate: { text: words('r'), value: 'half' } };
    expect(codes(policy(names, [], 'least'))).toEqual(
      expect.arrayContaining(['policy/name definitions.tax', 'policy/name definitions.rate']),
    );
  });

  it('is an exception of another type than the term', () => {
    const mixed = {
      a: { text: words('a'), value: 'tax', exceptions: [{ text: words('e'), when: 'size == "small"', value: 'rate' }] },
    };
    expect(codes(policy(mixed, [], 'a'))).toEqual(['policy/type definitions.a.exceptions[0].value']);
  });
});

describe('words of the values of an enumeration', () => {
  it('stand in the explanation in place of their codes', () => {
    const [loaded] = load(policy({}, [{ id: 'large', text: words('大型'), test: 'size == "large"' }], 'least'))
      .policies!;
    expect(explanationText(explain(decide(loaded!, dossier({ size: 'small' }), asOf)), 'zh-CN')).toContain(
      '规模：小（',
    );
  });

  it('may be given to values only', () => {
    const bad = {
      departments: { d: words('d') },
      facts: { size: fact('enum(small)', { values: { huge: words('h') } }) },
    };
    expect(() => parseCatalogue(bad)).toThrow();
  });
});

describe('how far off', () => {
  it('shows as many decimals as it takes to tell a value from its threshold', () => {
    const [loaded] = load(
      policy(
        { share: { text: words('占比'), value: 'tax / survey' } },
        [{ id: 'c', text: words('c'), test: 'share >= half' }],
        'least',
      ),
    ).policies!;
    const text = explanationText(
      explain(decide(loaded!, dossier({ tax: '49,999,999.99', survey: '100,000,000.00' }), asOf)),
      'zh-CN',
    );
    expect(text).toContain('标准为50%，实际49.99999999%');
  });
});
