import type { Statistics } from '@yongyiban/core/contract';
import { type Fen, fen, sumFen } from '@yongyiban/core/contract';
import { dayAt, timeAt } from '../clock/instant.ts';
import { statusOf } from '../paying/payout.ts';
import type { World } from '../world/world.ts';
import { districts } from './regions.ts';

/** The platform's figures, folded from what happened in a world. */
export function statisticsOf(world: World): Statistics {
  const today = dayAt(world.now);
  const policies = [...world.policies.values()];
  const claims = [...world.confirmations.values()];
  const paid = [...world.payouts.values()]
    .filter(payout => statusOf(payout) === 'settled')
    .map(payout => ({
      payout,
      at: Date.parse(payout.events.at(-1)!.at),
      region: world.subjects.get(payout.subject)!.region,
    }));
  const times = claims.map(claim => timeAt(claim.confirmedAt)).sort();
  const first = paid.toSorted((a, b) => a.at - b.at)[0];
  const unclaimed = [...world.entitlements.values()].filter(entitlement => entitlement.status === 'offered');
  const perDay = countBy(paid.map(({ at }) => dayAt(at)));
  const reach = (kind: 'enterprise' | 'individual') => {
    const subjectsOf = new Map<string, Set<string>>();
    for (const { payout } of paid) {
      if (world.subjects.get(payout.subject)!.kind !== kind) continue;
      subjectsOf.set(payout.policy, (subjectsOf.get(payout.policy) ?? new Set()).add(payout.subject));
    }
    const widest = [...subjectsOf].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1))[0];
    if (widest === undefined) return null;
    const policy = world.policies.get(widest[0] as never)!;
    return { policy: policy.id, title: policy.title, subjects: widest[1].size };
  };
  const met = [...world.subjects.values()]
    .map(subject => ({
      subject: subject.name,
      policies: new Set(subject.entitlements.map(id => world.entitlements.get(id)!.policy)).size,
    }))
    .sort((a, b) => b.policies - a.policies)[0];

  return {
    asOf: today,
    policies: {
      online: policies.length,
      byMonth: [...countBy(policies.map(policy => policy.effective.from.slice(0, 7)))]
        .sort()
        .map(([month, online]) => ({ month, online })),
      byDistrict: [...countBy(policies.map(policy => policy.authority.region))]
        .sort()
        .map(([region, online]) => ({ region, name: districts[region] ?? { 'zh-CN': region, en: region }, online })),
    },
    reached: {
      subjects: new Set(paid.map(({ payout }) => payout.subject)).size,
      amount: sumFen(paid.map(({ payout }) => payout.amount)),
      visits: world.counters.get('visits') ?? 0,
    },
    payouts: {
      total: totalOf(paid.map(({ payout }) => payout.amount)),
      byMonth: group(paid, ({ at }) => dayAt(at).slice(0, 7)).map(([month, items]) => ({
        month,
        ...totalOf(items.map(({ payout }) => payout.amount)),
      })),
      byDistrict: group(paid, ({ region }) => region).map(([region, items]) => ({
        region,
        name: districts[region] ?? { 'zh-CN': region, en: region },
        ...totalOf(items.map(({ payout }) => payout.amount)),
      })),
      byHour: [...countBy(claims.map(claim => timeAt(claim.confirmedAt).slice(0, 2)))]
        .sort()
        .map(([hour, count]) => ({ hour: Number(hour), count })),
      busiestDay:
        [...perDay].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([day, count]) => ({ day, count }))[0] ??
        null,
      earliestTime: times[0] ?? null,
      latestTime: times.at(-1) ?? null,
      first:
        first === undefined
          ? null
          : {
              day: dayAt(first.at),
              subject: world.subjects.get(first.payout.subject)!.name,
              policy: world.policies.get(first.payout.policy)!.title,
              amount: first.payout.amount,
            },
    },
    widestReach: { enterprises: reach('enterprise'), individuals: reach('individual') },
    mostPolicies: met === undefined || met.policies === 0 ? null : met,
    unclaimed: {
      subjects: new Set(unclaimed.map(entitlement => entitlement.subject)).size,
      amount: sumFen(unclaimed.map(entitlement => entitlement.amount)),
    },
  };
}

function totalOf(amounts: readonly Fen[]): { count: number; amount: Fen } {
  return { count: amounts.length, amount: amounts.length === 0 ? fen(0) : sumFen(amounts) };
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function group<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}
