import type { YongyibanError } from '../client/errors.ts';
import type { Confirmation } from '../contract/confirmation.ts';
import type { Entitlement } from '../contract/entitlement.ts';
import type { AccountId, EntitlementId } from '../contract/scalars.ts';
import type { Localized } from '../localized.ts';
import type { Fen } from '../money.ts';

/** One tap, as it is written down before anything is sent: what the person saw, and the key it is sent under. */
export interface Intent {
  /** The idempotency key; the same on every attempt. */
  readonly key: string;
  readonly entitlement: EntitlementId;
  /** Version and amount as the person saw them. */
  readonly version: number;
  readonly amount: Fen;
  readonly account: AccountId;
  /** When it was tapped, RFC 3339. */
  readonly createdAt: string;
  readonly title: Localized;
}

/** Where one confirmation stands. */
export type ConfirmationState =
  /** Tapped; the first answer is awaited. */
  | { readonly kind: 'sending'; readonly intent: Intent }
  /** No answer yet: unknown, which is not failed. It goes on by itself. */
  | { readonly kind: 'checking'; readonly intent: Intent; readonly since: string }
  | { readonly kind: 'accepted'; readonly intent: Intent; readonly confirmation: Confirmation }
  /** Nothing was confirmed: `intent` is what the person saw, `current` what it is now. */
  | { readonly kind: 'changed'; readonly intent: Intent; readonly current: Entitlement }
  /** Nothing was confirmed, and sending it again would not help. */
  | { readonly kind: 'refused'; readonly intent: Intent; readonly error: YongyibanError }
  /** Not settled within its bounded life: the person is asked to look, or to call. */
  | { readonly kind: 'abandoned'; readonly intent: Intent };
