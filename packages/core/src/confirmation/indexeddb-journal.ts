import type { ConfirmationJournal, JournalEntry } from './journal.ts';

const store = 'intents';

/**
 * The journal of a browser: it outlives reloads, crashes and closed tabs, and all tabs of the origin share it. Four
 * plain requests need no library around them.
 *
 * @param name - The database; one for each platform that the origin speaks to.
 * @param factory - Where databases are; the platform's own unless told.
 */
export function indexedDbJournal(name = 'yongyiban-journal', factory: IDBFactory = indexedDB): ConfirmationJournal {
  let opening: Promise<IDBDatabase> | null = null;

  function forget(): void {
    opening = null;
  }

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(store, { keyPath: 'intent.key' }).createIndex('tapped', 'intent.createdAt');
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        // Another tab brings a newer version, or the browser takes the storage away: opened again when next needed.
        database.onversionchange = () => {
          database.close();
          forget();
        };
        database.onclose = forget;
        resolve(database);
      };
    });
    opening.catch(forget);
    return opening;
  }

  /** Settles when the transaction is over: a request alone can succeed and still be rolled back. */
  async function run<T>(mode: IDBTransactionMode, ask: (intents: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await open();
    return new Promise((resolve, reject) => {
      // `strict` waits for the disk, not only for the operating system (Indexed Database API 3.0 §3.9).
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  return {
    async write(entry) {
      await run('readwrite', intents => intents.put(entry));
    },
    async read(key) {
      return (await run<JournalEntry | undefined>('readonly', intents => intents.get(key))) ?? null;
    },
    list: () => run<JournalEntry[]>('readonly', intents => intents.index('tapped').getAll()),
    async remove(key) {
      await run('readwrite', intents => intents.delete(key));
    },
  };
}
