import type { ConfirmationJournal } from '@yongyiban/core';
import type { Simulator } from '@yongyiban/mock-server';
import { brokenInvariants } from '../src/ledger/balanced.ts';
import type { Observer } from './observer.ts';
import type { Tab } from './tab.ts';

const ends = new Set(['settled', 'rejected', 'returned']);

/** Looks at the books, the journal and the screen when all is over. */
export async function judge(
  simulator: Simulator,
  journal: ConfirmationJournal,
  observer: Observer,
  tab: Tab,
): Promise<string[]> {
  const { world } = simulator;
  const wrong = brokenInvariants(world);

  const settled = new Map<string, number>();
  for (const { entitlement, events } of world.payouts.values()) {
    const last = events.at(-1)?.status ?? '';
    if (!ends.has(last)) wrong.push(`A payout of ${entitlement} never ended`);
    if (last === 'settled') settled.set(entitlement, (settled.get(entitlement) ?? 0) + 1);
  }
  for (const [entitlement, times] of settled) if (times > 1) wrong.push(`${entitlement} was paid ${times} times`);

  for (const { intent, outcome } of await journal.list()) {
    if (!outcome) wrong.push(`The tap on ${intent.entitlement} was left behind`);
    else if (outcome.kind === 'accepted' && !world.confirmations.has(outcome.confirmation.id))
      wrong.push(`The journal knows a confirmation of ${intent.entitlement} that the platform does not`);
    else if ((outcome.kind === 'refused' || outcome.kind === 'changed') && observer.took(intent.key))
      wrong.push(`The tap on ${intent.entitlement} was noted as ${outcome.kind}, and the platform took it`);
  }

  for (const [id, { kind }] of tab.stores.confirmation.get())
    if (kind === 'sending' || kind === 'checking') wrong.push(`The screen still says ${kind} of ${id}`);

  const shown = tab.stores.entitlements.get().data ?? [];
  for (const { id, status } of world.entitlements.values()) {
    const seen = shown.find(entitlement => entitlement.id === id);
    if (seen?.status !== status) wrong.push(`The screen shows ${id} as ${seen?.status}; it is ${status}`);
  }
  const payouts = tab.stores.payouts.get();
  for (const { id, events } of world.payouts.values()) {
    const status = events.at(-1)?.status;
    if (payouts.get(id)?.status !== status)
      wrong.push(`The screen shows ${id} as ${payouts.get(id)?.status}; it is ${status}`);
  }
  return wrong;
}

/** Payouts that the screen followed live, and that it should know to the last event without being told to look again. */
export function staleScreen({ world }: Simulator, shown: ReturnType<Tab['stores']['payouts']['get']>): string[] {
  const wrong: string[] = [];
  for (const [id, { events }] of shown) {
    const all = world.payouts.get(id)?.events.length ?? 0;
    if (events.length !== all) wrong.push(`The screen followed ${id} and knows ${events.length} of its ${all} events`);
  }
  return wrong;
}
