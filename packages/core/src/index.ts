/**
 * The client of the platform and its headless stores: for a page's own look, a partner's app, or a server.
 *
 * @packageDocumentation
 */
export {
  type CallOptions,
  type Client,
  type ClientOptions,
  type CreateOptions,
  createClient,
  type Interceptors,
  type ListOptions,
  type RetryOptions,
  type StreamMessage,
} from './client/client.ts';
export { type Clock, systemClock } from './client/clock.ts';
export {
  ContractError,
  type ErrorCode,
  FileError,
  JournalError,
  OfflineError,
  ProblemError,
  SignInError,
  TimeoutError,
  YongyibanError,
} from './client/errors.ts';
export type { Pages } from './client/pages.ts';
export { indexedDbJournal } from './confirmation/indexeddb-journal.ts';
export type { ConfirmationState, Intent } from './confirmation/intent.ts';
export type { ConfirmationJournal, JournalEntry } from './confirmation/journal.ts';
export { leaseLocks } from './confirmation/lease-locks.ts';
export { type Locks, memoryLocks } from './confirmation/locks.ts';
export { memoryJournal } from './confirmation/memory-journal.ts';
export type { Language, Localized } from './localized.ts';
export { type Fen, fen, formatYuan, MoneyError, parseYuan, sumFen } from './money.ts';
export { isoReason, type ReasonWords } from './payout/iso-reason.ts';
export { payoutWords } from './payout/words.ts';
export { type GetToken, hostSession } from './session/host.ts';
export type { Door, DoorId, Scan, SessionProvider, SessionState } from './session/session.ts';
export { type SignInOptions, signInSession } from './session/sign-in.ts';
export type { Store } from './store.ts';
export { createStores, type StoresOptions } from './stores/create-stores.ts';
export type { PageState } from './stores/page.ts';
export type { Remote } from './stores/remote.ts';
export type {
  AccountsStore,
  ApplicationsStore,
  ConfirmationStore,
  DecisionsStore,
  EntitlementsStore,
  ObjectionsStore,
  PayoutsStore,
  Stores,
  Upload,
} from './stores/stores.ts';
