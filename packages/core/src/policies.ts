/**
 * The published policies, their fact catalogue and a sample company as plain data, ready for `loadPolicies`,
 * `parseCatalogue` and `parseDossier` of `@yongyiban/core/policy` in a page without a YAML parser.
 *
 * @module
 */
export * from './policies/published.ts';
