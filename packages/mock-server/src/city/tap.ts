import { confirmations } from '../platform/confirmations.ts';
import type { World } from '../world/world.ts';

/** Somebody of the story taps: the same confirmation as over HTTP. */
export function tap(world: World, entitlement: string, account: string): void {
  const record = world.entitlements.get(entitlement as never)!;
  const subject = world.subjects.get(record.subject)!;
  confirmations.createConfirmation({
    world,
    params: {},
    query: undefined,
    body: { entitlement: record.id, amount: record.amount, account: account as never },
    ifMatch: `"${record.version}"`,
    caller: { subject, token: null as never },
  });
}
