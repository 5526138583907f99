/**
 * What is going to happen, in order: a queue of plain data, so that a snapshot carries it. Things due at the same
 * instant happen in the order in which they were written down.
 */

/** One thing that is going to happen. */
export type Due =
  | { readonly kind: 'payout-step'; readonly payout: string }
  | { readonly kind: 'payout-return'; readonly payout: string }
  | { readonly kind: 'funds-arrive'; readonly confirmation: string }
  | { readonly kind: 'account-checked'; readonly account: string }
  | { readonly kind: 'deadline'; readonly entitlement: string }
  | { readonly kind: 'objection-answered'; readonly objection: string }
  | { readonly kind: 'application-reviewed'; readonly application: string }
  | { readonly kind: 'upload-expires'; readonly attachment: string }
  | { readonly kind: 'department-sends'; readonly delivery: number }
  | { readonly kind: 'webhook-attempt'; readonly delivery: string }
  | { readonly kind: 'population-booked' }
  | { readonly kind: 'unclaimed-offered' }
  | { readonly kind: 'tap'; readonly entitlement: string; readonly account: string }
  | { readonly kind: 'reminders' }
  | { readonly kind: 'day-ends' };

export interface Entry {
  readonly at: number;
  readonly order: number;
  readonly due: Due;
}

/** A binary heap by instant, then by the order of writing. */
export interface Agenda {
  readonly heap: Entry[];
  written: number;
}

export function emptyAgenda(): Agenda {
  return { heap: [], written: 0 };
}

const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Writes down that something is due at an instant. */
export function plan(agenda: Agenda, at: number, due: Due): void {
  const { heap } = agenda;
  heap.push({ at, order: agenda.written++, due });
  let child = heap.length - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!before(heap[child]!, heap[parent]!)) break;
    [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
    child = parent;
  }
}

/** What is due next, without taking it off. */
export function nextEntry(agenda: Agenda): Entry | undefined {
  return agenda.heap[0];
}

/** Takes off what is due next, if it is due by an instant. */
export function takeDue(agenda: Agenda, by: number): Entry | undefined {
  const { heap } = agenda;
  const first = heap[0];
  if (first === undefined || first.at > by) return undefined;
  const last = heap.pop()!;
  if (heap.length > 0) {
    heap[0] = last;
    sink(heap);
  }
  return first;
}

function sink(heap: Entry[]): void {
  let parent = 0;
  for (;;) {
    const left = parent * 2 + 1;
    const right = left + 1;
    let least = parent;
    if (left < heap.length && before(heap[left]!, heap[least]!)) least = left;
    if (right < heap.length && before(heap[right]!, heap[least]!)) least = right;
    if (least === parent) return;
    [heap[parent], heap[least]] = [heap[least]!, heap[parent]!];
    parent = least;
  }
}
