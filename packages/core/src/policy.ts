/**
 * Policies as data: define a fact catalogue, load and check policies, parse what is known about a subject, decide, and
 * explain. Runs anywhere; nothing in it evaluates text as code.
 *
 * @module
 */
export type { DecidedAmount, DecidedCriterion, DecideOptions, Decision } from './decision/decide.ts';
export { DecisionError, decide } from './decision/decide.ts';
export { explain } from './decision/explain.ts';
export type {
  ArithmeticLine,
  CriterionOutcome,
  ExplainedAmount,
  ExplainedCriterion,
  Explanation,
  FactRead,
  Gap,
  MissingFact,
  Outcome,
} from './decision/explanation.ts';
export type { CatalogueData, FactCatalogue, FactDefinition, SharingClass } from './facts/catalogue.ts';
export { parseCatalogue } from './facts/catalogue.ts';
export type { Dossier, DossierData, DossierFact, DossierFactData, Subject } from './facts/dossier.ts';
export { parseDossier } from './facts/dossier.ts';
export type { Problem } from './facts/problem.ts';
export { FactsError } from './facts/problem.ts';
export type { Missing, MissingReason } from './facts/unknown.ts';
export { canonicalJson } from './policy/canonical.ts';
export type { DataPath, Loaded, PolicySource } from './policy/load.ts';
export { loadPolicies } from './policy/load.ts';
export type { Amount, Criterion, Policy } from './policy/policy.ts';
export type { PolicyData } from './policy/schema.ts';
export { sha256 } from './policy/sha256.ts';
export type { Parameter, Tree } from './policy/tree.ts';
