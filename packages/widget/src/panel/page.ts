import type { ConfirmationState, Remote, Stores } from '@yongyiban/core';
import type { EntitlementId, PayoutId } from '@yongyiban/core/contract';
import { here, type Move, move, returnsTo, start, type Way } from './route.ts';
import { payoutIdOf, type Screen } from './screen.ts';
import { type Draft, emptyDraft, type View } from './view.ts';

const nothingYet: Remote<never> = { data: null, loading: false, error: null, loadedAt: null };

/** Rows drawn at once, and rows added in each later step of a long list. */
const firstRows = 24;
const nextRows = 110;

/** What the element itself knows of how it looks. */
export type Surroundings = Pick<
  View,
  'uid' | 'level' | 'large' | 'now' | 'phone' | 'framed' | 'partFailed' | 'expectedRows'
>;

/** The panel's own state: where one is and what one has begun there. It draws nothing and asks for nothing. */
export class Page {
  way: Way = start;
  draft: Draft = emptyDraft;
  /** The outcome that stays on show while its confirmation is sent anew. */
  held: ConfirmationState | null = null;
  /** The control that gets focus next. */
  focusKey: string | null = null;
  slow = false;
  /** After a session ended: the doors instead of the question whether to sign in again. */
  doorsAgain = false;
  rows = firstRows;

  /** Moves; false when that leads nowhere. What was begun on the page left is forgotten. */
  go(step: Move): boolean {
    const before = this.way;
    this.way = move(before, step);
    if (this.way === before) return false;
    this.draft = emptyDraft;
    this.held = null;
    this.focusKey = step.kind === 'back' || step.kind === 'home' ? returnsTo(before, this.way) : null;
    return true;
  }

  change(draft: Partial<Draft>): void {
    this.draft = { ...this.draft, ...draft };
  }

  /** Another subject, or nobody: nothing of the last one stays. */
  reset(): void {
    this.way = start;
    this.draft = emptyDraft;
    this.held = null;
    this.rows = firstRows;
  }

  /** Whether a long list has rows that are not drawn yet; if so, more will be. */
  grow(view: View, screen: Screen): boolean {
    if (screen.name !== 'list' || (view.entitlements.data?.length ?? 0) <= this.rows) return false;
    this.rows += nextRows;
    return true;
  }

  view(stores: Stores | null, surroundings: Surroundings): View {
    const route = here(this.way);
    const own = { ...surroundings, route, before: this.held, slow: this.slow, rows: this.rows, draft: this.draft };
    if (!stores || surroundings.framed) return { ...own, ...unknown };
    const state = stores.session.store.get();
    const detail =
      'entitlement' in route && route.entitlement ? stores.entitlements.detail(route.entitlement).get() : nothingYet;
    return {
      ...own,
      session: state.kind === 'expired' && this.doorsAgain ? { ...state, kind: 'signed-out' } : state,
      doors: stores.session.doors,
      may: {
        confirm: stores.allows('confirm'),
        accounts: stores.allows('accounts'),
        actFor: stores.allows('act-for') && state.kind === 'signed-in' && state.session.authorities.length > 1,
      },
      entitlements: stores.entitlements.get(),
      detail,
      confirmations: stores.confirmation.get(),
      payouts: stores.payouts.get(),
      accounts: stores.accounts.get(),
      decisions: stores.decisions.get(),
      applications: stores.applications.get(),
      objections: stores.objections.get(),
      uploads: stores.applications.uploads.get(),
      online: stores.network.get().online,
    };
  }
}

/** What there is before a platform is known. */
const unknown = {
  session: { kind: 'unknown' },
  doors: [],
  may: { confirm: false, accounts: false, actFor: false },
  entitlements: nothingYet,
  detail: nothingYet,
  confirmations: new Map<EntitlementId, ConfirmationState>(),
  payouts: new Map(),
  accounts: nothingYet,
  decisions: nothingYet,
  applications: nothingYet,
  objections: nothingYet,
  uploads: new Map(),
  online: true,
} satisfies Partial<View>;

/** The payouts that a screen speaks of. */
export function payoutsOn(view: View, screen: Screen): PayoutId[] {
  if ('payout' in screen) return [screen.payout];
  if (screen.name !== 'list') return [];
  return (view.entitlements.data ?? []).flatMap(entitlement => {
    const id = entitlement.status === 'failed' ? payoutIdOf(entitlement, view.confirmations.get(entitlement.id)) : null;
    return id ?? [];
  });
}
