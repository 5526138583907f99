import { beforeEach, expect, it } from 'vitest';
import { placeMemory } from './kept-place.ts';
import type { Way } from './route.ts';

const way: Way = [
  { route: { name: 'list' }, openedBy: null },
  { route: { name: 'money', entitlement: 'e-1' as never }, openedBy: 'do:e-1' },
];
let now = 0;
const memory = (): ReturnType<typeof placeMemory> =>
  placeMemory(
    'test',
    () => sessionStorage,
    () => now,
  );

beforeEach(() => {
  sessionStorage.clear();
  now = 1_000_000;
});

it('gives the way back to the same subject, once', () => {
  memory().keep('s-1', way);
  expect(memory().take('s-1')).toEqual(way);
  expect(memory().take('s-1')).toBeNull();
});

it('gives nothing to another subject, and keeps nothing for the first', () => {
  memory().keep('s-1', way);
  expect(memory().take('s-2')).toBeNull();
  expect(memory().take('s-1')).toBeNull();
});

it('forgets after half an hour', () => {
  memory().keep('s-1', way);
  now += 31 * 60_000;
  expect(memory().take('s-1')).toBeNull();
});

it('does without storage where the browser has none, and takes nothing for a way that is none', () => {
  const refusing = placeMemory('test', () => {
    throw new DOMException('refused', 'SecurityError');
  });
  refusing.keep('s-1', way);
  expect(refusing.take('s-1')).toBeNull();
  sessionStorage.setItem('yongyiban place test', '{"subject":"s-1","way":[{}],"at":1000000}');
  expect(memory().take('s-1')).toBeNull();
  sessionStorage.setItem('yongyiban place test', 'not JSON');
  expect(memory().take('s-1')).toBeNull();
});
