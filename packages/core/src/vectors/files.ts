import { resolve } from 'node:path';
import { runCases } from '../cases/run-cases.ts';
import { readSource, readWorkspace } from '../cli/workspace.ts';
import { canonicalJson } from '../policy/canonical.ts';
import { sha256 } from '../policy/sha256.ts';
import { functionVectors } from './functions.ts';
import { policyVectors } from './policies.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * The files of `vectors`, by name: what a back end in another language needs to prove that it decides alike. Every
 * author's case is checked before it becomes a vector.
 *
 * @throws {Error} when a policy does not load or a case does not come out as its author says
 */
export function vectorFiles(): ReadonlyMap<string, string> {
  const { policies, cases, problems, sources } = readWorkspace(root, ['policies']);
  const results = runCases(policies, cases);
  const failed = results
    .filter(result => !result.passed)
    .map(result => `${result.case.path}:${result.case.line} ${result.case.name}`);
  if (problems.length || failed.length)
    throw new Error(
      ['The policies are not ready:', ...problems.map(one => `${one.path}:${one.line} ${one.message}`), ...failed].join(
        '\n',
      ),
    );
  const derived = [...sources.values()].flatMap(({ data }) =>
    (data as object) && 'derived' in (data as object) ? [{ digest: sha256(canonicalJson(data)), derived: data }] : [],
  );
  const files = new Map<string, unknown>([
    ['functions.json', functionVectors()],
    ['catalogue.json', readSource(root, 'policies/catalogue.yaml').data],
    ['derived.json', { format: 'yongyiban-derived/1', derived }],
    ...policies.map((policy): [string, unknown] => [
      `policies/${policy.id}-v${policy.version}.json`,
      policyVectors(policy, results),
    ]),
  ]);
  return new Map([...files].map(([name, data]) => [name, `${JSON.stringify(data, null, 1)}\n`]));
}
