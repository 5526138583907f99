/**
 * For those who write policies: YAML or JSON files in, every problem out, with line and column; a careful colleague's
 * remarks; authors' cases and what they exercise. Brings a YAML parser along, which a page that only decides does not need.
 *
 * @module
 */
import type { FactCatalogue } from './facts/catalogue.ts';
import type { Problem } from './facts/problem.ts';
import { type Loaded, loadPolicies } from './policy/load.ts';
import { readYaml } from './policy/yaml.ts';

export { problemWords } from './authoring/problem-words.ts';
export type { BoundaryCoverage, ExceptionCoverage } from './cases/boundaries.ts';
export type { Case, CaseData, Expected, ExpectedData, ExpectedMissing, Question } from './cases/case.ts';
export type { CaseContext, ReadCases } from './cases/case-file.ts';
export { readCases } from './cases/case-file.ts';
export type { ClauseCoverage, Coverage } from './cases/coverage.ts';
export { coverageOf } from './cases/coverage.ts';
export type { CaseResult, Difference } from './cases/run-cases.ts';
export { runCases } from './cases/run-cases.ts';
export type { Finding } from './policy/lint/finding.ts';
export { lintDerivedFacts, lintPolicies } from './policy/lint/lint.ts';
export type { Source } from './policy/yaml.ts';
export { readYaml } from './policy/yaml.ts';

/** A policy file as text. */
export interface PolicyText {
  readonly path: string;
  readonly text: string;
}

/**
 * Loads policies from YAML or JSON text. Every problem of every file is reported, with line and column.
 *
 * @example
 * ```ts
 * const loaded = loadPolicyTexts({ catalogue, policies: [{ path: 'a.policy.yaml', text }] });
 * ```
 */
export function loadPolicyTexts(input: {
  readonly catalogue: FactCatalogue;
  readonly policies: readonly PolicyText[];
}): Loaded {
  const sources = input.policies.map(({ path, text }) => readYaml(path, text));
  const unreadable: Problem[] = sources.flatMap(source => source.problems);
  const loaded = loadPolicies({
    catalogue: input.catalogue,
    policies: sources.filter(source => !source.problems.length),
  });
  if (unreadable.length || loaded.problems) return { problems: [...unreadable, ...(loaded.problems ?? [])] };
  return loaded;
}
