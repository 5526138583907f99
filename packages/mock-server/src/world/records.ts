/** What a world keeps of each kind of thing, as plain data. */
import type {
  Account,
  AccountId,
  Answer,
  Application,
  ApplicationId,
  AttachmentId,
  ConfirmationId,
  EntitlementId,
  EntitlementStatus,
  Explanation,
  Fen,
  Localized,
  Objection,
  ObjectionId,
  PayoutEvent,
  PayoutId,
  PolicyId,
  Question,
  Reminder,
  Scope,
  Session,
  SubjectId,
} from '@yongyiban/core/contract';
import type { DossierData, Sha256State } from '@yongyiban/core/policy';

/** An enterprise, a sole trader or an individual, as the platform knows it. The whole code never leaves the simulator. */
export interface SubjectRecord {
  readonly id: SubjectId;
  readonly kind: 'enterprise' | 'sole-trader' | 'individual';
  readonly name: string;
  readonly code: string;
  readonly region: string;
  /** For the SMS outbox; invented. */
  readonly phone: string;
  /** What the departments have sent about it. */
  dossier: DossierData;
  /** Order in which its entitlements, payouts and so on came to be. */
  readonly entitlements: EntitlementId[];
  readonly accounts: AccountId[];
  readonly payouts: PayoutId[];
  readonly objections: ObjectionId[];
  readonly applications: ApplicationId[];
  readonly reminders: Reminder[];
  /** The newest decision a policy, eligible or not. */
  readonly decisions: Map<PolicyId, Explanation>;
  /** Grows with every change that a list of this subject could show. */
  revision: number;
}

/** A person who can sign in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** What they are here for, in words for the sign-in page. */
  readonly words: Localized;
  readonly authorities: readonly {
    readonly subject: SubjectId;
    readonly role: 'self' | 'legal-representative' | 'agent';
    readonly until?: string;
  }[];
}

export interface EntitlementRecord {
  readonly id: EntitlementId;
  readonly subject: SubjectId;
  readonly policy: PolicyId;
  version: number;
  status: EntitlementStatus;
  amount: Fen;
  deadline: string;
  readonly offeredAt: number;
  decision: Explanation;
  changed?: { previousAmount: Fen; previousVersion: number; reason: Localized; at: number };
  confirmation?: ConfirmationId;
  /** Stages of reminding (days before the deadline) that have been used up. */
  readonly reminded: number[];
}

export interface ConfirmationRecord {
  readonly id: ConfirmationId;
  readonly subject: SubjectId;
  readonly entitlement: EntitlementId;
  readonly entitlementVersion: number;
  readonly amount: Fen;
  account: AccountId;
  confirmedAt: number;
  payout: PayoutId;
  attempts: number;
}

export interface PayoutRecord {
  readonly id: PayoutId;
  readonly subject: SubjectId;
  readonly confirmation: ConfirmationId;
  readonly entitlement: EntitlementId;
  readonly policy: PolicyId;
  readonly amount: Fen;
  readonly account: AccountId;
  readonly endToEndId: string;
  readonly events: PayoutEvent[];
  funding?: { readonly pool: Fen; readonly advance: Fen };
  rating?: number;
}

export interface AccountRecord {
  readonly id: AccountId;
  readonly subject: SubjectId;
  readonly cnaps: string;
  readonly number: string;
  readonly bank: Localized;
  readonly holder: string;
  readonly kind: Exclude<Account['kind'], 'unrecognized'>;
  status: Exclude<Account['status'], 'unrecognized'>;
  preferred: boolean;
}

export interface ObjectionRecord {
  readonly id: ObjectionId;
  readonly subject: SubjectId;
  readonly policy: PolicyId;
  readonly entitlement?: EntitlementId;
  readonly about: 'fact' | 'already-received' | 'other';
  readonly fact?: string;
  readonly period?: string;
  readonly claimed?: string;
  readonly note?: string;
  status: Exclude<Objection['status'], 'unrecognized'>;
  readonly department: Localized;
  readonly raisedAt: number;
  readonly answerBy: string;
  answer?: Localized;
}

export interface ApplicationRecord {
  readonly id: ApplicationId;
  readonly subject: SubjectId;
  readonly policy: PolicyId;
  status: Exclude<Application['status'], 'unrecognized'>;
  answers: Record<string, Answer>;
  questions: readonly Question[];
  /** In the order in which they were begun. */
  readonly attachments: AttachmentId[];
  submittedAt?: number;
  reviewBy?: string;
  reason?: Localized;
}

/** A document of an application. What it holds is not kept: its size and digest are. */
export interface AttachmentRecord {
  readonly id: AttachmentId;
  readonly application: ApplicationId;
  readonly question: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** The digest of what has arrived so far; it counts the bytes too. */
  digest: Sha256State;
  status: 'uploading' | 'received';
  expiresAt: number;
}

/** One thing that happened to a payout, numbered over the whole world: what the event stream sends. */
export interface LoggedEvent {
  readonly number: number;
  readonly subject: SubjectId;
  readonly event: PayoutEvent;
}

export interface TokenRecord {
  readonly token: string;
  readonly person: string;
  readonly subject: SubjectId;
  readonly scope: readonly Scope[];
  readonly door: Exclude<Session['door'], 'unrecognized'>;
  readonly client: string;
  readonly expiresAt: number;
  /** The refresh token it came with or from; revoking that ends it. */
  readonly family: string;
}

export interface RefreshRecord {
  readonly family: string;
  readonly person: string;
  readonly subject: SubjectId;
  readonly scope: readonly Scope[];
  readonly door: TokenRecord['door'];
  readonly client: string;
  readonly expiresAt: number;
  /** Exchanged already. Kept to its end, so that a second use is known for what it is. */
  used?: true;
}

export interface CodeRecord {
  readonly person: string;
  readonly client: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scope: readonly Scope[];
  readonly door: TokenRecord['door'];
  readonly expiresAt: number;
  used?: string;
}

export interface DeviceRecord {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly client: string;
  readonly scope: readonly Scope[];
  readonly expiresAt: number;
  interval: number;
  lastAsked?: number;
  outcome: { kind: 'waiting' } | { kind: 'approved'; person: string } | { kind: 'denied' };
}

/** A remembered request with an idempotency key, and its answer once it succeeded. */
export interface IdempotencyRecord {
  readonly request: string;
  readonly at: number;
  answer?: { readonly status: number; readonly body: unknown; readonly location?: string };
  /** Until when the first answer is still on its way (a slow confirmation). */
  busyUntil?: number;
}

/** One SMS in the outbox. */
export interface Sms {
  readonly at: number;
  readonly to: string;
  readonly subject: SubjectId;
  readonly text: string;
}
