import { type Clock, createClient, createStores, hostSession, type Store, type Stores } from '@yongyiban/core';
import type { Browser } from './browser.ts';
import type { Observer } from './observer.ts';
import type { Schedule } from './schedule.ts';
import type { VirtualTime } from './virtual-time.ts';

/** One switch that tells who listens. */
export class Switch implements Store<boolean> {
  #on: boolean;
  readonly #listeners = new Set<() => void>();

  constructor(on: boolean) {
    this.#on = on;
  }

  readonly get = (): boolean => this.#on;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    for (const listener of [...this.#listeners]) listener();
  }
}

export interface TabOptions {
  readonly time: VirtualTime;
  readonly browser: Browser;
  readonly observer: Observer;
  readonly schedule: Schedule;
  /** Whether there is a network when it opens. */
  readonly online: boolean;
  readonly random: () => number;
  readonly name: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly getToken: (refresh: boolean) => Promise<string>;
}

/** One open page. Killed, it does nothing any more: no timer, no answer, no write. */
export class Tab {
  readonly stores: Stores;
  readonly visible: Switch = new Switch(true);
  readonly online: Switch;
  readonly name: string;
  #alive = true;
  readonly #browser: Browser;

  constructor(options: TabOptions) {
    const { time, browser, observer, schedule, name, random } = options;
    this.online = new Switch(options.online);
    this.name = name;
    this.#browser = browser;
    const alive = (): boolean => this.#alive;
    const clock: Clock = {
      now: time.now,
      after: (milliseconds, callback) => time.after(milliseconds, () => this.#alive && callback()),
    };
    const whileAlive = <T>(promise: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        promise.then(
          value => this.#alive && resolve(value),
          error => this.#alive && reject(error),
        );
      });
    const session = hostSession(({ refresh }) => whileAlive(options.getToken(refresh)));
    const client = createClient({
      baseUrl: 'http://platform.test/v1',
      session,
      clock,
      random,
      fetch: request =>
        this.#alive ? whileAlive(observer.sent(request, name, alive, options.fetch)) : new Promise(() => {}),
    });
    this.stores = createStores({
      client,
      session,
      journal: browser.journal(alive),
      locks: schedule.locks === 'web' ? browser.webLocks(this) : browser.leaseLocks(clock, name),
      page: { online: this.online, visible: this.visible },
      life: schedule.life,
    });
    observer.watches(this);
    this.stores.start();
  }

  get alive(): boolean {
    return this.#alive;
  }

  kill(): void {
    this.#alive = false;
    this.#browser.kill(this);
  }
}
