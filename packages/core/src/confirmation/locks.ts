/** One holder at a time under each name, across all tabs of an origin. */
export interface Locks {
  /** Waits for the lock, runs `work` while holding it, and gives back what it gives. */
  hold<T>(name: string, work: () => Promise<T>, options?: { signal?: AbortSignal | undefined }): Promise<T>;
}

/** Web Locks: the browser itself lets go when a tab dies. */
export function webLocks(manager: LockManager): Locks {
  return {
    hold: (name, work, { signal } = {}) =>
      manager.request(name, signal ? { signal } : {}, work) as unknown as ReturnType<typeof work>,
  };
}

/** One holder at a time within this process. */
export function memoryLocks(): Locks {
  const queues = new Map<string, Promise<unknown>>();
  return {
    hold(name, work, { signal } = {}) {
      const turn = (queues.get(name) ?? Promise.resolve()).then(() => {
        if (signal?.aborted) throw signal.reason;
        return work();
      });
      const over = turn.catch(() => {});
      queues.set(name, over);
      void over.then(() => {
        if (queues.get(name) === over) queues.delete(name);
      });
      return turn;
    },
  };
}
