import { type ConfirmationJournal, inOrder, type JournalEntry } from './journal.ts';

/** A journal that lasts as long as the process: for servers that keep their own, and for tests. */
export function memoryJournal(): ConfirmationJournal {
  const entries = new Map<string, JournalEntry>();
  return {
    async write(entry) {
      // Entries are plain data; `structuredClone` is missing in Chromium 87 and Safari 14.
      entries.set(entry.intent.key, JSON.parse(JSON.stringify(entry)));
    },
    async read(key) {
      return entries.get(key) ?? null;
    },
    async list() {
      return inOrder(entries.values());
    },
    async remove(key) {
      entries.delete(key);
    },
  };
}
