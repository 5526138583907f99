import type { Client } from '../client/client.ts';
import type { Entitlement, EntitlementSummary } from '../contract/entitlement.ts';
import type { EntitlementId } from '../contract/scalars.ts';
import type { Store } from '../store.ts';
import { type Remote, RemoteStore } from './remote.ts';
import type { EntitlementsStore } from './stores.ts';

/** The list, and the details that somebody has opened. */
export class Entitlements extends RemoteStore<readonly EntitlementSummary[]> implements EntitlementsStore {
  readonly #client: Client;
  readonly #details = new Map<EntitlementId, RemoteStore<Entitlement>>();

  constructor(client: Client) {
    super(signal => client.entitlements.list({ limit: 100, signal }).all(), client.clock);
    this.#client = client;
  }

  override load(options: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    return super.load(options);
  }

  detail(id: EntitlementId): Store<Remote<Entitlement>> {
    return this.#detail(id);
  }

  async loadDetail(id: EntitlementId): Promise<void> {
    await this.#detail(id).load();
  }

  /** Loads again what has been loaded: something happened to this entitlement. */
  async touch(id: EntitlementId): Promise<void> {
    await Promise.all([this.get().loadedAt !== null && this.load(), this.#details.get(id)?.load()]);
  }

  override reset(): void {
    super.reset();
    for (const detail of this.#details.values()) detail.reset();
  }

  #detail(id: EntitlementId): RemoteStore<Entitlement> {
    let detail = this.#details.get(id);
    if (!detail) {
      detail = new RemoteStore(signal => this.#client.entitlements.get(id, { signal }), this.#client.clock);
      this.#details.set(id, detail);
    }
    return detail;
  }
}
