import type { Stores } from '@yongyiban/core';
import type { EntitlementId, PayoutId, PolicyId } from '@yongyiban/core/contract';
import type { Route } from './route.ts';

/** Asks the platform for what a page shows, each thing once until it is asked for anew. */
export class Asking {
  readonly #asked = new Set<string>();
  readonly #stores: Stores;
  readonly #changed: () => void;
  readonly #begin: (policy: PolicyId) => void;
  #watched: EntitlementId | null = null;
  #unwatch: (() => void) | null = null;

  constructor(stores: Stores, changed: () => void, begin: (policy: PolicyId) => void) {
    this.#stores = stores;
    this.#changed = changed;
    this.#begin = begin;
  }

  /** `again`: even what has been asked for before. */
  for(route: Route, again: boolean): void {
    const stores = this.#stores;
    if (stores.session.store.get().kind !== 'signed-in') return;
    if (again) this.#asked.clear();
    this.#once('entitlements', () => stores.entitlements.load());
    this.#once('accounts', () => stores.accounts.load());
    this.#once('decisions', () => stores.decisions.load());
    this.#once('objections', () => stores.objections.load());
    if (route.name === 'application') this.#application(route.policy);
    if (route.name === 'history') this.#once('payouts', () => stores.payouts.loadAll());
    if ((route.name === 'detail' || route.name === 'objection') && route.entitlement) this.#detail(route.entitlement);
  }

  payout(id: PayoutId): void {
    if (!this.#stores.payouts.get().has(id)) this.#once(`payout:${id}`, () => this.#stores.payouts.load(id));
  }

  /** The list anew, as after a way back: amounts and states may have moved meanwhile. */
  list(): void {
    void this.#stores.entitlements.load();
  }

  stop(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    this.#watched = null;
    this.#asked.clear();
  }

  #detail(id: EntitlementId): void {
    if (this.#watched !== id) {
      this.#unwatch?.();
      this.#watched = id;
      this.#unwatch = this.#stores.entitlements.detail(id).subscribe(this.#changed);
    }
    this.#once(`detail:${id}`, () => this.#stores.entitlements.loadDetail(id));
  }

  #application(policy: PolicyId): void {
    this.#once(`application:${policy}`, async () => {
      await this.#stores.applications.load();
      const begun = this.#stores.applications.get().data?.some(application => application.policy.id === policy);
      if (begun === false) this.#begin(policy);
    });
  }

  #once(key: string, ask: () => Promise<unknown>): void {
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    ask().catch(() => this.#asked.delete(key));
  }
}
