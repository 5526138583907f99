import type { ConfirmationJournal, JournalEntry } from './journal.ts';

/** A journal that lasts as long as the process: for servers that keep their own, and for tests. */
export function memoryJournal(): ConfirmationJournal {
  const entries = new Map<string, JournalEntry>();
  return {
    async write(entry) {
      entries.set(entry.intent.key, structuredClone(entry));
    },
    async read(key) {
      return entries.get(key) ?? null;
    },
    async list() {
      return [...entries.values()];
    },
    async remove(key) {
      entries.delete(key);
    },
  };
}
