import { answer, ask, asking, body, type Json, type Plant, withHeaders } from '../plant.ts';

const stream = ['GET /v1/payouts/events'];

/** Changes a stream by its messages: each is a text up to the empty line. */
function messages(change: (message: string, index: number) => readonly string[]): Plant['spoil'] {
  return answer(stream, response => {
    if (response.body === null || !response.headers.get('Content-Type')?.includes('event-stream')) return response;
    let rest = '';
    let index = 0;
    const rewrite = new TransformStream<string, string>({
      transform(part, controller) {
        const pieces = (rest + part).split('\n\n');
        rest = pieces.pop()!;
        for (const piece of pieces) {
          const counts = piece.includes('data:');
          for (const each of change(piece, counts ? index : -1)) controller.enqueue(`${each}\n\n`);
          if (counts) index += 1;
        }
      },
    });
    const text = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(rewrite)
      .pipeThrough(new TextEncoderStream());
    return new Response(text, { status: response.status, headers: response.headers });
  });
}

const data = (message: string, change: (event: Json) => void): string =>
  message.replace(/data: (.*)/, (_, json: string) => {
    const event = JSON.parse(json);
    change(event);
    return `data: ${JSON.stringify(event)}`;
  });

const isEvent = (index: number): boolean => index >= 0;

export const eventPlants: readonly Plant[] = [
  {
    name: 'a stream called JSON',
    caughtBy: 'events/media-type',
    spoil: answer(stream, response =>
      response.ok ? withHeaders(response, { 'Content-Type': 'application/json' }) : response,
    ),
  },
  {
    name: 'a stream for whoever wants JSON',
    caughtBy: 'events/not-acceptable',
    spoil: handle => request =>
      request.url.endsWith('/payouts/events') && request.headers.get('Accept') === 'application/json'
        ? Promise.resolve(Response.json([]))
        : handle(request),
  },
  {
    name: 'a stream that ends at once',
    caughtBy: 'events/live',
    spoil: answer(stream, response => {
      if (!response.ok) return response;
      void response.body?.cancel();
      return new Response('retry: 1000\n\n', { headers: response.headers });
    }),
  },
  {
    name: 'an event lost on the way',
    caughtBy: 'events/no-gaps',
    spoil: messages((message, index) => (index === 1 ? [] : [message])),
  },
  {
    name: 'each event twice',
    caughtBy: 'events/no-gaps',
    spoil: messages((message, index) => (isEvent(index) ? [message, message] : [message])),
  },
  {
    name: 'events counted from nought',
    caughtBy: 'events/no-gaps',
    spoil: messages((message, index) =>
      isEvent(index)
        ? [
            data(message, event => {
              event.sequence -= 1;
            }),
          ]
        : [message],
    ),
  },
  {
    name: 'data that is not the event',
    caughtBy: 'events/shape',
    spoil: messages((message, index) =>
      isEvent(index)
        ? [
            data(message, event => {
              delete event.iso20022;
            }),
          ]
        : [message],
    ),
  },
  {
    name: 'messages without an id',
    caughtBy: 'events/every-id',
    spoil: messages(message => [message.replace(/^id: .*\n/m, '')]),
  },
  {
    name: 'ids counted by the connection',
    caughtBy: 'events/ids-stay',
    spoil: messages((message, index) => [message.replace(/^id: .*$/m, `id: ${1000 + index}`)]),
  },
  {
    name: 'Last-Event-ID ignored',
    caughtBy: 'events/resumes',
    spoil: ask(stream, request => asking(request, { 'Last-Event-ID': null })),
  },
  {
    name: 'resumed one event too late',
    caughtBy: 'events/resumes',
    spoil: ask(stream, request => {
      const last = request.headers.get('Last-Event-ID');
      return asking(request, { 'Last-Event-ID': last && /^\d+$/.test(last) ? String(Number(last) + 1) : last });
    }),
  },
  {
    name: 'only what is new',
    caughtBy: 'events/from-the-beginning',
    spoil: ask(stream, (request, simulator) =>
      request.headers.has('Last-Event-ID')
        ? request
        : asking(request, { 'Last-Event-ID': String(simulator.world.payoutLog.length) }),
    ),
  },
  {
    name: 'an error for an id that is not known',
    caughtBy: 'events/strange-last-id',
    spoil: handle => request =>
      request.headers.get('Last-Event-ID') === 'no-such-event'
        ? Promise.resolve(new Response('NumberFormatException', { status: 500 }))
        : handle(request),
  },
  {
    name: 'no heartbeat',
    caughtBy: 'events/heartbeat',
    spoil: messages(message => (message.startsWith(':') ? [] : [message])),
  },
  {
    name: 'a stream that says other than the payout',
    caughtBy: 'events/agrees-with-the-payout',
    spoil: messages((message, index) =>
      isEvent(index)
        ? [
            data(message, event => {
              event.at = event.at.replace(/\.\d+Z/, '.999Z');
            }),
          ]
        : [message],
    ),
  },
  {
    name: 'a status that goes back',
    caughtBy: 'events/forwards',
    spoil: body(['GET /v1/payouts/*'], json => {
      const last = json.events?.at(-1);
      if (last?.status === 'settled')
        json.events.push(
          { ...last, sequence: last.sequence + 1, status: 'instructed' },
          { ...last, sequence: last.sequence + 2 },
        );
    }),
  },
  {
    name: 'ISO statuses mixed up',
    caughtBy: 'events/iso-status',
    spoil: body(['GET /v1/payouts/*'], json => {
      for (const event of json.events ?? []) if (event.status === 'settled') event.iso20022.status = 'ACSP';
    }),
  },
  {
    name: 'payouts oldest first',
    caughtBy: 'events/agrees-with-the-list',
    spoil: body(['GET /v1/payouts'], json => {
      for (const payout of json.items) payout.events = payout.events.slice(0, -1);
    }),
  },
  {
    name: 'everybody’s events on every stream',
    caughtBy: 'events/own-events-alone',
    spoil: ask(stream, (request, simulator) => {
      const newest = [...simulator.world.payouts.values()].at(-1);
      const settled = [...simulator.world.payouts.values()].find(({ events }) => events.at(-1)?.status === 'settled');
      const subject = request.headers.get('Authorization') && (settled ?? newest)?.subject;
      const caller = simulator.world.tokens.get(request.headers.get('Authorization')?.slice(7) ?? '')?.subject;
      return subject && caller === 'sample-short'
        ? asking(request, { Authorization: `Bearer ${simulator.tokenFor(subject)}` })
        : request;
    }),
  },
];
