import type { Client } from '../client/client.ts';
import type { NewObjection, Objection } from '../contract/objection.ts';
import { ListStore } from './list-store.ts';
import type { ObjectionsStore } from './stores.ts';

/** Objections raised, the newest first. */
export class Objections extends ListStore<Objection> implements ObjectionsStore {
  readonly #client: Client;

  constructor(client: Client) {
    super(signal => client.objections.list({ limit: 100, signal }).all(), client.clock);
    this.#client = client;
  }

  async raise(objection: NewObjection): Promise<Objection> {
    const raised = await this.#client.objections.create(objection);
    this.upsert(raised);
    return raised;
  }
}
