import { isDeepStrictEqual } from 'node:util';
import { closureOf } from '../src/decision/closures.ts';
import { stepBudget } from '../src/decision/run.ts';
import { checkExpression, type Scope } from '../src/policy/check.ts';
import { policySchema } from '../src/policy/schema.ts';
import { wellShapedPolicy } from '../src/policy/well-shaped.ts';
import {
  type Dossier,
  type FactCatalogue,
  FactsError,
  loadPolicies,
  type Policy,
  parseDossier,
} from '../src/policy.ts';
import type { Random } from './random.ts';

const strange: readonly unknown[] = [
  null,
  undefined,
  true,
  -1,
  1e308,
  Number.NaN,
  '',
  '__proto__',
  'constructor',
  '\u0000',
  '�',
  '9'.repeat(400),
  [],
  {},
  [[[]]],
  { __proto__: null },
  '1 yuan',
  '-5 %',
  '2020-02-30',
  '330200',
  { toString: 1 },
  Symbol.iterator.toString(),
  2 ** 53,
];

/** Plain data with one thing in it changed, added or taken away. */
export function spoil(data: unknown, random: Random, depth = 0): unknown {
  if (typeof data !== 'object' || data === null || depth > 5 || random.chance(6)) return random.pick(strange);
  if (Array.isArray(data)) {
    const copy = [...data];
    const at = random.below(copy.length + 1);
    if (at === copy.length) copy.push(random.pick(strange));
    else copy[at] = spoil(copy[at], random, depth + 1);
    return copy;
  }
  const copy: Record<string, unknown> = { ...data };
  const keys = Object.keys(copy);
  const key =
    keys.length && !random.chance(8)
      ? random.pick(keys)
      : random.pick(['__proto__x', 'constructor', 'hasOwnProperty', 'extra', '']);
  if (random.chance(5)) delete copy[key];
  else copy[key] = spoil(copy[key], random, depth + 1);
  return copy;
}

const pieces = [
  '&&',
  '||',
  '!',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '.',
  ',',
  '?',
  ':',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
  ' in ',
  '0',
  '1',
  '9223372036854775807',
  '-9223372036854775808',
  '1.5',
  '1e309',
  '"a"',
  "'",
  'b"x"',
  'r"\\d"',
  '"\\u{',
  'true',
  'null',
  '[]',
  '{}',
  'has(',
  '.exists(x, ',
  '.map(x, ',
  '.constructor',
  '.__proto__',
  'constructor',
  '__proto__',
  'toString',
  'today',
  'size(',
  'matches',
  '\n',
  '\u2028',
  '💴',
  '\ud800',
];

/** Text made from a real expression by cutting, repeating and putting in pieces. */
export function scramble(text: string, random: Random): string {
  let out = text;
  for (let i = random.below(4) + 1; i > 0; i--) {
    const at = random.below(out.length + 1);
    const kind = random.below(4);
    if (kind === 0) out = out.slice(0, at) + random.pick(pieces) + out.slice(at);
    else if (kind === 1) out = out.slice(0, at) + out.slice(at + random.below(6) + 1);
    else if (kind === 2) out = out.slice(0, at) + out.slice(at, at + random.below(20)).repeat(2) + out.slice(at);
    else out = out.slice(0, at) + out.slice(random.below(out.length + 1));
    if (out.length > 20_000) out = out.slice(0, 20_000);
  }
  return random.chance(200) ? '('.repeat(random.below(3000)) + out : out;
}

/** A policy that is not one is told apart from one that is, with a message for every problem; nothing else happens. */
export function checkMalformedPolicy(policy: Policy, catalogue: FactCatalogue, random: Random): void {
  let data: unknown = policy.data;
  for (let i = random.below(3); i >= 0; i--) data = spoil(data, random);
  const [quick, parsed] = [wellShapedPolicy(data), policySchema.safeParse(data)];
  if (quick && !(parsed.success && isDeepStrictEqual(quick, parsed.data)))
    throw new Error('The quick way accepts what the schema does not');
  const loaded = loadPolicies({ catalogue, policies: [{ path: 'spoilt', data }] });
  for (const problem of loaded.problems ?? [])
    if (!problem.message || !problem.mend || !problem.code)
      throw new Error(`A problem without words: ${JSON.stringify(problem)}`);
}

export function checkMalformedDossier(data: unknown, catalogue: FactCatalogue, random: Random): void {
  try {
    parseDossier(catalogue, spoil(spoil(data, random), random));
  } catch (error) {
    if (!(error instanceof FactsError)) throw error;
  }
}

/** A spoilt expression is refused with a sentence, or evaluates without throwing and without reaching the host. */
export function checkExpressionText(text: string, scope: Scope, dossier: Dossier, asOf: number): boolean {
  const checked = checkExpression(text, scope);
  if ('problems' in checked) {
    for (const problem of checked.problems)
      if (!problem.message || !problem.mend || problem.start > problem.end)
        throw new Error(`A problem without words or place: ${JSON.stringify(problem)}`);
    if (!checked.problems.length) throw new Error('Refused without a reason');
    return false;
  }
  const value: unknown = closureOf(checked.tree)({ dossier, asOf, locals: [], budget: stepBudget });
  if (typeof value === 'function' || value === undefined) throw new Error(`The expression reached ${typeof value}`);
  return true;
}
