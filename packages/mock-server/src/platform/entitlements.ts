import type {
  Entitlement,
  EntitlementStatus,
  EntitlementSummary,
  Explanation,
  PolicyId,
} from '@yongyiban/core/contract';
import { instantText } from '../clock/instant.ts';
import { ok, refuse } from '../http/answer.ts';
import type { Handlers } from '../http/call.ts';
import { page, tagged } from '../http/page.ts';
import { statusOf } from '../paying/payout.ts';
import type { EntitlementRecord, World } from '../world/world.ts';

/** What needs the subject comes first, what is over comes last. */
const rank: Record<EntitlementStatus, number> = {
  failed: 0,
  offered: 1,
  confirmed: 2,
  paid: 3,
  lapsed: 4,
  withdrawn: 5,
};

function sortKey(record: EntitlementRecord): string {
  return `${rank[record.status]}|${record.deadline}|${record.id}`;
}

export function summarize(world: World, record: EntitlementRecord): EntitlementSummary {
  const policy = world.policies.get(record.policy)!;
  const confirmation = record.confirmation === undefined ? undefined : world.confirmations.get(record.confirmation)!;
  const payout = confirmation === undefined ? undefined : world.payouts.get(confirmation.payout)!;
  return {
    id: record.id,
    version: record.version,
    status: record.status,
    policy: {
      id: policy.id,
      version: policy.version,
      title: policy.title,
      department: policy.authority.department,
      ...(policy.source === undefined ? {} : { source: policy.source }),
    },
    amount: record.amount,
    deadline: record.deadline,
    offeredAt: instantText(record.offeredAt),
    ...(record.changed === undefined ? {} : { changed: { ...record.changed, at: instantText(record.changed.at) } }),
    ...(confirmation === undefined ? {} : { confirmation: confirmation.id }),
    ...(payout === undefined
      ? {}
      : {
          payout: { id: payout.id, status: statusOf(payout), account: payout.account, at: payout.events.at(-1)!.at },
        }),
  };
}

export function showEntitlement(world: World, record: EntitlementRecord): Entitlement {
  return { ...summarize(world, record), decision: record.decision };
}

export const entitlements: Handlers<'listEntitlements' | 'getEntitlement' | 'listDecisions'> = {
  listEntitlements({ world, caller, query }) {
    const mine = caller.subject.entitlements
      .map(id => world.entitlements.get(id)!)
      .filter(record => query.status === undefined || record.status === query.status)
      .map(record => ({ record, key: sortKey(record) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const list = `entitlements/${caller.subject.id}/${query.status ?? ''}`;
    return tagged(
      page(
        world,
        list,
        mine,
        item => item.key,
        item => summarize(world, item.record),
        query,
      ),
    );
  },

  getEntitlement({ world, caller, params }) {
    const record = world.entitlements.get(params.entitlement as never);
    if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
    const etag = `"${record.version}"`;
    // The tag is the version, which a tap sends as If-Match. Status moves without it once the tap is made, so that only
    // a still offered entitlement is surely the one the reader holds.
    return ok(showEntitlement(world, record), record.status === 'offered' ? { etag } : { etag, always: true });
  },

  listDecisions({ world, caller, query }) {
    const rows: { id: PolicyId; explanation: Explanation }[] = [...caller.subject.decisions]
      .map(([id, explanation]) => ({ id, explanation }))
      .filter(({ explanation }) => explanation.outcome !== 'eligible')
      .filter(({ explanation }) => query.outcome === undefined || explanation.outcome === query.outcome)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const list = `decisions/${caller.subject.id}/${query.outcome ?? ''}`;
    return tagged(
      page(
        world,
        list,
        rows,
        row => row.id,
        row => row.explanation,
        query,
      ),
    );
  },
};
