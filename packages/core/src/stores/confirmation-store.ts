import { problemByCode } from '../client/answer.ts';
import type { Client } from '../client/client.ts';
import { instantOf } from '../client/clock.ts';
import { JournalError, YongyibanError } from '../client/errors.ts';
import { freshKey } from '../client/key.ts';
import { confirmationOf } from '../confirmation/ask.ts';
import type { ConfirmationState, Intent } from '../confirmation/intent.ts';
import type { ConfirmationJournal, JournalEntry } from '../confirmation/journal.ts';
import type { Locks } from '../confirmation/locks.ts';
import { type ConfirmationEvent, isPending, step } from '../confirmation/machine.ts';
import { Nudge } from '../confirmation/nudge.ts';
import { begin, type Ending, type PursuitOptions, pursue } from '../confirmation/pursuit.ts';
import { remembered } from '../confirmation/remembered.ts';
import type { EntitlementSummary } from '../contract/entitlement.ts';
import type { AccountId, EntitlementId, SubjectId } from '../contract/scalars.ts';
import { WritableStore } from '../store.ts';
import type { ConfirmationStore } from './stores.ts';

/** Milliseconds without an answer after which the person is told that it is being checked. */
const slow = 8000;
/**
 * Milliseconds for which an intent is sent again and again. A platform keeps keys for a day; an hour less, so that none
 * is ever sent that it may have forgotten.
 */
const ordinaryLife = 23 * 3600 * 1000;
/** Milliseconds for which a settled entry stays in the journal, so that other tabs learn of it. */
const kept = 24 * 3600 * 1000;

export interface ConfirmationOptions {
  readonly client: Client;
  readonly journal: ConfirmationJournal;
  readonly locks: Locks;
  /** Milliseconds for which an intent is sent again and again; 23 hours unless told. */
  readonly life?: number | undefined;
  /** Whose taps these are; null while nobody is signed in. */
  readonly subject: () => SubjectId | null;
  /** The same, after finding out where that is not known yet. */
  readonly identify: () => Promise<SubjectId | null>;
  readonly accepted: (state: Extract<ConfirmationState, { kind: 'accepted' }>) => void;
  readonly freshKey?: (() => string) | undefined;
}

interface Running {
  readonly nudge: Nudge;
  readonly stop: AbortController;
  /** Whether the journal holds it: from then on it may have been sent. */
  journaled: boolean;
}

/** Confirmations under way and just settled, one an entitlement. */
export class Confirmations implements ConfirmationStore {
  readonly #store = new WritableStore<ReadonlyMap<EntitlementId, ConfirmationState>>(new Map());
  readonly #options: ConfirmationOptions;
  readonly #running = new Map<EntitlementId, Running>();

  constructor(options: ConfirmationOptions) {
    this.#options = options;
  }

  readonly get = (): ReadonlyMap<EntitlementId, ConfirmationState> => this.#store.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  async confirm(entitlement: EntitlementSummary, account: AccountId): Promise<ConfirmationState> {
    const { id, version, amount, policy } = entitlement;
    const present = this.get().get(id);
    // A second tap while the first is under way is the same tap.
    if (!present || !isPending(present)) {
      const { client, freshKey: fresh = freshKey } = this.#options;
      const createdAt = instantOf(client.clock);
      const intent: Intent = {
        key: fresh(),
        entitlement: id,
        version,
        amount,
        account,
        createdAt,
        title: policy.title,
      };
      this.#set({ kind: 'sending', intent });
      this.#run(id, running => this.#begin(intent, running));
    }
    return this.#settled(id);
  }

  confirmAll(entitlements: readonly EntitlementSummary[], account: AccountId): Promise<readonly ConfirmationState[]> {
    return Promise.all(entitlements.map(entitlement => this.confirm(entitlement, account)));
  }

  async checkNow(id: EntitlementId): Promise<void> {
    const state = this.get().get(id);
    if (!state) return;
    const running = this.#running.get(id);
    if (running) {
      running.nudge.give();
    } else if (state.kind === 'abandoned') {
      await this.#lookAgain(state.intent);
    }
  }

  /** Lets all that wait try at once: the network is back, or somebody has signed in. */
  nudge(): void {
    for (const { nudge } of this.#running.values()) nudge.give();
  }

  async resume(): Promise<void> {
    const { client, journal, subject } = this.#options;
    const now = client.clock.now();
    for (const { intent } of await journal.list()) {
      // Read anew: what was listed may have been settled while those before it were taken up.
      const entry = await journal.read(intent.key);
      if (!entry) continue;
      if (entry.settledAt !== undefined && now - Date.parse(entry.settledAt) >= kept) await journal.remove(intent.key);
      else if (entry.subject === subject() && !this.#running.has(intent.entitlement) && this.#isNews(entry))
        await this.#take(entry);
    }
  }

  dismiss(id: EntitlementId): void {
    const state = this.get().get(id);
    if (!state || isPending(state)) return;
    this.#store.update(states => new Map([...states].filter(([key]) => key !== id)));
    void this.#options.journal.remove(state.intent.key).catch(() => {});
  }

  /** The page closes, or nobody shows it any more: nothing is sent on; the journal keeps what is pending. */
  pause(): void {
    for (const { stop } of this.#running.values()) stop.abort();
    this.#running.clear();
  }

  /** Another subject, or nobody. */
  reset(): void {
    this.pause();
    this.#store.set(new Map());
  }

  /** Whether a line of the journal says more than the screen: what is pending always does, whatever went before it. */
  #isNews({ intent, outcome }: JournalEntry): boolean {
    const state = this.get().get(intent.entitlement);
    if (!state) return true;
    // One tap is settled once; what is pending under another key comes after what the screen shows.
    return state.intent.key === intent.key ? isPending(state) : !outcome;
  }

  async #take(entry: JournalEntry): Promise<void> {
    const { intent } = entry;
    if (entry.outcome) {
      // What was accepted is in the list of entitlements by now; what was not may never have been seen.
      if (entry.outcome.kind !== 'accepted') await this.#finish(intent, { kind: 'noted', outcome: entry.outcome });
      return;
    }
    this.#set({ kind: 'checking', intent, since: entry.attemptedAt ?? intent.createdAt });
    this.#run(intent.entitlement, running => this.#pursue(intent, running));
  }

  /** Writes the intent down before anything is sent; if a tap of another tab is pending already, goes on with that. */
  async #begin(intent: Intent, running: Running): Promise<void> {
    const { client, identify } = this.#options;
    const { signal } = running.stop;
    const cancelSlow = client.clock.after(slow, () => this.#unanswered(intent.entitlement));
    try {
      const owner = await identify();
      if (signal.aborted) return;
      if (owner === null)
        return this.#event(intent.entitlement, { kind: 'refused', error: problemByCode('unauthenticated') });
      const written = (): void => {
        running.journaled = true;
      };
      const begun = await begin(intent, owner, written, signal, this.#pursuit(intent.entitlement));
      written();
      if (begun.intent !== intent) this.#set({ kind: 'checking', intent: begun.intent, since: begun.intent.createdAt });
      await this.#pursue(begun.intent, running, begun.turn);
    } finally {
      cancelSlow();
    }
  }

  #pursuit(entitlement: EntitlementId): PursuitOptions {
    const { client, journal, locks, life = ordinaryLife } = this.#options;
    return { client, journal, locks, life, unanswered: () => this.#unanswered(entitlement) };
  }

  async #pursue(intent: Intent, { nudge, stop }: Running, first: Parameters<typeof pursue>[5] = null): Promise<void> {
    const { key, entitlement } = intent;
    const ending = await pursue(key, entitlement, nudge, stop.signal, this.#pursuit(entitlement), first);
    if (!stop.signal.aborted) await this.#finish(intent, ending);
  }

  async #finish(intent: Intent, ending: Ending): Promise<void> {
    if (ending.kind === 'gone') return this.#remove(intent);
    if (ending.kind !== 'noted') return this.#event(intent.entitlement, ending);
    const state = await remembered(this.#options.client, intent, ending.outcome);
    const present = this.get().get(intent.entitlement);
    // Meanwhile it was found out in another way, or a new tap was made.
    if (present && !(present.intent.key === intent.key && isPending(present))) return;
    if (state) this.#set(state);
    else this.#remove(intent);
  }

  /** An abandoned intent is not sent any more, but may be found to have got through. */
  async #lookAgain(intent: Intent): Promise<void> {
    const { client } = this.#options;
    const current = await client.entitlements.get(intent.entitlement);
    const confirmation = await confirmationOf(client, intent, current);
    if (confirmation) this.#event(intent.entitlement, { kind: 'accepted', confirmation });
    else if (current.version !== intent.version) this.#event(intent.entitlement, { kind: 'changed', current });
  }

  #run(id: EntitlementId, work: (running: Running) => Promise<void>): void {
    const running: Running = { nudge: new Nudge(), stop: new AbortController(), journaled: false };
    this.#running.set(id, running);
    void work(running)
      .catch(cause => {
        if (running.stop.signal.aborted) return;
        const state = this.get().get(id);
        // The journal did not take the tap, so nothing was sent. Later on unknown stays unknown, until resumed.
        if (state?.kind === 'sending' && !running.journaled)
          this.#event(id, { kind: 'refused', error: notSent(cause) });
        else this.#unanswered(id);
      })
      .finally(() => {
        if (this.#running.get(id) === running) this.#running.delete(id);
      });
  }

  #unanswered(id: EntitlementId): void {
    this.#event(id, { kind: 'unanswered', at: instantOf(this.#options.client.clock) });
  }

  #event(id: EntitlementId, event: ConfirmationEvent): void {
    const state = this.get().get(id);
    if (state) this.#set(step(state, event));
  }

  #set(state: ConfirmationState): void {
    const { entitlement } = state.intent;
    if (this.get().get(entitlement) === state) return;
    this.#store.update(states => new Map(states).set(entitlement, state));
    if (state.kind === 'accepted') this.#options.accepted(state);
  }

  #remove({ entitlement }: Intent): void {
    this.#store.update(states => new Map([...states].filter(([key]) => key !== entitlement)));
  }

  #settled(id: EntitlementId): Promise<ConfirmationState> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const state = this.get().get(id);
        if (state?.kind === 'sending') return;
        stop();
        if (state) resolve(state);
        else reject(new DOMException('Another subject is signed in', 'AbortError'));
      };
      const stop = this.subscribe(look);
      look();
    });
  }
}

/** Why a tap was not even written down. */
function notSent(cause: unknown): YongyibanError {
  return cause instanceof YongyibanError ? cause : new JournalError('The tap could not be written down', { cause });
}
