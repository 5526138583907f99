import type { Client } from '../client/client.ts';
import type { Answer, Application } from '../contract/application.ts';
import type { ApplicationId, PolicyId } from '../contract/scalars.ts';
import { ListStore } from './list-store.ts';
import type { ApplicationsStore } from './stores.ts';

/** The short forms: every answer is saved at once, and what comes back asks only what still matters. */
export class Applications extends ListStore<Application> implements ApplicationsStore {
  readonly #client: Client;

  constructor(client: Client) {
    super(signal => client.applications.list({ limit: 100, signal }).all(), client.clock);
    this.#client = client;
  }

  begin(policy: PolicyId): Promise<Application> {
    return this.#keep(this.#client.applications.create({ policy }));
  }

  /** Shown as answered at once, and taken back if it could not be saved. What to ask next only the platform says. */
  async answer(id: ApplicationId, answers: Readonly<Record<string, Answer>>): Promise<Application> {
    const before = this.get().data?.find(application => application.id === id);
    if (before) this.upsert({ ...before, answers: { ...before.answers, ...answers } });
    try {
      return await this.#keep(this.#client.applications.answer(id, { answers }));
    } catch (error) {
      if (before) this.upsert(before);
      throw error;
    }
  }

  submit(id: ApplicationId): Promise<Application> {
    return this.#keep(this.#client.applications.submit(id));
  }

  async #keep(asked: Promise<Application>): Promise<Application> {
    const application = await asked;
    this.upsert(application);
    return application;
  }
}
