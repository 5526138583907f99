import type { ConfirmationState } from '@yongyiban/core';
import type { EntitlementId, EntitlementSummary, Payout, PayoutId } from '@yongyiban/core/contract';
import { dayAt } from '../words/formats.ts';
import type { Route } from './route.ts';
import type { View } from './view.ts';

/** What is on the screen: the route, seen in the light of the data. */
export type Screen =
  | { readonly name: 'loading' | 'framed' | 'signed-out' | 'expired' | 'error' | 'list' | 'missing' }
  | { readonly name: 'detail' | 'deadline'; readonly entitlement: EntitlementId }
  | {
      readonly name: 'confirm' | 'checking' | 'abandoned' | 'refused' | 'changed' | 'withdrawn';
      readonly entitlement: EntitlementId;
    }
  | {
      readonly name: 'paying' | 'paid' | 'rejected';
      readonly entitlement: EntitlementId;
      readonly payout: PayoutId;
    }
  | { readonly name: 'confirm-all' | 'results' }
  | {
      readonly name: Exclude<Route['name'], 'list' | 'detail' | 'money' | 'confirm-all' | 'results'>;
      /** Which page of a form: another one gets its heading read out. */
      readonly step: string;
    };

export function screenOf(view: View): Screen {
  const { session, route, entitlements } = view;
  if (view.framed) return { name: 'framed' };
  if (session.kind === 'signed-out') return { name: 'signed-out' };
  if (session.kind === 'expired') return { name: 'expired' };
  if (!entitlements.data) return { name: entitlements.error && !entitlements.loading ? 'error' : 'loading' };
  switch (route.name) {
    case 'list':
      return { name: 'list' };
    case 'detail':
    case 'money':
      return ofEntitlement(route.name, route.entitlement, view);
    case 'confirm-all':
    case 'results':
      return { name: route.name };
    default:
      return { name: route.name, step: stepOf(route, view) };
  }
}

function stepOf(route: Route, view: View): string {
  if (route.name === 'application') {
    const begun = view.applications.data?.find(({ policy }) => policy.id === route.policy);
    return begun ? `${begun.status} ${begun.questions[0]?.fact ?? ''}` : '';
  }
  return route.name === 'objection' && view.draft.sent ? 'sent' : '';
}

function ofEntitlement(name: 'detail' | 'money', id: EntitlementId, view: View): Screen {
  const summary = entitlementOf(view, id);
  if (!summary) return { name: 'missing' };
  const closed = summary.status === 'lapsed' || (summary.status === 'offered' && isPast(summary, view));
  if (name === 'detail') return { name: closed ? 'deadline' : 'detail', entitlement: id };

  const confirmation = view.confirmations.get(id);
  const at = confirmation?.kind === 'sending' && view.before ? view.before : confirmation;
  switch (at?.kind) {
    case 'sending':
      break;
    case 'checking':
    case 'abandoned':
    case 'changed':
      return { name: at.kind, entitlement: id };
    case 'refused':
      return { name: at.error.code === 'deadline-passed' ? 'deadline' : 'refused', entitlement: id };
  }
  const payout = payoutIdOf(summary, confirmation);
  if (payout) return { name: faceOfPayout(view.payouts.get(payout), summary), entitlement: id, payout };
  if (summary.status === 'withdrawn') return { name: 'withdrawn', entitlement: id };
  return { name: closed ? 'deadline' : 'confirm', entitlement: id };
}

export function entitlementOf(view: View, id: EntitlementId): EntitlementSummary | undefined {
  return view.entitlements.data?.find(entitlement => entitlement.id === id);
}

function isPast(summary: EntitlementSummary, view: View): boolean {
  return summary.deadline < dayAt(view.now);
}

/** The newest payout of an entitlement: the one just confirmed, else the one the list knows. */
export function payoutIdOf(summary: EntitlementSummary, confirmation: ConfirmationState | undefined): PayoutId | null {
  if (confirmation?.kind === 'accepted') return confirmation.confirmation.payout;
  return summary.payout?.id ?? null;
}

function faceOfPayout(payout: Payout | undefined, summary: EntitlementSummary): 'paying' | 'paid' | 'rejected' {
  const status = payout?.status ?? summary.payout?.status;
  if (status === 'settled') return 'paid';
  return status === 'rejected' || status === 'returned' ? 'rejected' : 'paying';
}

/** Two screens with the same key are the same place: focus stays, and nothing is announced as new. */
export function keyOf(screen: Screen): string {
  const rest =
    'payout' in screen
      ? screen.payout
      : 'entitlement' in screen
        ? screen.entitlement
        : 'step' in screen
          ? screen.step
          : '';
  return `${screen.name}:${rest}`;
}
