import type { AccountId, Fen, PayoutEvent, PayoutId, PayoutStatus } from '@yongyiban/core/contract';
import { plan } from '../clock/agenda.ts';
import { instantText } from '../clock/instant.ts';
import { announce } from '../webhooks/announce.ts';
import { letterString } from '../world/dice.ts';
import { type ConfirmationRecord, nextId, type PayoutRecord, touch, type World } from '../world/world.ts';

/** ISO 20022 status beside ours. */
const isoStatus = {
  accepted: 'RCVD',
  funding: 'PDNG',
  instructed: 'ACSP',
  settled: 'ACSC',
  rejected: 'RJCT',
  returned: 'RJCT',
} as const satisfies Record<PayoutStatus, string>;

/** Statuses after which nothing more happens by itself, but for a return of settled money. */
export const ended: ReadonlySet<string> = new Set(['settled', 'rejected', 'returned']);

export function statusOf(payout: PayoutRecord): PayoutStatus {
  return payout.events.at(-1)!.status as PayoutStatus;
}

/** Begins the way of the money: the platform has accepted it, the first step is planned. */
export function beginPayout(world: World, confirmation: ConfirmationRecord, account: AccountId): PayoutRecord {
  const entitlement = world.entitlements.get(confirmation.entitlement)!;
  const id = nextId<PayoutId>(world, 'pay');
  const payout: PayoutRecord = {
    id,
    subject: confirmation.subject,
    confirmation: confirmation.id,
    entitlement: confirmation.entitlement,
    policy: entitlement.policy,
    amount: confirmation.amount,
    account,
    endToEndId: `YYB${letterString(world.dice, 16).toUpperCase()}`,
    events: [],
  };
  world.payouts.set(id, payout);
  world.subjects.get(confirmation.subject)!.payouts.push(id);
  record(world, payout, 'accepted');
  plan(world.agenda, world.now + world.pace.payoutStep, { kind: 'payout-step', payout: id });
  return payout;
}

/** Adds one event to a payout and to the log that the stream is read from. */
export function record(world: World, payout: PayoutRecord, status: PayoutStatus, reason?: string): void {
  const event: PayoutEvent = {
    payout: payout.id,
    sequence: payout.events.length + 1,
    status,
    at: instantText(world.now),
    iso20022: { status: isoStatus[status], ...(reason === undefined ? {} : { reason }) },
    ...(payout.funding === undefined ? {} : { funding: payout.funding as { pool: Fen; advance: Fen } }),
  };
  payout.events.push(event);
  world.payoutLog.push({ number: world.payoutLog.length + 1, subject: payout.subject, event });
  announce(world, payout.subject, event);
  touch(world, payout.subject);
}
