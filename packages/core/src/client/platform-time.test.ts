import { expect, it } from 'vitest';
import { createClient } from './client.ts';
import { systemClock } from './clock.ts';

const device = Date.parse('2026-11-24T08:00:00.250Z');

/** A client on a device whose clock stands still, of a platform whose answers carry this `Date`. */
function clientOf(date?: string) {
  return createClient({
    baseUrl: 'https://platform.example/v1',
    clock: { ...systemClock, now: () => device },
    fetch: async () => Response.json({ items: [] }, { headers: date === undefined ? {} : { Date: date } }),
  });
}

it.each([
  ['that is years behind', 'Wed, 10 Jun 2020 01:00:00 GMT', Date.parse('2020-06-10T01:00:00Z')],
  ['that agrees within a minute', 'Tue, 24 Nov 2026 08:00:40 GMT', device],
  ['that sends no readable date', 'yesterday', device],
  ['that sends no date', undefined, device],
])('tells the time of a platform %s', async (_, date, expected) => {
  const client = clientOf(date);
  await client.policies.list().all();
  expect(client.now()).toBe(expected);
});
