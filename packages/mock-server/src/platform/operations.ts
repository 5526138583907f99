import type { OperationId } from '@yongyiban/core/contract';
import type { Handlers } from '../http/call.ts';
import { accounts } from './accounts.ts';
import { applications } from './applications.ts';
import { attachments } from './attachments.ts';
import { confirmations } from './confirmations.ts';
import { entitlements } from './entitlements.ts';
import { objections } from './objections.ts';
import { payouts } from './payouts.ts';
import { policies } from './policies.ts';
import { reminders } from './reminders.ts';
import { session } from './session.ts';
import { statistics } from './statistics.ts';

/** Every operation that answers at once; the event stream is the one that does not. */
export type DirectOperation = Exclude<OperationId, 'watchPayouts'>;

/** What answers each operation of the contract. A new row of the contract does not compile until it is answered here. */
export const platform: Handlers<DirectOperation> = {
  ...session,
  ...policies,
  ...entitlements,
  ...confirmations,
  ...payouts,
  ...accounts,
  ...objections,
  ...applications,
  ...attachments,
  ...reminders,
  ...statistics,
};
