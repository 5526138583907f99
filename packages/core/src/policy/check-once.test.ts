import { expect, it } from 'vitest';
import { parseCatalogue } from '../facts/catalogue.ts';
import { checkExpression, type Scope } from './check.ts';
import { CheckOnce } from './check-once.ts';
import { readTyped } from './parameter.ts';
import type { Parameter, Tree } from './tree.ts';

const words = { 'zh-CN': '示例', en: 'Sample' };
const fact = (type: string) => ({ label: words, type, department: 'tax', sharing: 'conditional' });
const catalogue = parseCatalogue({
  departments: { tax: words },
  facts: { output: fact('series(quarter, money)'), headcount: fact('integer') },
});

const parameter = (name: string, value: string | number): Parameter => ({
  name,
  label: { 'zh-CN': name, en: name },
  ...readTyped(value)!,
  versions: [],
  exceptions: [],
});
const scopeOf = (...parameters: readonly Parameter[]): Scope => ({
  catalogue,
  parameters: new Map(parameters.map(one => [one.name, one])),
});
const treeOf = (once: CheckOnce | undefined, text: string, scope: Scope): Tree => {
  const checked = once ? once.check(text, scope) : checkExpression(text, scope);
  if (!('tree' in checked)) throw new Error(checked.problems[0]?.message);
  return checked.tree;
};

it('a period that a parameter names is the period of that policy, not of the one loaded before', () => {
  const once = new CheckOnce();
  for (const quarter of ['2019-Q1', '2020-Q1', '2019-Q1']) {
    const scope = scopeOf(parameter('when', quarter));
    const text = 'output.sum(when) > 0';
    expect(treeOf(once, text, scope)).toEqual(treeOf(undefined, text, scope));
  }
});

it('a number is that of each policy, and policies with the same parameter share the tree', () => {
  const once = new CheckOnce();
  const [few, many] = [parameter('least', 20), parameter('least', 300)];
  const [first, second, third] = [few, many, few].map(least => treeOf(once, 'headcount >= least', scopeOf(least)));
  expect(first).toEqual(treeOf(undefined, 'headcount >= least', scopeOf(few)));
  expect(second).toEqual(treeOf(undefined, 'headcount >= least', scopeOf(many)));
  expect(third).toBe(first);
});
