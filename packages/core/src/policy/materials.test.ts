import { expect, test } from 'vitest';
import { parseCatalogue } from '../facts/catalogue.ts';
import { loadPolicies } from './load.ts';

const both = { 'zh-CN': '示例', en: 'Sample' };
const catalogue = parseCatalogue({
  departments: { sample: both },
  facts: { rented: { label: both, type: 'bool', department: 'sample', sharing: 'none' } },
});
const data = {
  id: 'sample-rent',
  version: 1,
  title: both,
  authority: { region: '330200', department: both },
  benefit: 'subsidy',
  route: 'easy-application',
  subject: 'enterprise',
  effective: { from: '2020-06-01' },
  criteria: [{ id: 'rents', text: both, test: 'rented' }],
  parameters: { each: '100 yuan' },
  amount: 'each',
};

const load = (rest: object) => loadPolicies({ catalogue, policies: [{ path: 'p', data: { ...data, ...rest } }] });
const problemsOf = (rest: object) => load(rest).problems?.map(({ at, message }) => `${at}: ${message}`);

test('a policy says which documents go with an application, and what each proves', () => {
  const materials = [
    { id: 'lease', text: both, proves: 'rented' },
    { id: 'plan', text: both },
  ];
  expect(load({ materials }).policies?.[0]?.materials).toEqual(materials);
  expect(load({}).policies?.[0]?.materials).toEqual([]);
});

test('a document that proves nothing known, one named twice, and one where nobody applies are mistakes, told at once', () => {
  const materials = [
    { id: 'lease', text: both, proves: 'lent' },
    { id: 'lease', text: both },
  ];
  expect(problemsOf({ materials, route: 'no-application' })).toEqual([
    'materials: Nobody is asked for documents where nothing is applied for.',
    'materials[0].proves: The catalogue has no "lent".',
    'materials[1].id: Two documents are called "lease".',
  ]);
});
