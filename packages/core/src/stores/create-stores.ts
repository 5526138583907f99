import type { Client } from '../client/client.ts';
import { sleep } from '../client/clock.ts';
import { YongyibanError } from '../client/errors.ts';
import { fullJitter } from '../client/retry.ts';
import { bestJournal } from '../confirmation/best-journal.ts';
import { bestLocks } from '../confirmation/best-locks.ts';
import type { ConfirmationJournal } from '../confirmation/journal.ts';
import type { Locks } from '../confirmation/locks.ts';
import { isPending } from '../confirmation/machine.ts';
import type { Explanation } from '../decision/explanation.ts';
import { watch } from '../payout/watch.ts';
import type { SessionProvider } from '../session/session.ts';
import { Accounts } from './accounts.ts';
import { Applications } from './applications.ts';
import { Confirmations } from './confirmation-store.ts';
import { derived } from './derived.ts';
import { Entitlements } from './entitlements.ts';
import { Objections } from './objections.ts';
import { type PageState, platformPage } from './page.ts';
import { Payouts } from './payouts.ts';
import { RemoteStore } from './remote.ts';
import type { Stores } from './stores.ts';

/**
 * What the stores of a page are made of: a client and the session it asks by. The rest is the platform's best unless
 * given.
 */
export interface StoresOptions {
  readonly client: Client;
  readonly session: SessionProvider;
  /** Where taps are written down before they are sent; IndexedDB where there is one, else memory. */
  readonly journal?: ConfirmationJournal;
  /** How tabs agree on one sender; Web Locks where there are any, else a lease in local storage, else one process. */
  readonly locks?: Locks;
  /** Whether there is a network, and whether the page can be seen. The platform's own unless told. */
  readonly page?: PageState;
  /** Milliseconds for which an unanswered tap is sent again; 23 hours unless told, less than platforms keep keys. */
  readonly life?: number;
}

/** Milliseconds between looks into the journal for what another tab left behind. */
const round = 30_000;

/**
 * Makes the headless state of a page; one for each page and platform, shared by all its elements.
 *
 * @example
 * ```ts
 * const stores = createStores({ client, session });
 * const stop = stores.start();
 * await stores.entitlements.load();
 * const [first] = stores.entitlements.get().data ?? [];
 * ```
 */
export function createStores(options: StoresOptions): Stores {
  const { client, session, page = platformPage() } = options;
  const journal = options.journal ?? bestJournal(client.baseUrl);
  const locks = options.locks ?? bestLocks(client.clock);

  const entitlements = new Entitlements(client);
  const payouts = new Payouts(client, entitlement => void entitlements.touch(entitlement));
  const accounts = new Accounts(client);
  const decisions = new RemoteStore<readonly Explanation[]>(
    signal => client.decisions.list({ limit: 100, signal }).all(),
    client.clock,
  );
  const applications = new Applications(client, page.online);
  const objections = new Objections(client);
  const subject = () => {
    const state = session.store.get();
    return state.kind === 'signed-in' ? state.session.subject.id : null;
  };
  const confirmation = new Confirmations({
    client,
    journal,
    locks,
    life: options.life,
    subject,
    async identify() {
      if (session.store.get().kind === 'unknown') await session.restore();
      return subject();
    },
    accepted({ intent, confirmation }) {
      void payouts.load(confirmation.payout).catch(() => {});
      void entitlements.touch(intent.entitlement);
    },
  });

  const underWay = (): boolean => payouts.underWay || [...confirmation.get().values()].some(isPending);
  const active = derived(
    [session.store, page.online, page.visible, payouts, confirmation],
    () => subject() !== null && page.online.get() && page.visible.get() && underWay(),
  );

  function forget(): void {
    confirmation.reset();
    for (const store of [entitlements, payouts, accounts, decisions, applications, objections]) store.reset();
  }

  /** Finds out who is there, again and again where the platform cannot be asked. */
  async function identify(signal: AbortSignal): Promise<void> {
    for (let misses = 0; ; misses++) {
      await session.restore({ signal }).catch(onlyOurs);
      if (session.store.get().kind !== 'unknown') return;
      await sleep(client.clock, fullJitter(misses, { base: 1000, cap: 60_000, random: client.random }), signal);
    }
  }

  function catchUp(): void {
    if (session.store.get().kind === 'unknown') return void session.restore().catch(onlyOurs);
    if (subject() === null || !page.online.get() || !page.visible.get()) return;
    void confirmation.resume().catch(() => {});
    confirmation.nudge();
    void payouts.loadAll().catch(() => {});
  }

  /** A tab that was killed may have left a tap behind while this one was open all along: look now and then. */
  async function lookAround(signal: AbortSignal): Promise<void> {
    for (;;) {
      await sleep(client.clock, round, signal);
      if (subject() !== null && page.visible.get()) await confirmation.resume().catch(() => {});
    }
  }

  let starts = 0;
  // From the moment the stores are made, so that this comes before any listener of theirs: one that loads what another
  // subject may see, on the same change, must not have it forgotten under its hands.
  let known = subject();
  let there = known;
  session.store.subscribe(() => {
    const present = subject();
    const out = session.store.get().kind === 'signed-out';
    const back = present !== null && there === null;
    there = present;
    // Back after the session had ended: what went on meanwhile is caught up with.
    if (present === known && back && starts > 0) return catchUp();
    if (present === known || (present === null && !out)) return;
    // An expired session keeps what the person was looking at; another subject must see nothing of it. What was loaded
    // before it was known who is there belongs to whoever is found to be there.
    if (known !== null) forget();
    known = present;
    if (starts > 0) catchUp();
  });

  function begin(): () => void {
    const leaving = new AbortController();
    const stops = [page.online.subscribe(catchUp), page.visible.subscribe(catchUp)];
    void watch(
      { client, active, event: event => payouts.take(event), refresh: signal => payouts.loadAll(signal) },
      leaving.signal,
    ).catch(() => {});
    void lookAround(leaving.signal).catch(onlyOurs);
    if (subject() === null) void identify(leaving.signal).catch(onlyOurs);
    else catchUp();
    return () => {
      leaving.abort();
      confirmation.pause();
      for (const stop of stops) stop();
    };
  }

  let end: (() => void) | null = null;
  return {
    session,
    entitlements,
    confirmation,
    payouts,
    accounts,
    decisions,
    applications,
    objections,
    network: derived([page.online], () => ({ online: page.online.get() })),
    allows(scope) {
      const state = session.store.get();
      return state.kind === 'signed-in' && state.session.scope.includes(scope);
    },
    start() {
      if (starts++ === 0) end = begin();
      let stopped = false;
      return () => {
        if (stopped) return;
        stopped = true;
        if (--starts === 0) end?.();
      };
    },
  };
}

function onlyOurs(error: unknown): void {
  if (!(error instanceof YongyibanError) && (error as Error)?.name !== 'AbortError') throw error;
}
