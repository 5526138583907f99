import type { Payout } from '@yongyiban/core/contract';
import { ok, refuse } from '../http/answer.ts';
import type { Handlers } from '../http/call.ts';
import { page, tagged } from '../http/page.ts';
import { ended, statusOf } from '../paying/payout.ts';
import { digest } from '../world/digest.ts';
import { type PayoutRecord, touch, type World } from '../world/world.ts';

export function showPayout(world: World, record: PayoutRecord): Payout {
  const policy = world.policies.get(record.policy)!;
  const account = world.accounts.get(record.account)!;
  return {
    id: record.id,
    confirmation: record.confirmation,
    entitlement: record.entitlement,
    policy: { id: policy.id, title: policy.title, department: policy.authority.department },
    amount: record.amount,
    account: { id: account.id, bank: account.bank, last4: account.number.slice(-4), holder: account.holder },
    endToEndId: record.endToEndId,
    status: statusOf(record),
    events: record.events,
  };
}

/** Newest first: the later it began, the smaller the key, in as many digits, for keys are compared as text. */
export function newestFirst(position: number): string {
  return String(999_999_999 - position);
}

export const payouts: Handlers<'listPayouts' | 'getPayout' | 'ratePayout'> = {
  listPayouts({ world, caller, query }) {
    const mine = caller.subject.payouts.map((id, position) => ({ id, key: newestFirst(position) })).reverse();
    const list = `payouts/${caller.subject.id}`;
    return tagged(
      page(
        world,
        list,
        mine,
        item => item.key,
        item => showPayout(world, world.payouts.get(item.id)!),
        query,
      ),
    );
  },

  getPayout({ world, caller, params }) {
    const record = world.payouts.get(params.payout as never);
    if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
    const body = showPayout(world, record);
    return ok(body, { etag: `"${digest(JSON.stringify(body))}"` });
  },

  ratePayout({ world, caller, params, body }) {
    const record = world.payouts.get(params.payout as never);
    if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
    if (!ended.has(statusOf(record))) return refuse('payout-unfinished');
    record.rating = body.score;
    touch(world, caller.subject.id);
    return ok({ score: body.score });
  },
};
