/**
 * Everything on the wire: zod schemas, the operations of the platform, its problems, and the OpenAPI document made from
 * them. Client, simulator, docs and conformance kit all derive from this one source.
 *
 * @packageDocumentation
 */
export * from './contract/account.ts';
export * from './contract/application.ts';
export * from './contract/attachment.ts';
export * from './contract/confirmation.ts';
export * from './contract/entitlement.ts';
export { explanationSchema } from './contract/explanation.ts';
export * from './contract/objection.ts';
export * from './contract/operations.ts';
export * from './contract/payout.ts';
export * from './contract/policy.ts';
export * from './contract/problem.ts';
export { problems } from './contract/problem-titles.ts';
export * from './contract/reminder.ts';
export { type Route, routes } from './contract/routes.ts';
export * from './contract/scalars.ts';
export * from './contract/session.ts';
export * from './contract/statistics.ts';
export type { Explanation } from './decision/explanation.ts';
export type { Language, Localized } from './localized.ts';
export { type Fen, fen, formatYuan, MoneyError, parseYuan, sumFen } from './money.ts';
