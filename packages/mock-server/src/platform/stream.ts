import { operations } from '@yongyiban/core/contract';
import { shuffleEvents } from '../faults/strike.ts';
import { refuse } from '../http/answer.ts';
import type { Caller } from '../http/call.ts';
import { respondProblem } from '../http/respond.ts';
import { ended, statusOf } from '../paying/payout.ts';
import { callerOf } from '../sign-in/bearer.ts';
import { type LoggedEvent, nextId, type World } from '../world/world.ts';
import type { Surroundings } from './surroundings.ts';

/** How often a quiet stream says that it is still there, in virtual milliseconds. */
const heartbeat = 15_000;

/** How long after its end a payout's events are still sent to a reader that resumes from nowhere. */
const lingering = 3_600_000;

/**
 * The event stream of a subject's payouts (server-sent events, WHATWG HTML §9.2). It resumes after `Last-Event-ID`;
 * without one it begins with the events of every payout that is under way or ended within the hour, so that a reader
 * who lists first and watches then misses nothing.
 */
export function streamPayouts(around: Surroundings, caller: Caller, request: Request): Response {
  const { world } = around;
  const accept = request.headers.get('Accept');
  if (accept !== null && !/text\/event-stream|text\/\*|\*\/\*/i.test(accept)) {
    return respondProblem(refuse('not-acceptable'), `urn:yongyiban:request:${nextId(world, 'req')}`);
  }
  const encoder = new TextEncoder();
  const since = lastSeen(request.headers.get('Last-Event-ID'));
  let position = since ?? 0;
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const leaving = new AbortController();
      stop = () => {
        unwatch();
        leaving.abort();
      };
      const close = () => {
        stop();
        try {
          controller.close();
        } catch {
          // The reader has gone already.
        }
      };
      const send = () => {
        // Whoever could not open it now does not hear more: the session has ended, or the authority to act for the subject.
        const heard = callerOf(world, `Bearer ${caller.token.token}`, operations.watchPayouts.access);
        if (around.world !== world || 'problem' in heard) return close();
        const fresh = world.payoutLog.slice(position).filter(entry => wanted(world, caller, entry, since));
        position = world.payoutLog.length;
        const plan = shuffleEvents(around, caller.subject.id, fresh);
        for (const entry of plan.now) write(message(entry));
        for (const { entry, after } of plan.later) {
          void around.clock.wait(after, leaving.signal).then(() => {
            if (!leaving.signal.aborted) write(message(entry));
          });
        }
        if (plan.cut) close();
      };
      const beat = async () => {
        while (!leaving.signal.aborted) {
          await around.clock.wait(heartbeat, leaving.signal);
          if (!leaving.signal.aborted) write(': here\n\n');
        }
      };
      const unwatch = around.watch(send);
      request.signal.addEventListener('abort', close, { once: true });
      write('retry: 1000\n\n');
      send();
      if (!leaving.signal.aborted) void beat();
    },
    cancel() {
      stop();
    },
  });
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}

function lastSeen(field: string | null): number | undefined {
  return field !== null && /^\d{1,15}$/.test(field) ? Number(field) : undefined;
}

function wanted(world: World, caller: Caller, entry: LoggedEvent, since: number | undefined): boolean {
  if (entry.subject !== caller.subject.id) return false;
  if (since !== undefined) return entry.number > since;
  const payout = world.payouts.get(entry.event.payout)!;
  return !ended.has(statusOf(payout)) || Date.parse(payout.events.at(-1)!.at) + lingering > world.now;
}

function message(entry: LoggedEvent): string {
  return `id: ${entry.number}\ndata: ${JSON.stringify(entry.event)}\n\n`;
}
