import type { YongyibanError } from '../client/errors.ts';
import type { Confirmation } from '../contract/confirmation.ts';
import type { Entitlement } from '../contract/entitlement.ts';
import type { ConfirmationState } from './intent.ts';

/** What can happen to a confirmation. */
export type ConfirmationEvent =
  /** Eight seconds without an answer, an attempt whose answer was lost, or a journal taken up again. */
  | { readonly kind: 'unanswered'; readonly at: string }
  | { readonly kind: 'accepted'; readonly confirmation: Confirmation }
  | { readonly kind: 'changed'; readonly current: Entitlement }
  | { readonly kind: 'refused'; readonly error: YongyibanError }
  | { readonly kind: 'outlived' };

/**
 * The next state, design.md §7. Unknown never becomes failed by itself: only an answer, or the end of its life, ends a
 * pending confirmation; what is settled stays so. An abandoned one is settled too if an answer is found after all.
 */
export function step(state: ConfirmationState, event: ConfirmationEvent): ConfirmationState {
  const { intent } = state;
  const pending = state.kind === 'sending' || state.kind === 'checking';
  if (!pending && state.kind !== 'abandoned') return state;
  switch (event.kind) {
    case 'unanswered':
      return state.kind === 'sending' ? { kind: 'checking', intent, since: event.at } : state;
    case 'accepted':
      return { kind: 'accepted', intent, confirmation: event.confirmation };
    case 'changed':
      return { kind: 'changed', intent, current: event.current };
    case 'refused':
      return { kind: 'refused', intent, error: event.error };
    case 'outlived':
      return { kind: 'abandoned', intent };
    default:
      return event satisfies never;
  }
}

export function isPending(state: ConfirmationState): boolean {
  return state.kind === 'sending' || state.kind === 'checking';
}
