import type { Client } from '../client/client.ts';
import { part } from '../client/part.ts';
import type { Application } from '../contract/application.ts';
import { type Store, WritableStore } from '../store.ts';
import type { ApplicationDesk } from './application-desk.ts';
import { ListStore } from './list-store.ts';
import type { ApplicationsStore, Upload } from './stores.ts';

const load = part(_again => import('./application-desk.ts'));

/** The short forms. What is done with one comes when somebody does it. */
export class Applications extends ListStore<Application> implements ApplicationsStore {
  readonly uploads: WritableStore<ReadonlyMap<string, Upload>> = new WritableStore(new Map());
  readonly #client: Client;
  readonly #online: Store<boolean>;
  #desk: ApplicationDesk | null = null;

  constructor(client: Client, online: Store<boolean>) {
    super(signal => client.applications.list({ limit: 100, signal }).all(), client.clock);
    this.#client = client;
    this.#online = online;
  }

  begin: ApplicationsStore['begin'] = (...what) => this.#at(desk => desk.begin(...what));
  answer: ApplicationsStore['answer'] = (...what) => this.#at(desk => desk.answer(...what));
  submit: ApplicationsStore['submit'] = (...what) => this.#at(desk => desk.submit(...what));
  attach: ApplicationsStore['attach'] = (...what) => this.#at(desk => desk.attach(...what));
  again: ApplicationsStore['again'] = (...what) => this.#at(desk => desk.again(...what));
  detach: ApplicationsStore['detach'] = (...what) => this.#at(desk => desk.detach(...what));

  cancel(upload: string): void {
    this.#desk?.cancel(upload);
  }

  override reset(): void {
    this.#desk?.stop();
    super.reset();
  }

  async #at<T>(work: (desk: ApplicationDesk) => Promise<T>): Promise<T> {
    if (!this.#desk) {
      const { ApplicationDesk } = await load();
      this.#desk ??= new ApplicationDesk(this.#client, this.#online, this);
    }
    return work(this.#desk);
  }
}
