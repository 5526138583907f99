import type { ErrorCode } from '../client/errors.ts';
import type { Confirmation } from '../contract/confirmation.ts';
import type { SubjectId } from '../contract/scalars.ts';
import type { Intent } from './intent.ts';

/** How an intent ended, as far as another tab must know. What the entitlement is now, it asks the platform itself. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly confirmation: Confirmation }
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly reference?: string }
  | { readonly kind: 'abandoned' };

/** One line of the journal. */
export interface JournalEntry {
  readonly intent: Intent;
  /** Whose it is: nobody else resumes it. */
  readonly subject: SubjectId;
  /** How many attempts may have reached the platform; raised before each one. */
  readonly attempts: number;
  /** When the last attempt began, RFC 3339; absent before the first. */
  readonly attemptedAt?: string;
  /** The platform asked that nothing be sent before, RFC 3339; whichever tab sends next keeps to it. */
  readonly restUntil?: string;
  /** Absent while pending. */
  readonly outcome?: Outcome;
  readonly settledAt?: string;
}

/**
 * Where intents are written before anything is sent. IndexedDB in browsers, memory or your own elsewhere; whatever it
 * is, it must pass the suite in `@yongyiban/core/journal-suite`.
 */
export interface ConfirmationJournal {
  /** Writes or replaces the entry of this key. Settles only when a crash can no longer lose it. */
  write(entry: JournalEntry): Promise<void>;
  read(key: string): Promise<JournalEntry | null>;
  /** All entries, in the order in which they were tapped. */
  list(): Promise<readonly JournalEntry[]>;
  remove(key: string): Promise<void>;
}

/** Entries in the order in which they were tapped. */
export function inOrder(entries: Iterable<JournalEntry>): JournalEntry[] {
  return [...entries].sort((a, b) => (a.intent.createdAt < b.intent.createdAt ? -1 : 1));
}
