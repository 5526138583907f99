/**
 * The platform's figures (数说) as typed queries. `client.statistics.get()` brings them; these read them.
 *
 * @packageDocumentation
 */
export type { Statistics } from './contract/statistics.ts';
export {
  busiestHours,
  busiestMonth,
  district,
  districtsByAmount,
  type Month,
  policiesOnlineUntil,
} from './statistics/query.ts';
