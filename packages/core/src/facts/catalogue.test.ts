import { expect, it } from 'vitest';
import { parseCatalogue } from './catalogue.ts';
import { FactsError } from './problem.ts';

const departments = { hr: { 'zh-CN': '示例人社局', en: 'Sample HR bureau' } };
const headcount = {
  label: { 'zh-CN': '职工人数', en: 'Staff' },
  type: 'integer',
  department: 'hr',
  sharing: 'unconditional',
} as const;

it('reads a fact with its department, type and sharing class', () => {
  const { facts } = parseCatalogue({ departments, facts: { headcount } });
  expect(facts.get('headcount')).toMatchObject({ path: 'headcount', sharing: 'unconditional' });
});

it('refuses words with a stray key: in YAML, a comma outside quotes makes one and cuts the words short', () => {
  const label = { ...headcount.label, 'each month': null };
  expect(() => parseCatalogue({ departments, facts: { headcount: { ...headcount, label } } })).toThrow(FactsError);
});
