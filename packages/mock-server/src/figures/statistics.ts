import type { Statistics } from '@yongyiban/core/contract';
import { tallyHistory } from '../city/tally-history.ts';
import { dayAt } from '../clock/instant.ts';
import { statusOf } from '../paying/payout.ts';
import type { World } from '../world/world.ts';
import {
  emptyTally,
  figuresOf,
  type Tally,
  tallyClaim,
  tallyMet,
  tallyPayout,
  tallyPolicy,
  tallyReach,
} from './tally.ts';

/**
 * The platform's figures, counted from what happened: policies put online, relief that reached subjects, visits, claims
 * and payouts. Reached subjects include relief, which needs no payout; payout figures are of confirmed subsidies alone.
 */
export function statisticsOf(world: World): Statistics {
  const today = dayAt(world.now);
  const tally = world.history === null ? emptyTally() : tallyHistory(world);
  for (const { effective, authority } of world.policies.values()) {
    if (effective.from <= today) tallyPolicy(tally, effective.from, authority.region);
  }
  tallyWorld(tally, world);
  return figuresOf(tally, today);
}

/** What the world's own subjects did. */
function tallyWorld(tally: Tally, world: World): void {
  for (const { confirmedAt } of world.confirmations.values()) tallyClaim(tally, confirmedAt);
  const reached = new Set<string>();
  const reachedByPolicy = new Set<string>();
  for (const payout of world.payouts.values()) {
    if (statusOf(payout) !== 'settled') continue;
    const at = Date.parse(payout.events.at(-1)!.at);
    const subject = world.subjects.get(payout.subject)!;
    const policy = world.policies.get(payout.policy)!;
    tallyPayout(tally, at, policy.authority.region, payout.amount);
    tally.reachedAmount += payout.amount;
    reached.add(subject.id);
    if (tally.first === null || at < tally.first.at) {
      tally.first = { at, subject: subject.name, policy: policy.title, amount: payout.amount };
    }
    const once = `${policy.id} ${subject.id}`;
    if (!reachedByPolicy.has(once)) tallyReach(tally, policy, subject.kind);
    reachedByPolicy.add(once);
  }
  tally.reachedSubjects += reached.size;
  tally.visits += world.counters.get('visits') ?? 0;

  for (const subject of world.subjects.values()) {
    const held = subject.entitlements.map(id => world.entitlements.get(id)!);
    tallyMet(tally, subject.name, new Set(held.map(({ policy }) => policy)).size);
    const open = held.filter(({ status }) => status === 'offered');
    if (open.length > 0) tally.unclaimedSubjects += 1;
    for (const { amount } of open) tally.unclaimedAmount += amount;
  }
}
