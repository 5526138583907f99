import type { Client } from '../client/client.ts';
import { ProblemError, YongyibanError } from '../client/errors.ts';
import type { Confirmation } from '../contract/confirmation.ts';
import type { Entitlement } from '../contract/entitlement.ts';
import type { Intent } from './intent.ts';
import type { JournalEntry } from './journal.ts';

/** What one attempt brought. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly confirmation: Confirmation }
  | { readonly kind: 'changed'; readonly current: Entitlement }
  | { readonly kind: 'refused'; readonly error: YongyibanError }
  /** Nobody knows yet: ask again with the same key, no sooner than in so many milliseconds. */
  | { readonly kind: 'unknown'; readonly wait: number };

/** Sends an intent once, with its key and the version that the person saw, and reads the answer. */
export async function ask(client: Client, entry: JournalEntry, signal: AbortSignal): Promise<Verdict> {
  const { key, version, entitlement, amount, account } = entry.intent;
  try {
    const confirmation = await client.confirmations.create({ entitlement, amount, account }, { key, version, signal });
    return { kind: 'accepted', confirmation };
  } catch (error) {
    if (!(error instanceof YongyibanError)) throw error;
    if (!(error instanceof ProblemError) || error.retry || error.status === 401)
      return { kind: 'unknown', wait: error instanceof ProblemError ? (error.retryAfter ?? 0) : 0 };
    // An earlier attempt whose answer was lost may have got through: only the entitlement itself can say it did not.
    if (error.code !== 'entitlement-changed' && entry.attempts <= 1) return { kind: 'refused', error };
    return look(client, entry, error, signal);
  }
}

/** Reads the entitlement to see how an intent ended. `refusal` stands unless the entitlement says otherwise. */
export async function look(
  client: Client,
  entry: JournalEntry,
  refusal: ProblemError | null,
  signal: AbortSignal,
): Promise<Verdict> {
  try {
    const current = refusal?.problem.current ?? (await client.entitlements.get(entry.intent.entitlement, { signal }));
    const found = await confirmationOf(client, entry.intent, current, signal);
    if (found) return { kind: 'accepted', confirmation: found };
    if (refusal && refusal.code !== 'entitlement-changed') return { kind: 'refused', error: refusal };
    if (refusal || current.version !== entry.intent.version) return { kind: 'changed', current };
  } catch (error) {
    if (!(error instanceof YongyibanError)) throw error;
    if (refusal && error instanceof ProblemError && error.status === 404) return { kind: 'refused', error: refusal };
  }
  return { kind: 'unknown', wait: 0 };
}

/** The confirmation that an entitlement carries, if it is this intent's or makes it needless. */
export async function confirmationOf(
  client: Client,
  intent: Intent,
  current: Entitlement,
  signal?: AbortSignal,
): Promise<Confirmation | null> {
  const { status, confirmation } = current;
  if (confirmation === undefined || !['confirmed', 'paid', 'failed'].includes(status)) return null;
  const found = await client.confirmations.get(confirmation, { signal });
  // After a failed payout the older confirmation is what the person tapped to mend; only a newer one is this tap.
  const ours = status !== 'failed' || Date.parse(found.confirmedAt) >= Date.parse(intent.createdAt);
  return ours ? found : null;
}
