import type { ConfirmationState } from '../confirmation/intent.ts';
import type { Account, NewAccount } from '../contract/account.ts';
import type { Answer, Application } from '../contract/application.ts';
import type { Entitlement, EntitlementSummary } from '../contract/entitlement.ts';
import type { NewObjection, Objection } from '../contract/objection.ts';
import type { Payout } from '../contract/payout.ts';
import type { AccountId, ApplicationId, EntitlementId, PayoutId, PolicyId } from '../contract/scalars.ts';
import type { Scope } from '../contract/session.ts';
import type { Explanation } from '../decision/explanation.ts';
import type { SessionProvider } from '../session/session.ts';
import type { Store } from '../store.ts';
import type { Remote } from './remote.ts';

/** What the subject may claim. */
export interface EntitlementsStore extends Store<Remote<readonly EntitlementSummary[]>> {
  load(options?: { signal?: AbortSignal }): Promise<void>;
  /** One entitlement with its decision; the same store for the same id. */
  detail(id: EntitlementId): Store<Remote<Entitlement>>;
  loadDetail(id: EntitlementId): Promise<void>;
}

/** The subject's bank accounts; looked at again while the bank verifies one. */
export interface AccountsStore extends Store<Remote<readonly Account[]>> {
  load(): Promise<void>;
  /** @throws {@link ProblemError} `account-mismatch` and the like. */
  add(account: NewAccount): Promise<Account>;
}

/** Decisions that did not come out eligible. */
export interface DecisionsStore extends Store<Remote<readonly Explanation[]>> {
  load(): Promise<void>;
}

/** Payouts known so far, kept up to date by one stream for all. */
export interface PayoutsStore extends Store<ReadonlyMap<PayoutId, Payout>> {
  load(id: PayoutId): Promise<void>;
  loadAll(): Promise<void>;
  /** Rates a payout that has ended, 1 to 5. */
  rate(id: PayoutId, score: number): Promise<void>;
}

/** One tap each, exactly once. */
export interface ConfirmationStore extends Store<ReadonlyMap<EntitlementId, ConfirmationState>> {
  /** Confirms amount and version as shown. Settles with the first state that is an answer, or with `checking`. */
  confirm(entitlement: EntitlementSummary, account: AccountId): Promise<ConfirmationState>;
  /** One tap for many; one result each, in the same order. */
  confirmAll(entitlements: readonly EntitlementSummary[], account: AccountId): Promise<readonly ConfirmationState[]>;
  /** Asks again at once instead of waiting. */
  checkNow(id: EntitlementId): Promise<void>;
  /** Takes up what the journal holds: after a reload, a crash, or from another tab. */
  resume(): Promise<void>;
  /** Takes a settled state out of sight. A pending one stays. */
  dismiss(id: EntitlementId): void;
}

/** The short forms (易申报). */
export interface ApplicationsStore extends Store<Remote<readonly Application[]>> {
  load(): Promise<void>;
  begin(policy: PolicyId): Promise<Application>;
  answer(id: ApplicationId, answers: Readonly<Record<string, Answer>>): Promise<Application>;
  submit(id: ApplicationId): Promise<Application>;
}

/** "A fact or an amount is wrong". */
export interface ObjectionsStore extends Store<Remote<readonly Objection[]>> {
  load(): Promise<void>;
  raise(objection: NewObjection): Promise<Objection>;
}

/** The headless state of one page: elements and frameworks share it. */
export interface Stores {
  readonly session: SessionProvider;
  readonly entitlements: EntitlementsStore;
  readonly confirmation: ConfirmationStore;
  readonly payouts: PayoutsStore;
  readonly accounts: AccountsStore;
  readonly decisions: DecisionsStore;
  readonly applications: ApplicationsStore;
  readonly objections: ObjectionsStore;
  readonly network: Store<{ readonly online: boolean }>;
  /** Whether the session's scope allows it; false while nobody is signed in. */
  allows(scope: Scope): boolean;
  /**
   * Finds out who is signed in, resumes the journal, opens the one stream, listens for network and visibility. Returns
   * what stops it. Counted: the last stop stops.
   */
  start(): () => void;
}
