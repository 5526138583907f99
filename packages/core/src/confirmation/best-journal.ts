import { indexedDbJournal } from './indexeddb-journal.ts';
import { type ConfirmationJournal, inOrder } from './journal.ts';
import { memoryJournal } from './memory-journal.ts';

/**
 * The best journal that this place allows. Where storage is missing, full or forbidden (private windows), memory still
 * gives exactly-once for as long as the page lives, and the platform holds to one confirmation an entitlement beyond.
 */
export function bestJournal(baseUrl: string): ConfirmationJournal {
  const memory = memoryJournal();
  if (typeof indexedDB === 'undefined') return memory;
  const durable = indexedDbJournal(`yongyiban-journal ${baseUrl}`);
  return {
    write: entry =>
      durable.write(entry).then(
        () => memory.remove(entry.intent.key),
        () => memory.write(entry),
      ),
    read: async key => (await memory.read(key)) ?? (await durable.read(key).catch(() => null)),
    async list() {
      const kept = await durable.list().catch(() => []);
      const held = await memory.list();
      const keys = new Set(held.map(entry => entry.intent.key));
      return inOrder([...kept.filter(entry => !keys.has(entry.intent.key)), ...held]);
    },
    async remove(key) {
      await Promise.all([memory.remove(key), durable.remove(key).catch(() => {})]);
    },
  };
}
