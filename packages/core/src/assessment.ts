/**
 * `@yongyiban/core/assessment`: runs policies over a whole city on the embedded engine DuckDB (Node only; the optional
 * package `@duckdb/node-api` must be installed).
 */
export { type AssessOptions, assess } from './assessment/assess.ts';
export { assessPage } from './assessment/assess-page.ts';
export { type CheckedSources, checkSources, checkSourcesBy, type NamedOrigin } from './assessment/check-sources.ts';
export { cityCatalogue } from './assessment/city/catalogue.ts';
export { type CityManifest, type CityOptions, generateCity } from './assessment/city/generate.ts';
export { cityPolicies } from './assessment/city/policies.ts';
export { citySources } from './assessment/city/sources.ts';
export { type Database, type DatabaseOptions, openDatabase } from './assessment/database.ts';
export type { DirtCount } from './assessment/dirt.ts';
export { AssessmentError } from './assessment/errors.ts';
export { readJson, writeJson } from './assessment/json.ts';
export { nameOf } from './assessment/names.ts';
export { type ClusterFiles, type ClusterOptions, printForCluster } from './assessment/print-for-cluster.ts';
export type { ProgressReport } from './assessment/progress.ts';
export type { AssessmentReport, Figures, GroupFigures, PolicyFigures } from './assessment/report.ts';
export type { FactNeed } from './assessment/summary.ts';
export {
  type GroupChange,
  type Scenario,
  type ScenarioFigures,
  sweep,
  type WhatIfOptions,
  type WhatIfReport,
  whatIf,
} from './assessment/what-if.ts';
export { whatIfPage } from './assessment/what-if-page.ts';
