import { type Tally, tallyClaim, tallyMet, tallyPayout, tallyReach } from '../figures/tally.ts';
import type { World } from '../world/world.ts';
import { historyOf } from './chronicle.ts';
import { countUpTo, kindOf } from './history.ts';

/** Counts what a city's history holds up to now. */
export function tallyHistory(tally: Tally, world: World): void {
  const history = historyOf(world.history!);
  const now = Math.floor(world.now / 1000);
  const { relief, payouts, visits, policies } = history;
  const reached = countUpTo(relief.at, now);
  tally.reachedSubjects += reached;
  tally.reachedAmount += reached === 0 ? 0 : relief.sum[reached - 1]!;

  const hoursGone = Math.min(visits.hours.length, Math.max(0, Math.floor((now + 1 - visits.from) / 3600)));
  for (let hour = 0; hour < hoursGone; hour += 1) tally.visits += visits.hours[hour]!;

  const met = new Uint8Array(relief.at.length);
  let most = 0;
  const count = countUpTo(payouts.at, now);
  for (let row = 0; row < count; row += 1) {
    const at = payouts.at[row]! * 1000;
    const policy = policies[payouts.policy[row]!]!;
    const subject = payouts.subject[row]!;
    tallyClaim(tally, at);
    tallyPayout(tally, at, policy.authority.region, payouts.amount[row]!);
    tallyReach(tally, policy, kindOf(subject));
    tally.reachedAmount += payouts.amount[row]!;
    met[subject]! += 1;
    if (kindOf(subject) === 'enterprise' && met[subject]! > most) {
      most = met[subject]!;
      tallyMet(tally, populationName(subject), most);
    }
  }
}

/** What a member of the population is called: invented, and marked so. */
export function populationName(subject: number): string {
  return `示例企业${String(subject + 1).padStart(6, '0')}`;
}
