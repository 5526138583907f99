import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readCases } from './cases/case-file.ts';
import { type Decision, decide } from './decision/decide.ts';
import { recordOf, replay } from './decision/record.ts';
import { parseCatalogue } from './facts/catalogue.ts';
import type { Dossier } from './facts/dossier.ts';
import { deriveFacts } from './policy/derived.ts';
import { loadPolicies } from './policy/load.ts';
import type { Policy } from './policy/policy.ts';
import { readYaml, type Source } from './policy/yaml.ts';

const folder = new URL('../policies/', import.meta.url);
const files = readdirSync(folder).sort();
const read = (file: string): Source => readYaml(file, readFileSync(new URL(file, folder), 'utf8'));
const sources = (end: string): readonly Source[] => files.filter(file => file.endsWith(end)).map(read);
const { catalogue } = deriveFacts(parseCatalogue(read('catalogue.yaml').data), sources('.derived.yaml'));
const policies = loadPolicies({ catalogue: catalogue!, policies: sources('.policy.yaml') }).policies!;

interface Decided {
  readonly name: string;
  readonly policy: Policy;
  readonly dossier: Dossier;
  readonly on: string;
}

/** Every so many-th case of every real policy in force on its day. */
function everyCase(step: number): readonly Decided[] {
  const all = sources('.cases.yaml').flatMap(source =>
    readCases(source, { catalogue: catalogue!, dossier: read }).cases.flatMap(({ name, on, dossier, question }) => {
      if (question.kind !== 'policy') return [];
      const policy = policies.find(
        ({ id, effective }) =>
          id === question.policy && effective.from <= on && (effective.to === undefined || on <= effective.to),
      );
      return policy ? [{ name: `${source.path}: ${name}`, policy, dossier, on }] : [];
    }),
  );
  return all.filter((_, i) => i % step === 0);
}

const without = (dossier: Dossier, index: number): Dossier => ({
  ...dossier,
  facts: dossier.facts.map((fact, i) => (i === index ? undefined : fact)),
});

const bounds = ({ amount }: Decision): readonly [number, number] =>
  amount.kind === 'none'
    ? [0, 0]
    : amount.kind === 'known'
      ? [amount.fen, amount.fen]
      : [amount.from, amount.to ?? Number.POSITIVE_INFINITY];

it('never lets a fact that it does not ask for change a real decision, nor an amount leave its bounds', () => {
  const wrong: string[] = [];
  for (const { name, policy, dossier, on } of everyCase(6)) {
    const whole = decide(policy, dossier, { asOf: on });
    for (const [index, fact] of dossier.facts.entries()) {
      if (!fact) continue;
      const { path } = catalogue!.list[index]!;
      const less = decide(policy, without(dossier, index), { asOf: on });
      const [low, high] = bounds(less);
      const [from, to] = bounds(whole);
      if (less.outcome !== 'undetermined' && whole.outcome !== 'undetermined' && less.outcome !== whole.outcome)
        wrong.push(`${name}: without ${path} ${less.outcome}, with it ${whole.outcome}`);
      if (whole.outcome === 'eligible' && less.outcome !== 'ineligible' && (from < low || to > high))
        wrong.push(`${name}: without ${path} ${low} to ${high}, with it ${from} to ${to}`);
      const asked = less.missing.some(one => one.fact.path === path);
      if (!asked && (less.outcome !== whole.outcome || low !== from || high !== to))
        wrong.push(`${name}: ${path} matters and is not asked for`);
    }
  }
  expect(wrong).toEqual([]);
});

it('replays the record of every real decision', () => {
  for (const { name, policy, dossier, on } of everyCase(3))
    expect(replay(recordOf(decide(policy, dossier, { asOf: on })), policies), name).toEqual({ agrees: true });
});
