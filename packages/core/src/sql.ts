/**
 * `@yongyiban/core/sql`: the checked tree of a policy as SQL, with exactly the meaning of a decision. Text only; no
 * engine is needed to print.
 */
export { clickhouse } from './sql/clickhouse.ts';
export { type ColumnRequest, Columns, type Measure } from './sql/columns.ts';
export type { Dialect } from './sql/dialect.ts';
export { duckdb } from './sql/duckdb.ts';
export { familyOf } from './sql/families.ts';
export {
  inForce,
  type PrintedBranch,
  type PrintedCriterion,
  type PrintedPolicy,
  type PrintOptions,
  printPolicy,
  type SelectOptions,
  selectOf,
} from './sql/policy.ts';
export type { Leaf } from './sql/printed.ts';
export { SqlRefusal } from './sql/refusal.ts';
export {
  type ColumnData,
  type ColumnObject,
  type FactTable,
  type Family,
  type ListTable,
  type SeriesTable,
  type SourceSchema,
  type SourcesData,
  sourcesSchema,
  type TableOrigin,
} from './sql/sources.ts';
export { spark } from './sql/spark.ts';
export { printStage, rollColumns, type StageOptions } from './sql/stage.ts';
