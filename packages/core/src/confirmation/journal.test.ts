import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import { bestJournal } from './best-journal.ts';
import { indexedDbJournal } from './indexeddb-journal.ts';
import type { ConfirmationJournal } from './journal.ts';
import { journalSuite } from './journal-suite.ts';
import { memoryJournal } from './memory-journal.ts';

function remembering(make: () => ConfirmationJournal): (place: string) => ConfirmationJournal {
  const places = new Map<string, ConfirmationJournal>();
  return place => {
    const journal = places.get(place) ?? make();
    places.set(place, journal);
    return journal;
  };
}

describe('the journal in memory', () => {
  for (const { name, check } of journalSuite(remembering(memoryJournal))) test(name, check);
});

describe('the journal in IndexedDB', () => {
  const factory = new IDBFactory();
  for (const { name, check } of journalSuite(place => indexedDbJournal(place, factory))) test(name, check);

  test('lets another tab bring a newer version, and does not stand in its way', async () => {
    const journal = indexedDbJournal('upgraded', factory);
    await journal.list();
    const upgraded = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open('upgraded', 2);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('blocked'));
    });
    expect(upgraded.version).toBe(2);
    upgraded.close();
  });
});

describe('the suite', () => {
  const failures = async (journal: (place: string) => ConfirmationJournal) => {
    const failed: string[] = [];
    for (const { name, check } of journalSuite(journal)) await check().catch(() => failed.push(name));
    return failed;
  };

  test('catches a journal that forgets when the page is killed', async () => {
    expect(await failures(() => memoryJournal())).toContain('still holds what was written when it is opened again');
  });

  test('catches a journal that keeps the first entry of a key', async () => {
    const stubborn = remembering(() => {
      const journal = memoryJournal();
      return {
        ...journal,
        write: async entry => {
          if (!(await journal.read(entry.intent.key))) await journal.write(entry);
        },
      };
    });
    expect(await failures(stubborn)).toContain('replaces an entry when its key is written again');
  });
});

describe('the best journal of a place', () => {
  test('is memory where storage fails, so that confirming still works', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    for (const { name, check } of journalSuite(remembering(() => bestJournal('http://platform.test/v1'))))
      await expect(check(), name).resolves.toBeUndefined();
    vi.unstubAllGlobals();
  });
});
