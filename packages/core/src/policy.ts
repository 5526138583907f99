/**
 * Policies as data: define a fact catalogue, load and check policies, parse what is known about a subject, decide, and
 * explain. Runs anywhere; nothing in it evaluates text as code.
 *
 * @module
 */
export type { Combination, CombineOptions, Reduction, Share } from './decision/combine.ts';
export { combine } from './decision/combine.ts';
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
export { explanationText } from './decision/explanation-text.ts';
export type { DecisionRecord, Difference, Replay } from './decision/record.ts';
export { recordOf, replay } from './decision/record.ts';
export type { OutcomeCode, Screen } from './decision/screen.ts';
export { outcomes, screenOf } from './decision/screen.ts';
export type { Facts } from './decision/slots.ts';
export type { VersionOptions } from './decision/version.ts';
export { versionOn } from './decision/version.ts';
export type { CatalogueData, FactCatalogue, FactDefinition, SharingClass } from './facts/catalogue.ts';
export { parseCatalogue } from './facts/catalogue.ts';
export type { Dossier, DossierData, DossierFact, DossierFactData, Subject } from './facts/dossier.ts';
export { parseDossier } from './facts/dossier.ts';
export type { Problem } from './facts/problem.ts';
export { FactsError } from './facts/problem.ts';
export type { Missing, MissingReason } from './facts/unknown.ts';
export { canonicalJson } from './policy/canonical.ts';
export type { Derivation, Derived } from './policy/derived.ts';
export { derivationOf, deriveFacts } from './policy/derived.ts';
export type { Loaded } from './policy/load.ts';
export { loadPolicies } from './policy/load.ts';
export type { Amount, Criterion, Material, Policy } from './policy/policy.ts';
export type { DataPath, PolicySource } from './policy/reader.ts';
export type { DerivedData, MaterialData, PolicyData } from './policy/schema.ts';
export { type Sha256State, sha256, sha256Add, sha256End, sha256Start } from './policy/sha256.ts';
export type { Parameter, Tree } from './policy/tree.ts';
