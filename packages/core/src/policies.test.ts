import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCases } from './cases/case-file.ts';
import { runCases } from './cases/run-cases.ts';
import { explain } from './decision/explain.ts';
import { explanationText } from './decision/explanation-text.ts';
import { parseCatalogue } from './facts/catalogue.ts';
import { deriveFacts } from './policy/derived.ts';
import { loadPolicies } from './policy/load.ts';
import { readYaml, type Source } from './policy/yaml.ts';

const folder = new URL('../policies/', import.meta.url);
const files = readdirSync(folder).sort();
const read = (file: string): Source => readYaml(file, readFileSync(new URL(file, folder), 'utf8'));
const sources = (end: string): readonly Source[] => files.filter(file => file.endsWith(end)).map(read);

const derived = deriveFacts(parseCatalogue(read('catalogue.yaml').data), sources('.derived.yaml'));
const catalogue = derived.catalogue!;
const loaded = loadPolicies({ catalogue, policies: sources('.policy.yaml') });

it('reads every policy and every derived fact without a problem', () => {
  expect(sources('.policy.yaml').flatMap(source => source.problems)).toEqual([]);
  expect(derived.problems).toBeUndefined();
  expect(loaded.problems).toBeUndefined();
});

it('has cases for every version of every policy', () => {
  const cased = sources('.cases.yaml').flatMap(source => readCases(source, { catalogue, dossier: read }).cases);
  for (const { id, version, effective } of loaded.policies!) {
    const held = cased.filter(
      one =>
        one.question.kind === 'policy' &&
        one.question.policy === id &&
        effective.from <= one.on &&
        (!effective.to || one.on <= effective.to),
    );
    expect(held.length, `${id} version ${version}`).toBeGreaterThan(1);
    expect(new Set(held.map(one => one.data.expect.outcome)), `${id} version ${version}`).toContain('eligible');
  }
});

describe('decides every case as it was worked out by hand', () => {
  for (const source of sources('.cases.yaml')) {
    it(source.path, () => {
      const { cases, problems } = readCases(source, { catalogue, dossier: read });
      expect(problems).toEqual([]);
      const failed = runCases(loaded.policies!, cases).filter(result => !result.passed);
      expect(
        failed.map(({ case: one, differences }) => ({ case: `${one.path}:${one.line} ${one.name}`, differences })),
      ).toEqual([]);
    });
  }
});

it('names the rule and its source where a clause stands on a derived fact', () => {
  const { cases } = readCases(read('nb-startup-loan-interest-2024.cases.yaml'), { catalogue, dossier: read });
  const [first] = runCases(loaded.policies!, cases.slice(0, 1));
  const text = explanationText(explain(first!.decision!), 'zh-CN');
  expect(text).toContain('企业划型：小型企业（依据：《中小企业划型标准规定》');
  expect(text).toContain('从业人员人数：50 人');
});

it('lists every policy in the folder for those who come by', () => {
  const list = readFileSync(new URL('README.md', folder), 'utf8');
  for (const { id, effective } of loaded.policies!) {
    const row = list.split('\n').find(line => line.includes(`| \`${id}\` |`));
    expect(row, id).toContain(effective.from);
  }
});
