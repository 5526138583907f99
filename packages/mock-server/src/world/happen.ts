import { bookPopulation } from '../city/days.ts';
import { tap } from '../city/tap.ts';
import { offerUnclaimed } from '../city/unclaimed.ts';
import type { Due } from '../clock/agenda.ts';
import { answerObjection } from '../deciding/answer-objection.ts';
import { deliver } from '../deciding/departments.ts';
import { reviewApplication } from '../deciding/review-application.ts';
import { returnPayout, sendAgain, stepPayout } from '../paying/step.ts';
import { accountChecked } from '../platform/accounts.ts';
import { uploadExpires } from '../platform/attachments.ts';
import { runReminders } from '../reminding/run.ts';
import { closeDay } from '../treasury/closing.ts';
import { touch, type World } from './world.ts';

/** Lets one thing happen that was due. */
export function happen(world: World, due: Due): void {
  switch (due.kind) {
    case 'payout-step':
      stepPayout(world, due.payout);
      break;
    case 'payout-return':
      returnPayout(world, due.payout);
      break;
    case 'funds-arrive':
      sendAgain(world, due.confirmation);
      break;
    case 'account-checked':
      accountChecked(world, due.account);
      break;
    case 'deadline':
      lapse(world, due.entitlement);
      break;
    case 'objection-answered':
      answerObjection(world, due.objection);
      break;
    case 'application-reviewed':
      reviewApplication(world, due.application);
      break;
    case 'upload-expires':
      uploadExpires(world, due.attachment);
      break;
    case 'department-sends':
      deliver(world, due.delivery);
      break;
    case 'webhook-attempt': {
      const delivery = world.webhookDeliveries.get(due.delivery);
      if (delivery !== undefined) delivery.state = 'sending';
      break;
    }
    case 'population-booked':
      bookPopulation(world);
      break;
    case 'unclaimed-offered':
      offerUnclaimed(world);
      break;
    case 'tap':
      tap(world, due.entitlement, due.account);
      break;
    case 'reminders':
      runReminders(world);
      break;
    case 'day-ends':
      closeDay(world);
      break;
  }
}

/** The deadline has passed: what was not claimed lapses. */
function lapse(world: World, id: string): void {
  const entitlement = world.entitlements.get(id as never)!;
  if (entitlement.status !== 'offered') return;
  entitlement.status = 'lapsed';
  touch(world, entitlement.subject);
}
