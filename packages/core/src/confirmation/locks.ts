/** One holder at a time under each name, across all tabs of an origin. */
export interface Locks {
  /** Waits for the lock, runs `work` while holding it, and gives back what it gives. */
  hold<T>(name: string, work: () => Promise<T>, options?: { signal?: AbortSignal | undefined }): Promise<T>;
}
