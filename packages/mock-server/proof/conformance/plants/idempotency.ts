import { answer, ask, asked, asking, copy, type Handle, type Plant } from '../plant.ts';

const posts = ['POST /v1/**'];
let number = 0;

/** What one key was answered with, under a name of the defect's own choosing. */
function remembering(
  nameOf: (request: Request) => string | null,
  keep: (response: Response) => boolean,
): Plant['spoil'] {
  return handle => {
    const known = new Map<string, Response>();
    return async request => {
      const name =
        request.method === 'POST' && new URL(request.url).pathname.startsWith('/v1/') ? nameOf(request) : null;
      const before = name === null ? undefined : known.get(name);
      if (before !== undefined) return before.clone();
      const response = await handle(request);
      if (name !== null && keep(response)) known.set(name, response.clone());
      return response;
    };
  };
}

const keyOf = (request: Request) => request.headers.get('Idempotency-Key');

export const idempotencyPlants: readonly Plant[] = [
  {
    name: 'no key needed',
    caughtBy: 'idempotency/key-required',
    spoil: ask(posts, request =>
      keyOf(request) === null ? asking(request, { 'Idempotency-Key': `made-${++number}` }) : request,
    ),
  },
  {
    name: 'keys cut at 64 characters',
    caughtBy: 'idempotency/longest-key',
    spoil: ask(posts, request => asking(request, { 'Idempotency-Key': keyOf(request)?.slice(0, 64) ?? null })),
  },
  {
    name: 'keys of any shape',
    caughtBy: 'idempotency/key-shape',
    spoil: ask(posts, request =>
      asking(request, { 'Idempotency-Key': keyOf(request)?.replaceAll(' ', '_').slice(0, 255) ?? null }),
    ),
  },
  {
    name: 'keys thrown away',
    caughtBy: 'idempotency/objection',
    spoil: ask(['POST /v1/objections'], request =>
      asking(request, { 'Idempotency-Key': keyOf(request) && `made-${++number}` }),
    ),
  },
  {
    name: 'the time of each attempt for the time of the tap',
    caughtBy: 'idempotency/same-key-same-answer',
    spoil: answer(['POST /v1/confirmations'], async response =>
      response.ok
        ? copy(response, {
            ...(await response.json()),
            confirmedAt: `2020-06-10T01:00:00.${String(++number).padStart(6, '0')}Z`,
          })
        : response,
    ),
  },
  {
    name: 'the first answer for whatever comes under the key',
    caughtBy: 'idempotency/other-body-refused',
    spoil: remembering(
      request =>
        keyOf(request) && `${request.headers.get('Authorization')} ${keyOf(request)}`.replace(/Bearer \S+/, 'caller'),
      response => response.ok,
    ),
  },
  {
    name: 'requests compared by their bytes',
    caughtBy: 'idempotency/member-order',
    spoil: handle => {
      const known = new Map<string, string>();
      return async request => {
        const key = keyOf(request);
        if (request.method !== 'POST' || key === null) return handle(request);
        const text = await request.clone().text();
        const before = known.get(key) ?? text;
        known.set(key, before);
        // Another request of its own making brings the refusal about.
        return handle(
          before === text ? request : await asked(request, json => ({ ...json, amount: (json.amount ?? 0) + 1 })),
        );
      };
    },
  },
  {
    name: 'an error while the first is under way',
    caughtBy: 'idempotency/same-key-at-once',
    spoil: handle => {
      const busy = new Set<string>();
      return async request => {
        const key = keyOf(request);
        if (request.method !== 'POST' || key === null) return handle(request);
        if (busy.has(key)) return new Response('{}', { status: 500, headers: { 'Content-Type': 'application/json' } });
        busy.add(key);
        await new Promise(resolve => setImmediate(resolve));
        return handle(request).finally(() => busy.delete(key));
      };
    },
  },
  {
    name: '409 without Retry-After',
    caughtBy: 'idempotency/in-progress',
    spoil: answer(['POST /v1/confirmations'], async response => {
      if (response.status !== 409) return response;
      const spoilt = copy(response, await response.text());
      spoilt.headers.delete('Retry-After');
      return spoilt;
    }),
  },
  {
    name: 'a lost answer rolled back, its key kept',
    caughtBy: 'idempotency/after-a-lost-answer',
    spoil: handle => {
      const broken = new Set<string>();
      return async request => {
        const key = keyOf(request);
        if (key !== null && broken.has(key)) {
          const json = { type: 'urn:yongyiban:problem:internal', title: 'Failed', status: 500, code: 'internal' };
          return Response.json(json, { status: 500, headers: { 'Content-Type': 'application/problem+json' } });
        }
        try {
          return await handle(request);
        } catch (error) {
          if (key !== null) broken.add(key);
          throw error;
        }
      };
    },
  },
  {
    name: 'refusals kept with their keys',
    caughtBy: 'idempotency/refusal-not-kept',
    spoil: remembering(
      request => keyOf(request) && `${new URL(request.url).pathname} ${keyOf(request)}`,
      response => response.status === 422,
    ),
  },
  {
    name: 'keys that all callers share',
    caughtBy: 'idempotency/key-of-one-caller',
    spoil: remembering(
      request => keyOf(request) && `${new URL(request.url).pathname} ${keyOf(request)}`,
      response => response.status === 201 && response.headers.get('Location')?.includes('objections') === true,
    ),
  },
  {
    name: 'two applications for one policy',
    caughtBy: 'idempotency/application',
    spoil: answer(['POST /v1/applications'], async response =>
      response.ok ? copy(response, { ...(await response.json()), id: `app-made-${++number}` }) : response,
    ),
  },
  {
    name: 'two accounts under one key',
    caughtBy: 'idempotency/account',
    spoil: answer(['POST /v1/accounts'], async response =>
      response.ok ? copy(response, { ...(await response.json()), id: `acc-made-${++number}` }) : response,
    ),
  },
  {
    name: 'keys forgotten after an hour',
    caughtBy: 'idempotency/key-kept-a-day',
    spoil: (handle, simulator) => {
      const first = new Map<string, number>();
      const forget: Handle = async request => {
        const key = keyOf(request);
        if (key === null) return handle(request);
        const now = Date.parse(simulator.now());
        const began = first.get(key) ?? now;
        first.set(key, began);
        return handle(now - began > 3_600_000 ? asking(request, { 'Idempotency-Key': `${key}-${++number}` }) : request);
      };
      return forget;
    },
  },
];
