import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../decision/decide.ts';
import { parseCatalogue } from '../../facts/catalogue.ts';
import { parseDossier } from '../../facts/dossier.ts';
import { loadPolicies } from '../load.ts';
import { lintPolicies } from './lint.ts';

const words = { 'zh-CN': '示例', en: 'Sample' };
const fact = (type: string, bounds = {}): object => ({
  label: words,
  type,
  department: 'd',
  sharing: 'unconditional',
  ...bounds,
});
const catalogue = parseCatalogue({
  departments: { d: words },
  facts: {
    n: fact('integer', { minimum: '0', maximum: '4' }),
    m: fact('integer'),
    e: fact('enum(a, b, c)'),
    b: fact('bool'),
    r: fact('region'),
  },
});

/** Everyone there is. */
const everyone = [0, 1, 2, 3, 4].flatMap(n =>
  [-1, 0, 1].flatMap(m =>
    ['a', 'b', 'c'].flatMap(e =>
      [true, false].flatMap(b => ['330203', '330282', '320100'].map(r => ({ n, m, e, b, r }))),
    ),
  ),
);
const dossiers = everyone.map(facts =>
  parseDossier(catalogue, {
    subject: { kind: 'enterprise', id: '91330200MA00000000', name: '示例单位' },
    facts: Object.fromEntries(Object.entries(facts).map(([path, value]) => [path, { value, asOf: '2020-01-01' }])),
  }),
);

const atom = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('n', 'm'),
      fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
      fc.integer({ min: -1, max: 5 }),
    )
    .map(([f, op, k]) => `${f} ${op} ${k}`),
  fc.tuple(fc.constantFrom('==', '!='), fc.constantFrom('a', 'b', 'c')).map(([op, v]) => `e ${op} "${v}"`),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map(list => `e in [${list.map(v => `"${v}"`).join(', ')}]`),
  fc.constantFrom('b', 'r.within("330200")', 'r.within("330282")', 'r.within("330203")', 'r.within("330000")'),
);
const { test: expression } = fc.letrec<{ test: string }>(tie => ({
  test: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    atom,
    fc.tuple(tie('test'), fc.constantFrom('&&', '||'), tie('test')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('test').map(a => `!(${a})`),
  ),
}));

test('what lint says of clauses holds for everyone there is', () => {
  const load = (clauses: readonly string[]) => {
    const data = {
      id: 'sample',
      version: 1,
      title: words,
      authority: { region: '330200', department: words },
      benefit: 'subsidy',
      route: 'no-application',
      subject: 'enterprise',
      effective: { from: '2020-01-01' },
      criteria: clauses.map((clause, i) => ({ id: `c${i}`, text: words, test: clause })),
      amount: '0',
    };
    const loaded = loadPolicies({ catalogue, policies: [{ path: 'sample', data }] });
    if (loaded.problems) throw new Error(JSON.stringify(loaded.problems));
    return loaded.policies[0]!;
  };
  const eligible = (clauses: readonly string[]): readonly boolean[] => {
    const policy = load(clauses);
    return dossiers.map(dossier => decide(policy, dossier, { asOf: '2020-06-10' }).outcome === 'eligible');
  };
  const seen = { contradiction: 0, idle: 0 };
  fc.assert(
    fc.property(fc.array(expression, { minLength: 1, maxLength: 4 }), clauses => {
      const outcomes = eligible(clauses);
      for (const { code, at, message } of lintPolicies([load(clauses)])) {
        const index = /^criteria\[(\d+)\]\.test$/.exec(at)?.[1];
        if (index === undefined || message.startsWith('In ')) continue;
        if (code === 'lint/contradiction') {
          seen.contradiction++;
          expect(outcomes).not.toContain(true);
        }
        if (code === 'lint/never-decides') {
          seen.idle++;
          expect(eligible(clauses.filter((_, i) => i !== Number(index)))).toEqual(outcomes);
        }
      }
    }),
    { numRuns: 300 },
  );
  // The property would hold of a lint that says nothing.
  expect(seen.contradiction).toBeGreaterThan(20);
  expect(seen.idle).toBeGreaterThan(20);
});
