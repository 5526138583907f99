import { type ConfirmationJournal, type JournalEntry, type Locks, leaseLocks, memoryJournal } from '@yongyiban/core';
import type { VirtualTime } from './virtual-time.ts';

/** What the tabs of one browser share: the disk, local storage, and the browser's own locks. */
export class Browser {
  readonly disk: ConfirmationJournal = memoryJournal();
  readonly #storage = new Map<string, string>();
  readonly #queues = new Map<string, { tab: object; go: () => void }[]>();
  readonly #time: VirtualTime;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  /** The journal as one tab sees it: it takes a moment, and for a tab that was killed it never answers. */
  journal(alive: () => boolean): ConfirmationJournal {
    const slowly = <T>(work: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        this.#time.after(1, () => {
          // Killed before the disk had it: it is not there.
          if (alive()) void work().then(value => alive() && resolve(value), reject);
        });
      });
    return {
      write: (entry: JournalEntry) => slowly(() => this.disk.write(entry)),
      read: key => slowly(() => this.disk.read(key)),
      list: () => slowly(() => this.disk.list()),
      remove: key => slowly(() => this.disk.remove(key)),
    };
  }

  /** Locks in the manner of Web Locks: a queue for each name; the browser lets go when a tab dies. */
  webLocks(tab: object): Locks {
    return {
      hold: (name, work, { signal } = {}) =>
        new Promise((resolve, reject) => {
          if (signal?.aborted) return reject(signal.reason);
          const queue = this.#queues.get(name) ?? [];
          this.#queues.set(name, queue);
          const turn = {
            tab,
            go: () => {
              signal?.removeEventListener('abort', leave);
              void work()
                .then(resolve, reject)
                .then(() => this.#next(name, turn));
            },
          };
          const leave = (): void => {
            queue.splice(queue.indexOf(turn), 1);
            reject(signal?.reason);
          };
          signal?.addEventListener('abort', leave, { once: true });
          queue.push(turn);
          if (queue[0] === turn) turn.go();
        }),
    };
  }

  leaseLocks(clock: Parameters<typeof leaseLocks>[1], name: string): Locks {
    const storage = {
      getItem: (key: string) => this.#storage.get(key) ?? null,
      setItem: (key: string, value: string) => void this.#storage.set(key, value),
      removeItem: (key: string) => void this.#storage.delete(key),
    };
    return leaseLocks(storage, clock, () => name);
  }

  /** A tab dies: its locks are let go, its places in queues too. */
  kill(tab: object): void {
    for (const [name, queue] of this.#queues) {
      const held = queue[0]?.tab === tab;
      const left = queue.filter(turn => turn.tab !== tab);
      queue.splice(0, queue.length, ...left);
      if (held) queue[0]?.go();
      if (queue.length === 0) this.#queues.delete(name);
    }
  }

  #next(name: string, turn: { tab: object }): void {
    const queue = this.#queues.get(name);
    // A killed tab's turn is over already; what it still does changes nothing.
    if (!queue || queue[0] !== turn) return;
    queue.shift();
    if (queue.length === 0) this.#queues.delete(name);
    else queue[0]?.go();
  }
}
