import type {
  AccountId,
  ApplicationId,
  AttachmentId,
  ConfirmationId,
  EntitlementId,
  ObjectionId,
  PayoutId,
  PolicyId,
  PublishedPolicy,
  SubjectId,
} from '@yongyiban/core/contract';
import type { DossierFactData } from '@yongyiban/core/policy';
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

import type {
  AccountRecord,
  ApplicationRecord,
  AttachmentRecord,
  CodeRecord,
  ConfirmationRecord,
  DeviceRecord,
  EntitlementRecord,
  IdempotencyRecord,
  LoggedEvent,
  ObjectionRecord,
  PayoutRecord,
  Person,
  RefreshRecord,
  Sms,
  SubjectRecord,
  TokenRecord,
} from './records.ts';

export type {
  AccountRecord,
  ApplicationRecord,
  AttachmentRecord,
  CodeRecord,
  ConfirmationRecord,
  DeviceRecord,
  EntitlementRecord,
  IdempotencyRecord,
  LoggedEvent,
  ObjectionRecord,
  PayoutRecord,
  Person,
  RefreshRecord,
  Sms,
  SubjectRecord,
  TokenRecord,
} from './records.ts';

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
  readonly attachments: Map<AttachmentId, AttachmentRecord>;
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
    attachments: new Map(),
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
