import type { Client } from '../client/client.ts';
import { sleep } from '../client/clock.ts';
import { YongyibanError } from '../client/errors.ts';
import type { Account, NewAccount } from '../contract/account.ts';
import type { AccountId } from '../contract/scalars.ts';
import { ListStore } from './list-store.ts';
import type { AccountsStore } from './stores.ts';

/** Milliseconds between looks at an account that the bank is verifying: at first, and at most. */
const first = 2000;
const most = 30_000;

/** Accounts; one that the bank is verifying is looked at again until the bank has spoken. */
export class Accounts extends ListStore<Account> implements AccountsStore {
  readonly #client: Client;
  #watched = new Set<AccountId>();
  #leaving = new AbortController();

  constructor(client: Client) {
    super(signal => client.accounts.list({ limit: 100, signal }).all(), client.clock);
    this.#client = client;
  }

  override async load(options: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    await super.load(options);
    for (const account of this.get().data ?? []) this.#follow(account);
  }

  async add(account: NewAccount): Promise<Account> {
    const added = await this.#client.accounts.create(account);
    this.upsert(added);
    this.#follow(added);
    return added;
  }

  override reset(): void {
    super.reset();
    this.#leaving.abort();
    this.#leaving = new AbortController();
    this.#watched = new Set();
  }

  #follow({ id, status }: Account): void {
    if (status !== 'verifying' || this.#watched.has(id)) return;
    this.#watched.add(id);
    const { signal } = this.#leaving;
    void this.#untilVerified(id, signal)
      .catch(() => {})
      .finally(() => {
        if (!signal.aborted) this.#watched.delete(id);
      });
  }

  async #untilVerified(id: AccountId, signal: AbortSignal): Promise<void> {
    for (let wait = first; ; wait = Math.min(most, wait * 1.5)) {
      await sleep(this.#client.clock, wait, signal);
      try {
        const account = await this.#client.accounts.get(id, { signal });
        this.upsert(account);
        if (account.status !== 'verifying') return;
      } catch (error) {
        if (!(error instanceof YongyibanError) || !error.retry) throw error;
      }
    }
  }
}
