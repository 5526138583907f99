import { expect, test } from 'vitest';
import { systemClock } from '../client/clock.ts';
import { OfflineError } from '../client/errors.ts';
import { RemoteStore } from './remote.ts';

const turn = async () => {
  for (let turns = 0; turns < 10; turns++) await null;
};

test('the last known value stays visible while it is loaded again, and when that fails', async () => {
  const answers: (() => Promise<string>)[] = [
    async () => 'first',
    async () => Promise.reject(new OfflineError('sample')),
  ];
  const store = new RemoteStore(() => (answers.shift() as () => Promise<string>)(), systemClock);
  expect(store.get()).toEqual({ data: null, loading: false, error: null, loadedAt: null });
  await store.load();
  const { loadedAt } = store.get();
  const again = store.load();
  expect(store.get()).toMatchObject({ data: 'first', loading: true });
  await again;
  expect(store.get()).toMatchObject({ data: 'first', loading: false, error: { code: 'offline' }, loadedAt });
});

test('who asks while it is being loaded waits for the same answer', async () => {
  let asked = 0;
  const store = new RemoteStore(async () => ++asked, systemClock);
  await Promise.all([store.load(), store.load()]);
  expect(asked).toBe(1);
});

test('an answer that comes after another subject signed in is not let in', async () => {
  let answer = (_: string): void => {};
  const store = new RemoteStore(
    () =>
      new Promise<string>(resolve => {
        answer = resolve;
      }),
    systemClock,
  );
  void store.load();
  store.reset();
  answer('of the one before');
  await turn();
  expect(store.get()).toEqual({ data: null, loading: false, error: null, loadedAt: null });
});

test('a fault of the program is thrown, and not shown to the person as one of theirs', async () => {
  const store = new RemoteStore(async () => Promise.reject(new RangeError('sample')), systemClock);
  await expect(store.load()).rejects.toThrow(RangeError);
  expect(store.get()).toMatchObject({ loading: false, error: null });
});
