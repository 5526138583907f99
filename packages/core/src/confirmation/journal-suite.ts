import { fen } from '../money.ts';
import type { ConfirmationJournal, JournalEntry } from './journal.ts';

/** One thing that a journal must do. `check` rejects with what went wrong. */
export interface JournalCheck {
  readonly name: string;
  check(): Promise<void>;
}

/**
 * The checks of a journal. `open(place)` gives the journal of a place: two journals opened at one place are two tabs of
 * one browser, or a page before and after it was killed; no two places share anything. A journal that lasts no longer
 * than the process gives the same journal for the same place.
 *
 * @example
 * ```ts
 * for (const { name, check } of journalSuite(place => myJournal(place))) test(name, check);
 * ```
 */
export function journalSuite(
  open: (place: string) => ConfirmationJournal | Promise<ConfirmationJournal>,
): readonly JournalCheck[] {
  let places = 0;
  const check = (name: string, run: (journal: ConfirmationJournal, place: string) => Promise<void>): JournalCheck => ({
    name,
    async check() {
      const place = `journal-suite-${++places}-${Date.now()}`;
      await run(await open(place), place);
    },
  });
  return [
    check('gives back what was written, in every field', async journal => {
      const written = entry('k1');
      await journal.write(written);
      same(await journal.read('k1'), written);
    }),
    check('says that there is nothing under a key that was never written', async journal => {
      same(await journal.read('nothing'), null);
      same(await journal.list(), []);
    }),
    check('replaces an entry when its key is written again', async journal => {
      await journal.write(entry('k1'));
      const settled: JournalEntry = {
        ...entry('k1'),
        attempts: 2,
        attemptedAt: '2020-06-10T02:00:05.000Z',
        outcome: { kind: 'refused', code: 'deadline-passed', reference: 'urn:sample:1' },
        settledAt: '2020-06-10T02:00:06.000Z',
      };
      await journal.write(settled);
      same(await journal.list(), [settled]);
    }),
    check('lists entries in the order in which they were tapped, however they were written', async journal => {
      const entries = ['a', 'b', 'c'].map((key, index) => entry(key, `2020-06-10T02:00:0${index}.000Z`));
      for (const index of [2, 0, 1]) await journal.write(entries[index] as JournalEntry);
      same(await journal.list(), entries);
    }),
    check('removes one entry and leaves the others; removing what is not there does nothing', async journal => {
      await journal.write(entry('k1'));
      await journal.write(entry('k2'));
      await journal.remove('k1');
      await journal.remove('k1');
      same(await journal.read('k1'), null);
      same(await journal.list(), [entry('k2')]);
    }),
    check('keeps its own copy: what is changed afterwards outside is not changed inside', async journal => {
      const mutable = structuredClone(entry('k1')) as { attempts: number } & JournalEntry;
      await journal.write(mutable);
      mutable.attempts = 99;
      same((await journal.read('k1'))?.attempts, 0);
    }),
    check('still holds what was written when it is opened again', async (journal, place) => {
      await journal.write(entry('k1'));
      same(await (await open(place)).list(), [entry('k1')]);
    }),
    check('shows another tab at once what one tab has written or removed', async (journal, place) => {
      const other = await open(place);
      same(await other.list(), []);
      await journal.write(entry('k1'));
      same(await other.read('k1'), entry('k1'));
      await other.remove('k1');
      same(await journal.read('k1'), null);
    }),
    check('shares nothing between places', async (journal, place) => {
      await journal.write(entry('k1'));
      same(await (await open(`${place}-other`)).list(), []);
    }),
    check('holds every one of many written at the same time', async journal => {
      const keys = Array.from({ length: 40 }, (_, index) => `k${String(index).padStart(2, '0')}`);
      await Promise.all(keys.map(key => journal.write(entry(key))));
      same((await journal.list()).map(({ intent }) => intent.key).sort(), keys);
    }),
  ];
}

function entry(key: string, createdAt = '2020-06-10T02:00:00.000Z'): JournalEntry {
  return {
    intent: {
      key,
      entitlement: 'ent-0001' as never,
      version: 3,
      amount: fen(3450100),
      account: 'acc-0001' as never,
      createdAt,
      title: { 'zh-CN': '稳定岗位补贴', en: 'Job-retention subsidy' },
    },
    subject: 'kaiyue-trading' as never,
    attempts: 0,
  };
}

function same(actual: unknown, expected: unknown): void {
  const [is, should] = [canonical(actual), canonical(expected)];
  if (is !== should) throw new Error(`expected ${should}, got ${is}`);
}

/** Text that does not hang on the order of properties. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
