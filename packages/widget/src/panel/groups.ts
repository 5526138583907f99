import type { ConfirmationState, Fen } from '@yongyiban/core';
import { sumFen } from '@yongyiban/core';
import type { EntitlementSummary } from '@yongyiban/core/contract';
import { dayAt } from '../words/formats.ts';
import type { View } from './view.ts';

/** The list in the order in which it is read. What is closed or withdrawn is in the history. */
export interface Groups {
  readonly toConfirm: readonly EntitlementSummary[];
  readonly inProgress: readonly EntitlementSummary[];
  readonly paid: readonly EntitlementSummary[];
  readonly over: readonly EntitlementSummary[];
  readonly total: Fen;
  readonly nearest: string | null;
}

const pending: ReadonlySet<ConfirmationState['kind']> = new Set(['sending', 'checking', 'accepted', 'abandoned']);

/** What the summary and the payouts say of where the money is. */
export function payoutStatusOf(view: View, entitlement: EntitlementSummary): string | undefined {
  const confirmation = view.confirmations.get(entitlement.id);
  const id = confirmation?.kind === 'accepted' ? confirmation.confirmation.payout : entitlement.payout?.id;
  return (
    (id && view.payouts.get(id)?.status) ?? (id === entitlement.payout?.id ? entitlement.payout?.status : 'accepted')
  );
}

function groupOf(
  view: View,
  entitlement: EntitlementSummary,
  today: string,
): 'toConfirm' | 'inProgress' | 'paid' | 'over' {
  const confirmation = view.confirmations.get(entitlement.id)?.kind;
  if (entitlement.status === 'paid' || payoutStatusOf(view, entitlement) === 'settled') return 'paid';
  if (entitlement.status === 'lapsed' || entitlement.status === 'withdrawn') return 'over';
  if (entitlement.status === 'offered' && !(confirmation && pending.has(confirmation)))
    return entitlement.deadline < today ? 'over' : 'toConfirm';
  return 'inProgress';
}

/** What failed needs the person, so it stands before what only waits. */
export function needsPerson(view: View, entitlement: EntitlementSummary): boolean {
  const confirmation = view.confirmations.get(entitlement.id)?.kind;
  if (confirmation === 'sending' || confirmation === 'checking') return false;
  const status = payoutStatusOf(view, entitlement);
  return status === 'rejected' || status === 'returned' || confirmation === 'abandoned';
}

export function groupsOf(view: View): Groups {
  const today = dayAt(view.now);
  const groups = { toConfirm: [], inProgress: [], paid: [], over: [] } as Record<string, EntitlementSummary[]>;
  for (const entitlement of view.entitlements.data ?? []) groups[groupOf(view, entitlement, today)]!.push(entitlement);
  const { toConfirm = [], inProgress = [], paid = [], over = [] } = groups;
  toConfirm.sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0));
  inProgress.sort((a, b) => Number(needsPerson(view, b)) - Number(needsPerson(view, a)));
  paid.sort((a, b) => ((a.payout?.at ?? '') < (b.payout?.at ?? '') ? 1 : -1));
  return {
    toConfirm,
    inProgress,
    paid,
    over,
    total: sumFen(toConfirm.map(e => e.amount)),
    nearest: toConfirm[0]?.deadline ?? null,
  };
}
