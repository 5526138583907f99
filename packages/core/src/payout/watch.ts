import type { Client } from '../client/client.ts';
import { sleep } from '../client/clock.ts';
import { ContractError, YongyibanError } from '../client/errors.ts';
import { fullJitter } from '../client/retry.ts';
import type { PayoutEvent } from '../contract/payout.ts';
import type { Store } from '../store.ts';

export interface WatchOptions {
  readonly client: Client;
  /** Whether to watch now: somebody is signed in, the page is seen, there is a network, and money is on its way. */
  readonly active: Store<boolean>;
  readonly event: (event: PayoutEvent) => void;
  /** Reads the payouts whole: after each opening, and instead of the stream where that does not come. */
  readonly refresh: (signal: AbortSignal) => Promise<void>;
}

/** Milliseconds of silence after which a stream is taken for dead; a living one says so more often. */
const silence = 45_000;
const base = 1000;
const cap = 60_000;
/** Failures in a row after which it is asked instead of listened. */
const patience = 2;

/**
 * Watches all payouts over one stream until `signal` aborts: resumed after the last event seen, with full jitter
 * between connections, by asking where no stream comes, and not at all while `active` is false.
 */
export async function watch({ client, active, event, refresh }: WatchOptions, signal: AbortSignal): Promise<void> {
  let after: string | undefined;
  let misses = 0;
  while (!signal.aborted) {
    await untilTrue(active, signal);
    const turn = whileTrue(active, signal);
    try {
      await listen(turn.signal, () => {
        misses = 0;
      });
    } catch (error) {
      if (!(error instanceof YongyibanError) && !turn.signal.aborted) throw error;
      // An event that breaks the contract would break it again: ask for what follows it from the beginning.
      if (error instanceof ContractError) after = undefined;
      misses++;
    }
    try {
      if (misses >= patience) await refresh(turn.signal).catch(onlyOurs);
      await sleep(client.clock, fullJitter(misses, { base, cap, random: client.random }), turn.signal);
    } catch (error) {
      if (!turn.signal.aborted) throw error;
    } finally {
      turn.end();
    }
  }

  async function listen(turn: AbortSignal, opened: () => void): Promise<void> {
    const connection = new AbortController();
    const abort = (): void => connection.abort(turn.reason);
    if (turn.aborted) return;
    turn.addEventListener('abort', abort, { once: true });
    let heard = (): void => {};
    const listenOn = (): void => {
      heard();
      heard = client.clock.after(silence, () => connection.abort());
    };
    try {
      listenOn();
      for await (const message of client.payouts.events({ after, signal: connection.signal })) {
        listenOn();
        if (message.kind === 'open') {
          opened();
          // Events may have passed while nobody listened, or have come in another order: what is whole mends both.
          void refresh(turn).catch(onlyOurs);
        } else if (message.kind === 'event') {
          event(message.event);
          after = message.id;
        }
      }
    } catch (error) {
      if (!connection.signal.aborted) throw error;
    } finally {
      heard();
      turn.removeEventListener('abort', abort);
      connection.abort();
    }
  }
}

function onlyOurs(error: unknown): void {
  if (!(error instanceof YongyibanError) && (error as Error)?.name !== 'AbortError') throw error;
}

function untilTrue(store: Store<boolean>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!store.get()) return;
      end();
      resolve();
    };
    const abort = (): void => {
      end();
      reject(signal.reason);
    };
    const end = (): void => {
      unsubscribe();
      signal.removeEventListener('abort', abort);
    };
    const unsubscribe = store.subscribe(look);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    else look();
  });
}

/** A signal that aborts when the store turns false or the outer signal does. */
function whileTrue(store: Store<boolean>, outer: AbortSignal): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const look = (): void => {
    if (!store.get()) controller.abort();
  };
  const abort = (): void => controller.abort(outer.reason);
  const unsubscribe = store.subscribe(look);
  outer.addEventListener('abort', abort, { once: true });
  if (outer.aborted) abort();
  look();
  return {
    signal: controller.signal,
    end() {
      unsubscribe();
      outer.removeEventListener('abort', abort);
    },
  };
}
