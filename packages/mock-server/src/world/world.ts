import type {
  Account,
  AccountId,
  Answer,
  Application,
  ApplicationId,
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
  PublishedPolicy,
  Question,
  Reminder,
  Scope,
  Session,
  SubjectId,
} from '@yongyiban/core/contract';
import type { DossierData, DossierFactData } from '@yongyiban/core/policy';
import { type Bank, foundBank } from '../bank/bank.ts';
import type { Statement } from '../bank/statement.ts';
import type { Chronicle } from '../city/chronicle.ts';
import { type Agenda, emptyAgenda } from '../clock/agenda.ts';
import { dayAt } from '../clock/instant.ts';
import { type BookData, openBook, publish } from '../deciding/book.ts';
import type { Delivery } from '../deciding/departments.ts';
import type { FaultRule } from '../faults/fault.ts';
import { emptyLedger, type Ledger } from '../ledger/ledger.ts';
import type { Reconciliation } from '../treasury/reconciliation.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../webhooks/webhook.ts';
import { type Dice, diceFrom } from './dice.ts';

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
  submittedAt?: number;
  reviewBy?: string;
  reason?: Localized;
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

/** Everything that is, as plain data: what a snapshot holds. */
export interface World {
  readonly seed: string;
  now: number;
  readonly pace: Pace;
  readonly dice: Dice;
  /** Chance for faults alone, so that a fault never changes what else the seed brings. */
  readonly faultDice: Dice;
  readonly counters: Map<string, number>;
  readonly agenda: Agenda;
  /** The policies as written; what they come to is in `policies`. */
  readonly book: BookData;
  readonly policies: Map<PolicyId, PublishedPolicy>;
  readonly subjects: Map<SubjectId, SubjectRecord>;
  readonly people: Map<string, Person>;
  readonly entitlements: Map<EntitlementId, EntitlementRecord>;
  readonly confirmations: Map<ConfirmationId, ConfirmationRecord>;
  readonly payouts: Map<PayoutId, PayoutRecord>;
  readonly payoutLog: LoggedEvent[];
  readonly accounts: Map<AccountId, AccountRecord>;
  readonly objections: Map<ObjectionId, ObjectionRecord>;
  readonly applications: Map<ApplicationId, ApplicationRecord>;
  readonly sms: Sms[];
  readonly tokens: Map<string, TokenRecord>;
  readonly refreshTokens: Map<string, RefreshRecord>;
  readonly codes: Map<string, CodeRecord>;
  readonly devices: Map<string, DeviceRecord>;
  readonly idempotency: Map<string, IdempotencyRecord>;
  readonly ledger: Ledger;
  readonly bank: Bank;
  readonly statements: Statement[];
  readonly reconciliations: Reconciliation[];
  /** Movements that a statement has confirmed. */
  readonly reconciled: Set<string>;
  /** Days before the deadline on which those of a policy are reminded, where it differs from the usual. */
  readonly remindStages: Map<PolicyId, readonly number[]>;
  /** What departments send later; the agenda names them by their place. */
  readonly deliveries: Delivery[];
  /** What a department's own files hold, by subject and fact: found when somebody objects. */
  readonly corrections: Map<string, DossierFactData>;
  /** What happened to a whole population, where the scenario has one. */
  history: Chronicle | null;
  readonly webhooks: Map<string, WebhookEndpoint>;
  readonly webhookDeliveries: Map<string, WebhookDelivery>;
  readonly faults: FaultRule[];
}

/** How long things take, in virtual milliseconds. */
export interface Pace {
  /** From one payout status to the next. */
  payoutStep: number;
  /** The bank's check of a new account. */
  accountCheck: number;
  /** How long an access token lasts. */
  session: number;
}

export function emptyWorld(seed: string, now: number, book: BookData, pace: Partial<Pace> = {}): World {
  // Of several versions the one in force counts, and of those to come none.
  const today = dayAt(now);
  const published = openBook(book)
    .policies.filter(
      ({ effective }) => effective.from <= today && (effective.to === undefined || today <= effective.to),
    )
    .map(publish);
  return {
    seed,
    now,
    pace: { payoutStep: 1200, accountCheck: 2400, session: 30 * 60_000, ...pace },
    dice: diceFrom(seed),
    faultDice: diceFrom(`${seed}/faults`),
    counters: new Map(),
    agenda: emptyAgenda(),
    book,
    policies: new Map(published.map(policy => [policy.id, policy])),
    subjects: new Map(),
    people: new Map(),
    entitlements: new Map(),
    confirmations: new Map(),
    payouts: new Map(),
    payoutLog: [],
    accounts: new Map(),
    objections: new Map(),
    applications: new Map(),
    sms: [],
    tokens: new Map(),
    refreshTokens: new Map(),
    codes: new Map(),
    devices: new Map(),
    idempotency: new Map(),
    ledger: emptyLedger(),
    bank: foundBank(),
    statements: [],
    reconciliations: [],
    reconciled: new Set(),
    remindStages: new Map(),
    deliveries: [],
    history: null,
    webhooks: new Map(),
    webhookDeliveries: new Map(),
    corrections: new Map(),
    faults: [],
  };
}

/** The next number of a kind of thing, in its id: `pay-0001`. */
export function nextId<Id extends string>(world: World, prefix: string): Id {
  const number = (world.counters.get(prefix) ?? 0) + 1;
  world.counters.set(prefix, number);
  return `${prefix}-${String(number).padStart(4, '0')}` as Id;
}

/** Marks that something a subject can see has changed. */
export function touch(world: World, subject: SubjectId): void {
  world.subjects.get(subject)!.revision += 1;
}
