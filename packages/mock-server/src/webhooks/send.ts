import { plan } from '../clock/agenda.ts';
import type { Surroundings } from '../platform/surroundings.ts';
import { retries, sign } from './webhook.ts';

/**
 * Sends what is due to be sent: the one thing that a world does to the outside. The signature's timestamp is real time, not
 * virtual: receivers compare it with their own clock.
 */
export async function sendDue(
  around: Surroundings,
  send: (request: Request) => Promise<Response>,
  wallClock: () => number,
): Promise<void> {
  const { world } = around;
  const due = [...world.webhookDeliveries.values()].filter(({ state }) => state === 'sending');
  await Promise.all(
    due.map(async delivery => {
      const endpoint = world.webhooks.get(delivery.endpoint);
      if (endpoint === undefined) {
        delivery.state = 'given-up';
        return;
      }
      const at = world.now;
      delivery.state = 'waiting';
      const timestamp = Math.floor(wallClock() / 1000);
      const request = new Request(endpoint.url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'Content-Type': 'application/json',
          'webhook-id': delivery.id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': await sign(endpoint.secret, delivery.id, timestamp, delivery.payload),
        },
        body: delivery.payload,
      });
      const status = await send(request).then(
        async response => {
          await response.body?.cancel();
          return response.status;
        },
        () => null,
      );
      delivery.attempts.push({ at, status });
      if (status !== null && status >= 200 && status < 300) {
        delivery.state = 'delivered';
        return;
      }
      const wait = retries[delivery.attempts.length - 1];
      // 410 Gone: the receiver wants no more (Standard Webhooks).
      if (wait === undefined || status === 410) delivery.state = 'given-up';
      else plan(world.agenda, world.now + wait, { kind: 'webhook-attempt', delivery: delivery.id });
    }),
  );
}
