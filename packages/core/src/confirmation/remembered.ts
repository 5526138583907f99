import type { Client } from '../client/client.ts';
import { ProblemError, YongyibanError } from '../client/errors.ts';
import { problems } from '../contract/problem.ts';
import type { ConfirmationState, Intent } from './intent.ts';
import type { Outcome } from './journal.ts';

/** The state that an outcome in the journal stands for; null where there is nothing left to say. */
export async function remembered(client: Client, intent: Intent, outcome: Outcome): Promise<ConfirmationState | null> {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accepted', intent, confirmation: outcome.confirmation };
    case 'abandoned':
      return { kind: 'abandoned', intent };
    case 'refused': {
      const { code, reference } = outcome;
      const known = code in problems ? (code as keyof typeof problems) : 'unknown-problem';
      const { status, title } = known === 'unknown-problem' ? { status: 400, title: '' } : problems[known];
      const problem = {
        type: `urn:yongyiban:problem:${code}`,
        title,
        status,
        code,
        ...(reference ? { instance: reference } : {}),
      };
      return { kind: 'refused', intent, error: new ProblemError(known, problem, { retry: false }) };
    }
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
