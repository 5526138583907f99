import { emptyTally, type Tally, tallyClaim, tallyMet, tallyPayout, tallyReach } from '../figures/tally.ts';
import type { World } from '../world/world.ts';
import { historyOf } from './chronicle.ts';
import type { History } from './history.ts';
import { countUpTo, kindOf } from './population.ts';

/** How far a history has gone: what its tally hangs on. */
interface Extent {
  readonly reached: number;
  readonly payouts: number;
  readonly hours: number;
}

/** The newest tally of a history; counted again only when more has happened. */
const counted = new WeakMap<History, { extent: string; tally: Tally }>();

/** What a city's history comes to up to now, on its own. */
export function tallyHistory(world: World): Tally {
  const history = historyOf(world.history!);
  const now = Math.floor(world.now / 1000);
  const { relief, payouts, visits } = history;
  const hours = Math.min(visits.hours.length, Math.max(0, Math.floor((now + 1 - visits.from) / 3600)));
  const extent = { reached: countUpTo(relief.at, now), payouts: countUpTo(payouts.at, now), hours };
  const key = `${extent.reached} ${extent.payouts} ${hours}`;
  let newest = counted.get(history);
  if (newest?.extent !== key) {
    newest = { extent: key, tally: count(history, extent) };
    counted.set(history, newest);
  }
  return structuredClone(newest.tally);
}

function count({ relief, payouts, visits, policies }: History, extent: Extent): Tally {
  const tally = emptyTally();
  tally.reachedSubjects = extent.reached;
  tally.reachedAmount = extent.reached === 0 ? 0 : relief.sum[extent.reached - 1]!;
  for (let hour = 0; hour < extent.hours; hour += 1) tally.visits += visits.hours[hour]!;

  const met = new Uint8Array(relief.at.length);
  let most = 0;
  for (let row = 0; row < extent.payouts; row += 1) {
    const at = payouts.at[row]! * 1000;
    const policy = policies[payouts.policy[row]!]!;
    const subject = payouts.subject[row]!;
    const kind = kindOf(subject);
    tallyClaim(tally, at);
    tallyPayout(tally, at, policy.authority.region, payouts.amount[row]!);
    tallyReach(tally, policy, kind);
    tally.reachedAmount += payouts.amount[row]!;
    met[subject]! += 1;
    if (kind === 'enterprise' && met[subject]! > most) {
      most = met[subject]!;
      tallyMet(tally, populationName(subject), most);
    }
  }
  return tally;
}

/** What a member of the population is called: invented, and marked so. */
function populationName(subject: number): string {
  return `示例企业${String(subject + 1).padStart(6, '0')}`;
}
