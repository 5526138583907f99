import { expect, test } from 'vitest';
import { OfflineError } from './errors.ts';
import { part } from './part.ts';

test('a part is loaded once for all who need it, and under another address after it had failed', async () => {
  const asked: string[] = [];
  let online = false;
  const load = part(async again => {
    asked.push(again);
    if (!online) throw new TypeError('Failed to fetch dynamically imported module');
    return { name: 'part' };
  });
  await expect(load()).rejects.toBeInstanceOf(OfflineError);
  await expect(load()).rejects.toMatchObject({ code: 'offline', retry: true });
  online = true;
  const [one, other] = await Promise.all([load(), load()]);
  expect(one).toBe(other);
  expect(await load()).toBe(one);
  expect(asked).toEqual(['', '?1', '?2']);
});
