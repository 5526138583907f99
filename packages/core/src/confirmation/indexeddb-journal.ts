import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ConfirmationJournal, JournalEntry } from './journal.ts';

interface Schema extends DBSchema {
  intents: { key: string; value: JournalEntry; indexes: { tapped: string } };
}

/**
 * The journal of a browser: it outlives reloads, crashes and closed tabs, and all tabs of the origin share it.
 *
 * @param name - The database; one for each platform that the origin speaks to.
 */
export function indexedDbJournal(name = 'yongyiban-journal'): ConfirmationJournal {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;

  function open(): Promise<IDBPDatabase<Schema>> {
    opening ??= openDB<Schema>(name, 1, {
      upgrade(database) {
        database.createObjectStore('intents', { keyPath: 'intent.key' }).createIndex('tapped', 'intent.createdAt');
      },
      // Another tab brings a newer version: let it, and open again when next needed.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase | null)?.close();
        opening = null;
      },
      terminated: () => {
        opening = null;
      },
    }).catch(error => {
      opening = null;
      throw error;
    });
    return opening;
  }

  return {
    async write(entry) {
      // `strict` waits for the disk, not only for the operating system (Indexed Database API 3.0 §3.9).
      const writing = (await open()).transaction('intents', 'readwrite', { durability: 'strict' });
      await Promise.all([writing.store.put(entry), writing.done]);
    },
    async read(key) {
      return (await (await open()).get('intents', key)) ?? null;
    },
    async list() {
      return (await open()).getAllFromIndex('intents', 'tapped');
    },
    async remove(key) {
      await (await open()).delete('intents', key);
    },
  };
}
