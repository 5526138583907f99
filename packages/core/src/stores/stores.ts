import type { YongyibanError } from '../client/errors.ts';
import type { ConfirmationState } from '../confirmation/intent.ts';
import type { Account, NewAccount } from '../contract/account.ts';
import type { Answer, Application, Question } from '../contract/application.ts';
import type { Attachment } from '../contract/attachment.ts';
import type { Entitlement, EntitlementSummary } from '../contract/entitlement.ts';
import type { NewObjection, Objection } from '../contract/objection.ts';
import type { Payout } from '../contract/payout.ts';
import type { AccountId, ApplicationId, AttachmentId, EntitlementId, PayoutId, PolicyId } from '../contract/scalars.ts';
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
  /** Documents on their way from this page, in the order in which they were chosen, by their own ids. */
  readonly uploads: Store<ReadonlyMap<string, Upload>>;
  /**
   * Sends a document that a question asks for, in parts; `uploads` tells how far it is. Once it has arrived it is among
   * the application's `attachments`, and an answer may name it. The same file chosen again, after a reload too, goes on
   * where it broke off.
   *
   * @throws {@link ProblemError} `attachment-type` and `attachment-too-large` before anything is sent, and the like;
   *   {@link FileError}; what failed in passing stays in `uploads` and can be tried {@link again}.
   */
  attach(
    id: ApplicationId,
    question: Question,
    file: Blob & { readonly name?: string },
    options?: { readonly signal?: AbortSignal },
  ): Promise<Attachment>;
  /** Goes on with an upload that had failed. */
  again(upload: string): Promise<Attachment>;
  /** Calls an upload off; what the platform has of it is dropped. */
  cancel(upload: string): void;
  /** Takes away a document that has arrived, or was left unfinished in an earlier visit. */
  detach(id: ApplicationId, attachment: AttachmentId): Promise<Application>;
}

/** A document on its way. */
export interface Upload {
  readonly id: string;
  readonly application: ApplicationId;
  /** The question it answers, by its `fact`. */
  readonly question: string;
  /** The file's name, for the person alone. */
  readonly name: string;
  /** Bytes that have arrived. */
  readonly sent: number;
  readonly total: number;
  /**
   * `checking`: its kind and digest, before anything is sent. `waiting`: no network; it is tried again. `failed`: given
   * up, with `error`; where `error.retry` it goes on as soon as the network is back, or by `again`.
   */
  readonly state: 'checking' | 'sending' | 'waiting' | 'failed';
  readonly error?: YongyibanError | undefined;
  /** The platform's name for it, once it has one. */
  readonly attachment?: AttachmentId;
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
