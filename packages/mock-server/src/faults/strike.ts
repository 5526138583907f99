import type { SubjectId } from '@yongyiban/core/contract';
import { type Refusal, refuse } from '../http/answer.ts';
import type { Surroundings } from '../platform/surroundings.ts';
import type { LoggedEvent } from '../world/world.ts';
import { type FaultScope, strikes } from './fault.ts';

/** Thrown out of a door when the connection breaks before an answer is whole: what `fetch` reports as a network error. */
export class DroppedConnection extends TypeError {
  override readonly name = 'DroppedConnection';

  constructor(what: 'request' | 'answer') {
    super(`The connection broke: the ${what} was dropped`);
  }
}

interface Struck {
  /** Answers in place of the platform, which never sees the request. */
  readonly instead?: (problem: (refusal: Refusal) => Response) => Response;
  /** The first answer to a key takes so long, and the same key asked meanwhile is told that it is being worked on. */
  readonly slowFor?: number;
  /** Spoils the platform's answer. */
  readonly after?: (response: Response) => Response | Promise<Response>;
}

/** Lets the faults that are set strike one request. */
export async function requestFault(around: Surroundings, where: FaultScope, signal: AbortSignal): Promise<Struck> {
  const { world, clock } = around;
  if (world.faults.length === 0) return {};
  const latency = strikes(world, 'latency', where);
  if (latency !== undefined) {
    await clock.wait(latency.milliseconds ?? 800, signal);
    around.changed();
  }
  if (strikes(world, 'drop-request', where)) {
    return {
      instead: () => {
        throw new DroppedConnection('request');
      },
    };
  }
  if (strikes(world, 'server-error', where)) return { instead: problem => problem(refuse('internal')) };
  if (strikes(world, 'unavailable', where)) {
    return { instead: problem => problem(refuse('unavailable', { headers: { 'Retry-After': '2' } })) };
  }
  if (strikes(world, 'rate-limited', where)) {
    return { instead: problem => problem(refuse('rate-limited', { headers: { 'Retry-After': '1' } })) };
  }
  if (strikes(world, 'session-expired', where)) return { instead: problem => problem(refuse('session-expired')) };
  const slow = strikes(world, 'slow-confirmation', where);
  const drop = strikes(world, 'drop-answer', where);
  const half = strikes(world, 'half-answer', where);
  if (slow === undefined && drop === undefined && half === undefined) return {};
  const slowFor = slow === undefined ? 0 : (slow.milliseconds ?? 5000);
  return {
    ...(slow === undefined ? {} : { slowFor }),
    async after(response) {
      if (slow !== undefined) await clock.wait(slowFor, signal);
      if (drop !== undefined) {
        await response.body?.cancel();
        throw new DroppedConnection('answer');
      }
      return half === undefined ? response : halfOf(response);
    },
  };
}

/** An answer that breaks off in the middle of its body. */
async function halfOf(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const half = bytes.slice(0, Math.floor(bytes.length / 2));
  const headers = new Headers(response.headers);
  headers.set('Content-Length', String(bytes.length));
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!sent) {
        sent = true;
        controller.enqueue(half);
      } else controller.error(new DroppedConnection('answer'));
    },
  });
  return new Response(body, { status: response.status, headers });
}

/** What the event stream sends now, later and twice, and whether it then breaks. */
export function shuffleEvents(
  around: Surroundings,
  subject: SubjectId,
  fresh: readonly LoggedEvent[],
): { now: LoggedEvent[]; later: { entry: LoggedEvent; after: number }[]; cut: boolean } {
  const { world } = around;
  if (fresh.length === 0 || world.faults.length === 0) return { now: [...fresh], later: [], cut: false };
  const where = { operation: 'watchPayouts', subject } as const;
  let now: LoggedEvent[] = [];
  const later: { entry: LoggedEvent; after: number }[] = [];
  for (const entry of fresh) {
    const delayed = strikes(world, 'delayed-events', where);
    if (delayed !== undefined) later.push({ entry, after: delayed.milliseconds ?? 3000 });
    else now.push(entry);
    if (strikes(world, 'duplicate-events', where)) now.push(entry);
  }
  if (now.length > 1 && strikes(world, 'reordered-events', where)) now = now.toReversed();
  return { now, later, cut: strikes(world, 'stream-cut', where) !== undefined };
}
