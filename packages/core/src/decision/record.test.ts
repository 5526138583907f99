import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCases } from '../cases/case-file.ts';
import { runCases } from '../cases/run-cases.ts';
import { parseCatalogue } from '../facts/catalogue.ts';
import { canonicalJson } from '../policy/canonical.ts';
import { deriveFacts } from '../policy/derived.ts';
import { loadPolicies } from '../policy/load.ts';
import { sha256 } from '../policy/sha256.ts';
import { readYaml, type Source } from '../policy/yaml.ts';
import { type DecisionRecord, recordOf, replay } from './record.ts';

const folder = new URL('../../policies/', import.meta.url);
const read = (file: string): Source => readYaml(file, readFileSync(new URL(file, folder), 'utf8'));
const all = (end: string): readonly Source[] =>
  readdirSync(folder)
    .filter(file => file.endsWith(end))
    .map(read);
const { catalogue } = deriveFacts(parseCatalogue(read('catalogue.yaml').data), all('.derived.yaml'));
const { policies } = loadPolicies({ catalogue: catalogue!, policies: all('.policy.yaml') });
const cases = all('.cases.yaml').flatMap(source => readCases(source, { catalogue: catalogue!, dossier: read }).cases);
const decisions = runCases(policies!, cases).flatMap(result => result.decision ?? []);

/** A record as it comes back from a file years later. */
const stored = (record: DecisionRecord): DecisionRecord => JSON.parse(JSON.stringify(record));

test('the record of every case of every policy is found to stand', () => {
  expect(decisions.length).toBeGreaterThan(100);
  for (const decision of decisions) expect(replay(stored(recordOf(decision)), policies!)).toEqual({ agrees: true });
});

test('its digest is that of its canonical JSON, so that any language can check it', () => {
  const { digest, ...body } = stored(recordOf(decisions[0]!));
  expect(digest).toBe(sha256(canonicalJson(body)));
});

/** Every way of changing one leaf of plain data. */
function* changes(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield `${value}!`;
  else if (typeof value === 'number') yield value + 1;
  else if (typeof value === 'boolean') yield !value;
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      for (const changed of changes(item)) yield value.with(i, changed);
      yield value.toSpliced(i, 1);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      for (const changed of changes(item)) yield { ...value, [key]: changed };
  }
}

test('no single value of a record can be changed unseen', () => {
  const record = stored(recordOf(decisions.find(decision => decision.outcome === 'eligible')!));
  let tried = 0;
  for (const changed of changes(record)) {
    tried++;
    expect(replay(changed as DecisionRecord, policies!).agrees, JSON.stringify(changed)).toBe(false);
  }
  expect(tried).toBeGreaterThan(30);
});

test('an outcome changed with its digest made anew still comes out otherwise', () => {
  const record = stored(recordOf(decisions.find(decision => decision.outcome === 'ineligible')!));
  const { digest: _, ...body } = { ...record, outcome: 'eligible', amount: { kind: 'known', fen: 100 } };
  const forged = { ...body, digest: sha256(canonicalJson(body)) } as DecisionRecord;
  const result = replay(forged, policies!);
  expect(result.agrees ? [] : result.differences.map(({ at }) => at)).toEqual(['outcome', 'amount']);
});

test('a fact changed with the digest made anew comes out otherwise where it decides', () => {
  const decision = decisions.find(one => one.policy.id === 'nb-job-retention-2020' && one.outcome === 'eligible')!;
  const record = stored(recordOf(decision));
  const facts = { ...record.facts, region: { ...record.facts.region!, value: '330100' } };
  const { digest: _, ...body } = { ...record, facts };
  const result = replay({ ...body, digest: sha256(canonicalJson(body)) }, policies!);
  expect(result.agrees).toBe(false);
});

test('a policy that is gone, or whose text was changed under the same version, is told', () => {
  const record = stored(recordOf(decisions[0]!));
  const gone = replay(record, []);
  expect(gone.agrees ? [] : gone.differences.map(({ at }) => at)).toEqual(['policy']);
  const { policy } = decisions[0]!;
  const changed = loadPolicies({
    catalogue: catalogue!,
    policies: [{ path: 'changed', data: { ...policy.data, notes: ['changed'] } }],
  });
  const result = replay(record, changed.policies!);
  expect(result.agrees ? [] : result.differences.map(({ at }) => at)).toEqual(['policy.digest']);
});
