import type { Client } from '../client/client.ts';
import { sleep } from '../client/clock.ts';
import { YongyibanError } from '../client/errors.ts';
import { fullJitter } from '../client/retry.ts';
import type { Payout, PayoutEvent } from '../contract/payout.ts';
import type { EntitlementId, PayoutId } from '../contract/scalars.ts';
import { addEvent, hasGap, isFinal, merge } from '../payout/reduce.ts';
import { WritableStore } from '../store.ts';
import type { PayoutsStore } from './stores.ts';

/** Payouts by id, fed by answers and by the one stream. */
export class Payouts implements PayoutsStore {
  readonly #store = new WritableStore<ReadonlyMap<PayoutId, Payout>>(new Map());
  readonly #client: Client;
  readonly #ended: (entitlement: EntitlementId) => void;
  /** Events of payouts not known yet: the answer that makes one known may be older than they are. */
  readonly #early = new Map<PayoutId, readonly PayoutEvent[]>();
  readonly #mending = new Set<PayoutId>();
  #epoch = 0;

  /** @param ended - called when a payout is seen to have ended, with the entitlement that it is for. */
  constructor(client: Client, ended: (entitlement: EntitlementId) => void) {
    this.#client = client;
    this.#ended = ended;
  }

  readonly get = (): ReadonlyMap<PayoutId, Payout> => this.#store.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  async load(id: PayoutId): Promise<void> {
    const epoch = this.#epoch;
    const payout = await this.#client.payouts.get(id);
    if (epoch === this.#epoch) this.#put(payout);
  }

  async loadAll(signal?: AbortSignal): Promise<void> {
    const epoch = this.#epoch;
    for await (const payout of this.#client.payouts.list({ limit: 100, signal }))
      if (epoch === this.#epoch) this.#put(payout);
  }

  async rate(id: PayoutId, score: number): Promise<void> {
    await this.#client.payouts.rate(id, { score });
  }

  /** Takes in an event of the stream; a payout not known yet, or one with an event missing, is asked for whole. */
  take(event: PayoutEvent): void {
    const known = this.get().get(event.payout);
    const next = known && addEvent(known, event);
    if (next) this.#put(next);
    else this.#early.set(event.payout, [...(this.#early.get(event.payout) ?? []), event]);
    if (!next || hasGap(next)) void this.#mend(event.payout);
  }

  /** Asks for a payout whole until nothing of it is missing. */
  async #mend(id: PayoutId): Promise<void> {
    if (this.#mending.has(id)) return;
    this.#mending.add(id);
    const epoch = this.#epoch;
    for (let misses = 0; epoch === this.#epoch; misses++) {
      try {
        await this.load(id);
      } catch (error) {
        if (!(error instanceof YongyibanError) || !error.retry) break;
      }
      const known = this.get().get(id);
      if (known && !hasGap(known)) break;
      await sleep(this.#client.clock, fullJitter(misses, { base: 1000, cap: 60_000, random: this.#client.random }));
    }
    if (epoch === this.#epoch) this.#mending.delete(id);
  }

  /** Whether money is on its way. */
  get underWay(): boolean {
    for (const payout of this.get().values()) if (!isFinal(payout)) return true;
    return false;
  }

  reset(): void {
    this.#epoch++;
    this.#mending.clear();
    this.#early.clear();
    this.#store.set(new Map());
  }

  #put(answer: Payout): void {
    const known = this.get().get(answer.id);
    const early = this.#early.get(answer.id) ?? [];
    this.#early.delete(answer.id);
    const next = early.reduce(addEvent, merge(known, answer));
    if (next === known) return;
    this.#store.update(payouts => new Map(payouts).set(next.id, next));
    if (isFinal(next) && !(known && known.status === next.status)) this.#ended(next.entitlement);
  }
}
