import { problemByCode } from '../client/answer.ts';
import type { Client } from '../client/client.ts';
import { YongyibanError } from '../client/errors.ts';
import type { ConfirmationState, Intent } from './intent.ts';
import type { Outcome } from './journal.ts';

/** The state that an outcome in the journal stands for; null where there is nothing left to say. */
export async function remembered(client: Client, intent: Intent, outcome: Outcome): Promise<ConfirmationState | null> {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accepted', intent, confirmation: outcome.confirmation };
    case 'abandoned':
      return { kind: 'abandoned', intent };
    case 'refused':
      return { kind: 'refused', intent, error: problemByCode(outcome.code, outcome.reference) };
    case 'changed':
      try {
        const current = await client.entitlements.get(intent.entitlement);
        return current.version === intent.version ? null : { kind: 'changed', intent, current };
      } catch (error) {
        if (error instanceof YongyibanError) return null;
        throw error;
      }
    default:
      return outcome satisfies never;
  }
}
