import type { OperationId } from '../contract/routes.ts';
import type { FirstCall, LaterCall, WireCall } from '../wire/call.ts';
import { calls } from '../wire/calls.ts';
import { addHelp } from './help.ts';
import { part } from './part.ts';

const later = part(_again => import('./later-operations.ts'));

async function laterRoute(id: LaterCall): Promise<WireCall> {
  const { laterCalls, laterHelp } = await later();
  addHelp(laterHelp);
  return laterCalls[id];
}

/** How an operation is called. What the way from list to money never calls is loaded when somebody does. */
export async function routeOf(id: OperationId): Promise<WireCall> {
  return id in calls ? calls[id as FirstCall] : laterRoute(id as LaterCall);
}
