import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide, type FactCatalogue, loadPolicies, type Policy, parseCatalogue, parseDossier } from '../policy.ts';

const label = { 'zh-CN': '示例', en: 'Sample' };
const catalogue: FactCatalogue = parseCatalogue({
  departments: { d: label },
  facts: Object.fromEntries(
    Object.entries({ p: 'bool', q: 'bool', x: 'integer', y: 'integer', e: 'enum(a, b, c)' }).map(([name, type]) => [
      name,
      { label, type, department: 'd', sharing: 'unconditional' },
    ]),
  ),
});

const policyOf = (criteria: readonly string[], amount: string): Policy => {
  const loaded = loadPolicies({
    catalogue,
    policies: [
      {
        path: 'random',
        data: {
          id: 'random',
          version: 1,
          title: label,
          authority: { region: '330200', department: label },
          benefit: 'subsidy',
          route: 'no-application',
          subject: 'enterprise',
          effective: { from: '2020-01-01' },
          parameters: { small: '1 yuan', great: '2 yuan' },
          criteria: criteria.map((test, i) => ({ id: `c${i}`, text: label, test })),
          amount,
        },
      },
    ],
  });
  if (loaded.problems) throw new Error(JSON.stringify(loaded.problems));
  return loaded.policies[0]!;
};

// Known values keep off the ends, so that beyond each of them there is still room on both sides.
const numbers = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8];
const domain: Readonly<Record<string, readonly (boolean | number | string)[]>> = {
  p: [true, false],
  q: [true, false],
  x: numbers,
  y: numbers,
  e: ['a', 'b', 'c'],
};
const names = Object.keys(domain);

const threshold = fc.integer({ min: 0, max: 5 });
const sign = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
const atom = fc.oneof(
  fc.constantFrom('p', 'q', '!p'),
  fc.tuple(fc.constantFrom('x', 'y'), sign, threshold).map(([fact, op, n]) => `${fact} ${op} ${n}`),
  sign.map(op => `x ${op} y`),
  fc.constantFrom('a', 'b', 'c').map(value => `e == "${value}"`),
  fc.constantFrom('e in ["a", "b"]', 'e in ["a", "b", "c"]', 'x in [1, 4]'),
);
const { clause } = fc.letrec<{ clause: string }>(tie => ({
  clause: fc.oneof(
    { maxDepth: 2 },
    atom,
    fc.tuple(tie('clause'), fc.constantFrom('&&', '||'), tie('clause')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('clause'), tie('clause'), tie('clause')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    tie('clause').map(a => `!(${a})`),
  ),
}));
const amountText = fc.oneof(
  fc.constant('small'),
  clause.map(test => `${test} ? small : great`),
);

const dossierOf = (facts: Readonly<Record<string, unknown>>) =>
  parseDossier(catalogue, {
    subject: { kind: 'enterprise', id: 'x', name: '示例' },
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, asOf: '2020-01-01' }])),
  });

const verdict = (policy: Policy, facts: Readonly<Record<string, unknown>>): string => {
  const { outcome, amount } = decide(policy, dossierOf(facts), { asOf: '2020-06-01' });
  return `${outcome} ${amount.kind === 'known' ? amount.fen : amount.kind}`;
};

function* completions(of: readonly string[]): Generator<Record<string, unknown>> {
  const [first, ...rest] = of;
  if (first === undefined) yield {};
  else for (const value of domain[first]!) for (const others of completions(rest)) yield { [first]: value, ...others };
}

it('lists a missing fact if and only if some value of it can change the outcome or the amount', () => {
  fc.assert(
    fc.property(
      fc.array(clause, { minLength: 1, maxLength: 2 }),
      amountText,
      fc.record({
        p: fc.boolean(),
        q: fc.boolean(),
        x: fc.constantFrom(...numbers.slice(2, -2)),
        y: fc.constantFrom(...numbers.slice(2, -2)),
        e: fc.constantFrom('a', 'b', 'c'),
      }),
      fc.subarray(names, { minLength: 1, maxLength: 3 }),
      (criteria, amount, full, absent) => {
        const policy = policyOf(criteria, amount);
        const known = Object.fromEntries(Object.entries(full).filter(([name]) => !absent.includes(name)));
        const decision = decide(policy, dossierOf(known), { asOf: '2020-06-01' });
        const listed = new Set(decision.missing.map(missing => missing.fact.path));
        const outcomes = new Set<string>();
        const matters = new Set<string>();
        for (const name of absent) {
          const others = absent.filter(one => one !== name);
          for (const rest of completions(others)) {
            const seen = new Set(domain[name]!.map(value => verdict(policy, { ...known, ...rest, [name]: value })));
            for (const one of seen) outcomes.add(one.split(' ')[0]!);
            if (seen.size > 1) matters.add(name);
          }
        }
        expect([...listed].sort()).toEqual([...matters].sort());
        expect(decision.outcome).toBe(outcomes.size === 1 ? [...outcomes][0] : 'undetermined');
      },
    ),
    { numRuns: 400, seed: 20200610 },
  );
});
