import type { PayoutEvent } from '@yongyiban/core/contract';
import { plan } from '../clock/agenda.ts';
import { instantText } from '../clock/instant.ts';
import { letterString } from '../world/dice.ts';
import type { World } from '../world/world.ts';
import type { WebhookDelivery } from './webhook.ts';

/** Prepares a message about a payout for every endpoint that is to be told, and plans its first attempt. */
export function announce(world: World, subject: string, event: PayoutEvent): void {
  if (world.webhooks.size === 0) return;
  const { amount, entitlement, confirmation } = world.payouts.get(event.payout)!;
  const data = { ...event, subject, entitlement, confirmation, amount };
  const payload = JSON.stringify({ type: `payout.${event.status}`, timestamp: instantText(world.now), data });
  for (const endpoint of world.webhooks.values()) {
    if (endpoint.subject !== undefined && endpoint.subject !== subject) continue;
    const id = `msg_${letterString(world.faultDice, 20)}`;
    const delivery: WebhookDelivery = { id, endpoint: endpoint.id, payload, attempts: [], state: 'waiting' };
    world.webhookDeliveries.set(id, delivery);
    plan(world.agenda, world.now, { kind: 'webhook-attempt', delivery: id });
  }
  // The oldest stand first.
  for (const id of world.webhookDeliveries.keys()) {
    if (world.webhookDeliveries.size <= 1000) break;
    world.webhookDeliveries.delete(id);
  }
}
