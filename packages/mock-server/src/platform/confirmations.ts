import type { Confirmation, ConfirmationId } from '@yongyiban/core/contract';
import { dayAt, instantText } from '../clock/instant.ts';
import { created, ok, refuse } from '../http/answer.ts';
import type { Handlers } from '../http/call.ts';
import { matches } from '../http/respond.ts';
import { beginPayout, statusOf } from '../paying/payout.ts';
import { type ConfirmationRecord, nextId, touch, type World } from '../world/world.ts';
import { showEntitlement } from './entitlements.ts';

export function showConfirmation(record: ConfirmationRecord): Confirmation {
  return {
    id: record.id,
    entitlement: record.entitlement,
    entitlementVersion: record.entitlementVersion,
    amount: record.amount,
    account: record.account,
    confirmedAt: instantText(record.confirmedAt),
    payout: record.payout,
  };
}

/** A shortage of funds mends itself: the next attempt is planned, and the subject's account is not at fault. */
function sentAgainByItself(world: World, confirmation: ConfirmationRecord): boolean {
  const payout = world.payouts.get(confirmation.payout)!;
  return statusOf(payout) === 'rejected' && payout.events.at(-1)!.iso20022.reason === 'AM04';
}

export const confirmations: Handlers<'createConfirmation' | 'getConfirmation'> = {
  createConfirmation({ world, caller, body, ifMatch }) {
    const entitlement = world.entitlements.get(body.entitlement);
    if (entitlement === undefined || entitlement.subject !== caller.subject.id) {
      return refuse('not-found', { detail: 'There is no such entitlement of yours' });
    }
    const before =
      entitlement.confirmation === undefined ? undefined : world.confirmations.get(entitlement.confirmation);
    if (before !== undefined && (entitlement.status !== 'failed' || sentAgainByItself(world, before))) {
      // Another key for what is confirmed already: the person sees what they have, and nothing is paid twice.
      return ok(showConfirmation(before));
    }
    if (entitlement.status === 'withdrawn') return refuse('withdrawn');
    // Once confirmed the money is the subject's: a failed payout can be mended after the deadline too.
    const late = entitlement.status !== 'failed' && entitlement.deadline < dayAt(world.now);
    if (entitlement.status === 'lapsed' || late) return refuse('deadline-passed');
    if (!matches(ifMatch, `"${entitlement.version}"`) || body.amount !== entitlement.amount) {
      return refuse('entitlement-changed', { current: showEntitlement(world, entitlement) });
    }
    const account = world.accounts.get(body.account);
    if (account === undefined || account.subject !== caller.subject.id || account.status !== 'ready') {
      return refuse('account-unusable', { detail: `The account is ${account?.status ?? 'not yours'}` });
    }

    const confirmation: ConfirmationRecord = before ?? {
      id: nextId<ConfirmationId>(world, 'cnf'),
      subject: caller.subject.id,
      entitlement: entitlement.id,
      entitlementVersion: entitlement.version,
      amount: entitlement.amount,
      account: account.id,
      confirmedAt: world.now,
      payout: '' as never,
      attempts: 0,
    };
    confirmation.account = account.id;
    confirmation.confirmedAt = world.now;
    confirmation.attempts += 1;
    world.confirmations.set(confirmation.id, confirmation);
    entitlement.confirmation = confirmation.id;
    entitlement.status = 'confirmed';
    confirmation.payout = beginPayout(world, confirmation, account.id).id;
    touch(world, caller.subject.id);
    return created(showConfirmation(confirmation), `/confirmations/${confirmation.id}`);
  },

  getConfirmation({ world, caller, params }) {
    const record = world.confirmations.get(params.confirmation as never);
    if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
    return ok(showConfirmation(record));
  },
};
