import type { Payout, PayoutEvent } from '../contract/payout.ts';

/**
 * Takes one event in: the events in order without repetition, the status that of the latest. An event seen before
 * changes nothing (the very same object comes back), one that comes late finds its place, and the status never goes
 * back (design.md §8).
 */
export function addEvent(payout: Payout, event: PayoutEvent): Payout {
  if (event.payout !== payout.id) return payout;
  if (payout.events.some(known => known.sequence === event.sequence)) return payout;
  const events = [...payout.events, event].sort((a, b) => a.sequence - b.sequence);
  return { ...payout, events, status: statusOf(events, payout.status) };
}

/** Joins what is known with what the platform just answered; an older answer takes nothing away. */
export function merge(known: Payout | undefined, answer: Payout): Payout {
  if (!known) return answer;
  const merged = answer.events.reduce(addEvent, known);
  const newest = lastSequence(answer) >= lastSequence(known);
  if (!newest) return merged;
  return merged.events.length === known.events.length && known.status === answer.status
    ? known
    : { ...answer, events: merged.events, status: statusOf(merged.events, answer.status) };
}

/** Whether an event before the latest one is still missing: the payout is then asked for whole. */
export function hasGap(payout: Payout): boolean {
  return lastSequence(payout) !== payout.events.length;
}

/** Whether watching can end: the money has arrived, or will not without somebody doing something. */
export function isFinal(payout: Pick<Payout, 'status'>): boolean {
  return payout.status === 'settled' || payout.status === 'rejected' || payout.status === 'returned';
}

function statusOf(events: readonly PayoutEvent[], otherwise: Payout['status']): Payout['status'] {
  return events[events.length - 1]?.status ?? otherwise;
}

function lastSequence({ events }: Payout): number {
  return events[events.length - 1]?.sequence ?? 0;
}
