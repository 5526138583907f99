import type { ConfirmationState, Door, Remote, SessionState, Upload } from '@yongyiban/core';
import type {
  Account,
  AccountId,
  Application,
  Entitlement,
  EntitlementId,
  EntitlementSummary,
  Objection,
  Payout,
  PayoutId,
} from '@yongyiban/core/contract';
import type { Route } from './route.ts';

/** A decision as the platform explains it. */
export type Explanation = Entitlement['decision'];

/** What the person has chosen, ticked or typed on the present page; forgotten when the page is left. */
export interface Draft {
  readonly account: AccountId | null;
  /** In "confirm all": what is not wanted now. */
  readonly unticked: ReadonlySet<EntitlementId>;
  readonly query: string;
  readonly show: 'all' | 'toConfirm' | 'inProgress' | 'paid';
  readonly rated: number | null;
  readonly copied: boolean;
  /** Values of a form's fields, by name. */
  readonly form: Readonly<Record<string, string>>;
  readonly mistake: { readonly field: string; readonly words: string } | null;
  /** A form is under way. */
  readonly busy: boolean;
  /** A form that was sent: what came of it. */
  readonly sent: Objection | Application | Account | null;
}

export const emptyDraft: Draft = {
  account: null,
  unticked: new Set(),
  query: '',
  show: 'all',
  rated: null,
  copied: false,
  form: {},
  mistake: null,
  busy: false,
  sent: null,
};

/** Everything a screen is drawn from: the stores' snapshots and the panel's own state, at one moment. */
export interface View {
  /** Begins every id inside the shadow root. */
  readonly uid: string;
  /** The level of the panel's own heading in the host's page. */
  readonly level: number;
  readonly large: boolean;
  /** Milliseconds since 1970, by the clock that the panel was given. */
  readonly now: number;
  readonly route: Route;
  readonly session: SessionState;
  readonly doors: readonly Door[];
  readonly may: { readonly confirm: boolean; readonly accounts: boolean; readonly actFor: boolean };
  readonly entitlements: Remote<readonly EntitlementSummary[]>;
  /** The entitlement that the route speaks of, with its decision. */
  readonly detail: Remote<Entitlement>;
  readonly confirmations: ReadonlyMap<EntitlementId, ConfirmationState>;
  /** The last settled outcome of a confirmation that is being sent anew: its screen stays meanwhile. */
  readonly before: ConfirmationState | null;
  readonly payouts: ReadonlyMap<PayoutId, Payout>;
  readonly accounts: Remote<readonly Account[]>;
  readonly decisions: Remote<readonly Explanation[]>;
  readonly applications: Remote<readonly Application[]>;
  readonly objections: Remote<readonly Objection[]>;
  /** Documents on their way from this page. */
  readonly uploads: ReadonlyMap<string, Upload>;
  readonly online: boolean;
  /** The host's or the platform's help line. */
  readonly phone: string;
  /** Loading has taken so long that it is said on the screen. */
  readonly slow: boolean;
  /** The page is framed by a site that the host has not listed. */
  readonly framed: boolean;
  /** The later screens could not be loaded so far. */
  readonly partFailed: boolean;
  /** How many rows are drawn so far; a long list grows in steps so that the page stays responsive. */
  readonly rows: number;
  /** How many rows the skeleton shows. */
  readonly expectedRows: number;
  readonly draft: Draft;
}
