import type { Client } from '../client/client.ts';
import { instantOf } from '../client/clock.ts';
import { fullJitter } from '../client/retry.ts';
import type { SubjectId } from '../contract/scalars.ts';
import { ask, look, type Verdict } from './ask.ts';
import type { Intent } from './intent.ts';
import type { ConfirmationJournal, JournalEntry, Outcome } from './journal.ts';
import type { Locks } from './locks.ts';
import type { Nudge } from './nudge.ts';

/** How an intent ended: by this tab's own attempt, or as another tab wrote it down. */
export type Ending =
  | Exclude<Verdict, { kind: 'unknown' }>
  | { readonly kind: 'outlived' }
  | { readonly kind: 'noted'; readonly outcome: Outcome }
  | { readonly kind: 'gone' };

export interface PursuitOptions {
  readonly client: Client;
  readonly journal: ConfirmationJournal;
  readonly locks: Locks;
  /** Milliseconds from the tap after which an intent is not sent any more. */
  readonly life: number;
  /** An attempt has gone by without an answer. */
  readonly unanswered: () => void;
}

const base = 500;
const cap = 30_000;

/** The lock under which everything about one entitlement is sent. */
export function lockName(client: Client, entitlement: string): string {
  return `yongyiban ${client.baseUrl} ${entitlement}`;
}

/** What one hold of the lock brought. */
type Turn = Ending | Extract<Verdict, { kind: 'unknown' }>;

/** The intent that a tap came to, and what its first attempt brought; null where it joined a pending one. */
interface Begun {
  readonly intent: Intent;
  readonly turn: Turn | null;
}

/**
 * Writes a tap down and sends it for the first time, under one hold of the lock. If a tap on the same entitlement is
 * pending, this one joins it: `turn` is null, and the pending intent is to be pursued.
 *
 * @param written - called once the journal has it: from then on it may have been sent.
 */
export function begin(
  intent: Intent,
  subject: SubjectId,
  written: () => void,
  signal: AbortSignal,
  options: PursuitOptions,
): Promise<Begun> {
  const { client, journal, locks } = options;
  const first = async (): Promise<Begun> => {
    const pending = (await journal.list()).find(
      entry => entry.intent.entitlement === intent.entitlement && entry.subject === subject && !entry.outcome,
    );
    if (pending) return { intent: pending.intent, turn: null };
    if (isOutlived(intent, options)) return { intent, turn: { kind: 'outlived' } };
    return { intent, turn: await send({ intent, subject, attempts: 0 }, signal, options, written) };
  };
  return locks.hold(lockName(client, intent.entitlement), first, { signal });
}

/**
 * Sends a journaled intent until it is settled: the same key every time, one tab at a time, and each attempt only after
 * the journal has been read again, because another tab may have settled it.
 *
 * @param first - what the attempt that began it brought, where there was one.
 */
export async function pursue(
  key: string,
  entitlement: string,
  nudge: Nudge,
  signal: AbortSignal,
  options: PursuitOptions,
  first: Turn | null = null,
): Promise<Ending> {
  const { client, locks } = options;
  let turn = first;
  for (let misses = 0; ; misses++) {
    turn ??= await locks.hold(lockName(client, entitlement), () => attempt(key, nudge, signal, options), { signal });
    if (turn.kind !== 'unknown') return turn;
    options.unanswered();
    const delay = turn.wait + fullJitter(misses, { base, cap, random: client.random });
    await nudge.wait(client.clock, delay, signal);
    turn = null;
  }
}

async function attempt(key: string, nudge: Nudge, signal: AbortSignal, options: PursuitOptions): Promise<Turn> {
  const { client, journal } = options;
  const entry = await journal.read(key);
  if (!entry) return { kind: 'gone' };
  if (entry.outcome) return { kind: 'noted', outcome: entry.outcome };
  if (signal.aborted) throw signal.reason;
  nudge.spend();
  if (isOutlived(entry.intent, options)) {
    // Beyond its life the platform may have forgotten the key, so it is looked up and never sent.
    const verdict = entry.attempts === 0 ? unknown : await look(client, entry, null, signal);
    const ending: Ending = verdict.kind === 'unknown' ? { kind: 'outlived' } : verdict;
    await note(journal, entry, ending, instantOf(client.clock));
    return ending;
  }
  const rest = Date.parse(entry.restUntil ?? '') - client.clock.now();
  if (rest > 0) return { kind: 'unknown', wait: rest };
  return send(entry, signal, options);
}

function isOutlived({ createdAt }: Intent, { client, life }: PursuitOptions): boolean {
  return client.clock.now() >= Date.parse(createdAt) + life;
}

/** One attempt: written down first, and how it went afterwards. */
async function send(
  entry: JournalEntry,
  signal: AbortSignal,
  { client, journal }: PursuitOptions,
  written?: () => void,
): Promise<Turn> {
  const { restUntil: _, ...rested } = entry;
  const sent: JournalEntry = { ...rested, attempts: entry.attempts + 1, attemptedAt: instantOf(client.clock) };
  await journal.write(sent);
  written?.();
  const verdict = await ask(client, sent, signal);
  if (verdict.kind !== 'unknown') await note(journal, sent, verdict, instantOf(client.clock));
  else if (verdict.wait > 0)
    await journal.write({ ...sent, restUntil: new Date(client.clock.now() + verdict.wait).toISOString() });
  return verdict;
}

const unknown: Verdict = { kind: 'unknown', wait: 0 };

/** Writes down how it ended, for the other tabs and for the next visit. */
export function note(
  journal: ConfirmationJournal,
  entry: JournalEntry,
  ending: Exclude<Ending, { kind: 'noted' | 'gone' }>,
  settledAt: string,
): Promise<void> {
  return journal.write({ ...entry, outcome: outcomeOf(ending), settledAt });
}

function outcomeOf(ending: Exclude<Ending, { kind: 'noted' | 'gone' }>): Outcome {
  switch (ending.kind) {
    case 'accepted':
      return { kind: 'accepted', confirmation: ending.confirmation };
    case 'changed':
      return { kind: 'changed' };
    case 'refused': {
      const { code, reference } = ending.error;
      return { kind: 'refused', code, ...(reference === undefined ? {} : { reference }) };
    }
    case 'outlived':
      return { kind: 'abandoned' };
    default:
      return ending satisfies never;
  }
}
