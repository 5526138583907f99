import type { PayoutId } from '@yongyiban/core/contract';
import { giveBack, instruct, report } from '../bank/bank.ts';
import { transferOutcome } from '../bank/magic.ts';
import { plan } from '../clock/agenda.ts';
import { strikes } from '../faults/fault.ts';
import { fund, settle, takeBack, unfund } from '../treasury/pool.ts';
import type { ConfirmationRecord, PayoutRecord, World } from '../world/world.ts';
import { beginPayout, record, statusOf } from './payout.ts';

/** Takes one payout one step on: funded, instructed, and then what the bank reports. */
export function stepPayout(world: World, id: string): void {
  const payout = world.payouts.get(id as PayoutId)!;
  switch (statusOf(payout)) {
    case 'accepted':
      toFunding(world, payout);
      break;
    case 'funding':
      toInstructed(world, payout);
      break;
    case 'instructed':
      toOutcome(world, payout);
      break;
    case 'settled':
    case 'rejected':
    case 'returned':
      break;
  }
}

function again(world: World, payout: PayoutRecord, steps = 1): void {
  plan(world.agenda, world.now + world.pace.payoutStep * steps, { kind: 'payout-step', payout: payout.id });
}

function toFunding(world: World, payout: PayoutRecord): void {
  const funding = fund(world, payout.amount, payout.id);
  if (funding === null) {
    rejectForFunds(world, payout);
    return;
  }
  payout.funding = funding;
  record(world, payout, 'funding');
  again(world, payout);
}

function toInstructed(world: World, payout: PayoutRecord): void {
  if (world.bank.down) {
    again(world, payout, 5);
    return;
  }
  const { endToEndId, amount, account } = payout;
  instruct(world.bank, { endToEndId, amount, account, instructedAt: world.now });
  record(world, payout, 'instructed');
  again(world, payout);
}

function toOutcome(world: World, payout: PayoutRecord): void {
  if (world.bank.down) {
    again(world, payout, 5);
    return;
  }
  const account = world.accounts.get(payout.account)!;
  if (strikes(world, 'account-closed', { subject: payout.subject })) account.status = 'closed';
  const outcome = transferOutcome(account);
  const confirmation = world.confirmations.get(payout.confirmation)!;
  if (outcome.kind === 'rejected' && outcome.reason === 'AM04') {
    // Magic of a shortage: the first attempt fails, the one sent again by itself arrives.
    if (confirmation.attempts === 1) {
      rejectForFunds(world, payout);
      return;
    }
  } else if (outcome.kind === 'rejected') {
    report(world.bank, payout.endToEndId, { status: 'RJCT', reason: outcome.reason, at: world.now });
    unfund(world, payout.funding!, payout.id);
    fail(world, payout, 'rejected', outcome.reason);
    return;
  }
  report(world.bank, payout.endToEndId, { status: 'ACSC', at: world.now });
  settle(world, payout.amount, payout.account, payout.id);
  const entitlement = world.entitlements.get(payout.entitlement)!;
  entitlement.status = 'paid';
  record(world, payout, 'settled');
  if (outcome.kind === 'returned') {
    plan(world.agenda, world.now + world.pace.payoutStep * 2, { kind: 'payout-return', payout: payout.id });
  }
}

/** The beneficiary's bank sends settled money back (pacs.004). */
export function returnPayout(world: World, id: string): void {
  const payout = world.payouts.get(id as PayoutId)!;
  if (statusOf(payout) !== 'settled') return;
  const outcome = transferOutcome(world.accounts.get(payout.account)!);
  const reason = outcome.kind === 'settled' ? 'AC04' : outcome.reason;
  giveBack(world.bank, payout.endToEndId, reason, world.now);
  takeBack(world, payout.funding!, payout.account, payout.id);
  fail(world, payout, 'returned', reason);
}

function fail(world: World, payout: PayoutRecord, status: 'rejected' | 'returned', reason: string): void {
  const entitlement = world.entitlements.get(payout.entitlement)!;
  entitlement.status = 'failed';
  const account = world.accounts.get(payout.account)!;
  if (reason === 'AC04') account.status = 'closed';
  record(world, payout, status, reason);
}

/** Funds are short: the subject need do nothing, the next attempt comes by itself. */
function rejectForFunds(world: World, payout: PayoutRecord): void {
  if (payout.funding !== undefined) unfund(world, payout.funding, payout.id);
  if (world.bank.transfers.has(payout.endToEndId)) {
    report(world.bank, payout.endToEndId, { status: 'RJCT', reason: 'AM04', at: world.now });
  }
  record(world, payout, 'rejected', 'AM04');
  const soon = world.now + world.pace.payoutStep * 5;
  plan(world.agenda, soon, { kind: 'funds-arrive', confirmation: payout.confirmation });
}

/** Sends a confirmation's money again after a shortage. */
export function sendAgain(world: World, id: string): void {
  const confirmation = world.confirmations.get(id as ConfirmationRecord['id'])!;
  if (statusOf(world.payouts.get(confirmation.payout)!) !== 'rejected') return;
  confirmation.attempts += 1;
  confirmation.payout = beginPayout(world, confirmation, confirmation.account).id;
}
