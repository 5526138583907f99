import { type ConfirmationJournal, inOrder, type JournalEntry } from './journal.ts';

/** A journal that lasts as long as the process: for servers that keep their own, and for tests. */
export function memoryJournal(): ConfirmationJournal {
  const entries = new Map<string, JournalEntry>();
  return {
    async write(entry) {
      // Nothing inside an entry is ever changed, only replaced: so deep need its own copy not go.
      entries.set(entry.intent.key, { ...entry, intent: { ...entry.intent } });
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
