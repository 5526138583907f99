import type { PublishedPolicy } from '@yongyiban/core/contract';
import { type Besides, generateHistory, type History } from './history.ts';
import type { CityPlan } from './plan.ts';

/** What a history is generated from: plain and small, so that a snapshot carries it instead of half a million events. */
export interface Chronicle {
  readonly plan: CityPlan;
  readonly seed: string;
  readonly policies: readonly PublishedPolicy[];
  readonly besides: Besides;
}

const written = new WeakMap<Chronicle, History>();

/** The history that a chronicle comes to; generated once. */
export function historyOf(chronicle: Chronicle, progress?: (share: number) => void): History {
  let history = written.get(chronicle);
  if (history === undefined) {
    const { plan, policies, seed, besides } = chronicle;
    history = generateHistory(plan, policies, seed, besides, progress);
    written.set(chronicle, history);
  }
  return history;
}
