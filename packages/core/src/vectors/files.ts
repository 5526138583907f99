import { resolve } from 'node:path';
import { policiesAsked, type Question } from '../cases/case.ts';
import { type CaseResult, runCases } from '../cases/run-cases.ts';
import { readSource } from '../cli/files.ts';
import { readWorkspace } from '../cli/workspace.ts';
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
  const derived = [...sources.values()].flatMap(({ data }) => {
    const path = (data as { derived?: string } | undefined)?.derived;
    return path === undefined
      ? []
      : [
          {
            digest: sha256(canonicalJson(data)),
            derived: data,
            cases: casesOf(results, one => one.kind === 'derived' && one.fact === path),
          },
        ];
  });
  const files = new Map<string, unknown>([
    ['functions.json', functionVectors()],
    ['catalogue.json', readSource(root, 'policies/catalogue.yaml').data],
    ['derived.json', { format: 'yongyiban-derived/1', derived }],
    ['together.json', { format: 'yongyiban-together/1', cases: casesOf(results, one => one.kind === 'together') }],
    ...policies.map((policy): [string, unknown] => [
      `policies/${policy.id}-v${policy.version}.json`,
      policyVectors(policy, results),
    ]),
  ]);
  return new Map([...files].map(([name, data]) => [name, `${JSON.stringify(data, null, 1)}\n`]));
}

/** Cases as plain data with what they expect: they have passed, so that is what comes out. */
function casesOf(results: readonly CaseResult[], which: (question: Question) => boolean): readonly unknown[] {
  return results.flatMap(({ case: one }) => {
    if (!which(one.question)) return [];
    const policies = policiesAsked(one.question);
    return [{ ...(policies.length && { policies }), ...one.data }];
  });
}
