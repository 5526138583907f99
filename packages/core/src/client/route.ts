import type { OperationId } from '../contract/routes.ts';
import type { Calls, FirstCall, LaterCall, WireCall } from '../wire/call.ts';
import { calls } from '../wire/calls.ts';
import { OfflineError } from './errors.ts';
import { addHelp } from './help.ts';

let later: Promise<Calls<LaterCall>> | null = null;

function loadLater(): Promise<Calls<LaterCall>> {
  later ??= import('./later.ts')
    .then(({ laterCalls, laterHelp }) => {
      addHelp(laterHelp);
      return laterCalls;
    })
    .catch(cause => {
      later = null;
      throw new OfflineError('A part of the client could not be loaded', { cause });
    });
  return later;
}

/** How an operation is called. What the way from list to money never calls is loaded when somebody does. */
export async function routeOf(id: OperationId): Promise<WireCall> {
  return id in calls ? calls[id as FirstCall] : (await loadLater())[id as LaterCall];
}
