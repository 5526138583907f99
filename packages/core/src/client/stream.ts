import { createParser } from 'eventsource-parser';
import type { PayoutEvent } from '../contract/payout.ts';
import { calls } from '../wire/calls.ts';
import { readAs } from './answer.ts';
import type { StreamMessage } from './client.ts';
import { ContractError, OfflineError } from './errors.ts';

/**
 * Reads a server-sent event stream (WHATWG HTML §9.2) into payout events until it ends. `fetch` instead of
 * `EventSource`, because the token goes in a header and never in a URL.
 */
export async function* readStream(response: Response): AsyncGenerator<StreamMessage, void, undefined> {
  if (!response.body) throw new ContractError('watchPayouts', [], 'it has no body');
  const ready: StreamMessage[] = [];
  const parser = createParser({
    onComment: () => ready.push({ kind: 'alive' }),
    onEvent({ id, data }) {
      if (id === undefined)
        throw new ContractError('watchPayouts', ['id'], 'an event without an id cannot be resumed after');
      ready.push({
        kind: 'event',
        id,
        event: readAs('watchPayouts', calls.watchPayouts.answer, json(data)) as PayoutEvent,
      });
    },
  });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  yield { kind: 'open' };
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(cause => {
        throw new OfflineError('The stream broke off', { cause });
      });
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* ready.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ContractError('watchPayouts', ['data'], 'it is not JSON', cause);
  }
}
