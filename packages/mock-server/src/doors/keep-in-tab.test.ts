import { expect, it } from 'vitest';
import { createSimulator } from '../simulator.ts';
import { confirmFirst, visitorOf } from '../testing/visitor.ts';
import { keepInTab } from './keep-in-tab.ts';

function tab() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it('goes on after a reload where it was, and forgets when it is told to', async () => {
  const storage = tab();
  const before = createSimulator();
  keepInTab(before, storage);
  await confirmFirst(visitorOf(before));
  await Promise.resolve();
  const after = createSimulator();
  const stop = keepInTab(after, storage);
  expect(after.world.confirmations.size).toBe(1);
  stop(true);
  const anew = createSimulator();
  keepInTab(anew, storage);
  expect(anew.world.confirmations.size).toBe(0);
});

it('begins anew where what is kept cannot be read', () => {
  const storage = tab();
  storage.setItem('yongyiban-simulator', 'not a world');
  const simulator = createSimulator();
  keepInTab(simulator, storage);
  expect(simulator.world.subjects.size).toBeGreaterThan(0);
});
