import { answer, ask, body, copy, type Plant, withHeaders } from '../plant.ts';

/** An error of the platform's in place of one of the asker's. */
const falling = (when: (response: Response, request: Request) => boolean): Plant['spoil'] =>
  answer(['* /v1/**'], (response, request) =>
    when(response, request) ? new Response('Internal Server Error', { status: 500 }) : response,
  );

const at = (request: Request): string => new URL(request.url).pathname;

export const limitPlants: readonly Plant[] = [
  {
    name: 'limit ignored',
    caughtBy: 'limits/page-size',
    spoil: ask(['GET /v1/policies'], request => {
      const url = new URL(request.url);
      if (url.searchParams.get('limit') === '1') url.searchParams.delete('limit');
      return new Request(url, request);
    }),
  },
  {
    name: 'pages without a cap',
    caughtBy: 'limits/page-size-cap',
    spoil: ask(['GET /v1/policies'], request => {
      const url = new URL(request.url);
      if (Number(url.searchParams.get('limit')) > 100) url.searchParams.set('limit', '100');
      return new Request(url, request);
    }),
  },
  {
    name: 'the last item of a page on the next one too',
    caughtBy: 'limits/pages-make-the-list',
    spoil: handle => {
      const last = new Map<string, unknown>();
      return async request => {
        const response = await handle(request);
        const url = new URL(request.url);
        if (url.pathname !== '/v1/policies' || !response.ok) return response;
        const json = await response.json();
        const cursor = url.searchParams.get('cursor');
        if (cursor !== null && last.has(cursor)) json.items = [last.get(cursor), ...json.items].slice(0, 2);
        if (json.next !== undefined) last.set(json.next, json.items.at(-1));
        return copy(response, json);
      };
    },
  },
  {
    name: 'the oldest payout on no page',
    caughtBy: 'limits/own-pages',
    spoil: body(['GET /v1/payouts'], (json, request) => {
      if (new URL(request.url).searchParams.has('cursor') && json.next === undefined) json.items.pop();
    }),
  },
  {
    name: 'an unknown cursor that begins anew',
    caughtBy: 'limits/unknown-cursor',
    spoil: handle => async request => {
      const response = await handle(request);
      if (response.status !== 400 || !request.url.includes('cursor=')) return response;
      return handle(new Request(request.url.replace(/cursor=[^&]*/, ''), request));
    },
  },
  {
    name: 'a cursor good for any list',
    caughtBy: 'limits/anothers-cursor',
    spoil: handle => {
      const given = new Set<string>();
      return async request => {
        const response = await handle(request);
        if (response.ok && request.method === 'GET' && at(request) === '/v1/policies') {
          const { next } = await response.clone().json();
          if (next !== undefined) given.add(next);
        }
        const cursor = new URL(request.url).searchParams.get('cursor');
        if (response.status !== 400 || cursor === null || !given.has(cursor)) return response;
        return handle(new Request(request.url.replace(/cursor=[^&]*/, ''), request));
      };
    },
  },
  {
    name: 'a gateway’s page for what is not there',
    caughtBy: 'limits/unknown-path',
    spoil: answer(['* /v1/**'], (response, request) =>
      response.status === 404 && at(request).includes('no-such-path')
        ? new Response('<h1>404</h1>', { status: 404, headers: { 'Content-Type': 'text/html' } })
        : response,
    ),
  },
  {
    name: '404 for another method',
    caughtBy: 'limits/method-not-allowed',
    spoil: answer(['* /v1/**'], async response => {
      if (response.status !== 405) return response;
      const json = {
        ...(await response.json()),
        type: 'urn:yongyiban:problem:not-found',
        status: 404,
        code: 'not-found',
      };
      return copy(response, json, 404);
    }),
  },
  {
    name: '405 without Allow',
    caughtBy: 'limits/method-not-allowed',
    spoil: answer(['* /v1/**'], response =>
      response.status === 405 ? withHeaders(response, { Allow: null }) : response,
    ),
  },
  {
    name: 'no HEAD',
    caughtBy: 'limits/head',
    spoil: handle => request =>
      request.method === 'HEAD' ? Promise.resolve(new Response(null, { status: 405 })) : handle(request),
  },
  {
    name: 'bodies of any size',
    caughtBy: 'limits/too-large',
    spoil: falling(response => response.status === 413),
  },
  {
    name: 'text taken for JSON',
    caughtBy: 'limits/media-type',
    spoil: ask(['POST /v1/**'], request => {
      const headers = new Headers(request.headers);
      headers.set('Content-Type', 'application/json');
      return new Request(request, { headers });
    }),
  },
  {
    name: 'an error of the platform’s for half a body',
    caughtBy: 'limits/not-json',
    spoil: handle => async request => {
      if (request.method !== 'POST' || !request.headers.get('Content-Type')?.includes('json')) return handle(request);
      try {
        JSON.parse(await request.clone().text());
      } catch {
        return new Response('SyntaxError', { status: 500 });
      }
      return handle(request);
    },
  },
  {
    name: 'texts of any length',
    caughtBy: 'limits/field-length',
    spoil: handle => async request => {
      if (request.method !== 'POST' || at(request) !== '/v1/objections') return handle(request);
      const text = await request.clone().text();
      if (text.length > 100_000 || !text.includes('"claimed"')) return handle(request);
      const json = JSON.parse(text);
      const { method, headers, signal } = request;
      return handle(
        new Request(request.url, {
          method,
          headers,
          signal,
          body: JSON.stringify({ ...json, claimed: json.claimed.slice(0, 200) }),
        }),
      );
    },
  },
  {
    name: 'ids pasted into a query',
    caughtBy: 'limits/odd-ids',
    spoil: falling((_, request) => at(request).includes("'") || at(request).includes('%27')),
  },
  {
    name: 'a stack that overflows',
    caughtBy: 'limits/odd-bodies',
    spoil: handle => async request => {
      if (request.method !== 'POST' || at(request) !== '/v1/confirmations') return handle(request);
      const text = await request.clone().text();
      return text.includes('[[[[') ? new Response('StackOverflowError', { status: 500 }) : handle(request);
    },
  },
  {
    name: 'a count that stands still',
    caughtBy: 'limits/rate-headers',
    spoil: answer(['GET /v1/**'], response =>
      response.headers.has('RateLimit') ? withHeaders(response, { RateLimit: '"minute";r=100;t=60' }) : response,
    ),
  },
  {
    name: 'no limit at all',
    caughtBy: 'limits/rate-limited',
    spoil: (handle, simulator) => request => {
      const record = simulator.world.tokens.get(request.headers.get('Authorization')?.slice(7) ?? '');
      if (record === undefined || !request.url.includes('/reminders')) return handle(request);
      const headers = new Headers(request.headers);
      headers.set('Authorization', `Bearer ${simulator.tokenFor(record.subject)}`);
      return handle(new Request(request, { headers }));
    },
  },
  {
    name: '429 without Retry-After',
    caughtBy: 'limits/rate-limited',
    spoil: answer(['* /v1/**'], response =>
      response.status === 429 ? withHeaders(response, { 'Retry-After': null }) : response,
    ),
  },
  {
    name: 'one limit for all together',
    caughtBy: 'limits/rate-limit-of-one',
    spoil: (handle, simulator) => {
      let until = 0;
      return async request => {
        const now = Date.parse(simulator.now());
        const response = await handle(request);
        if (response.status === 429) until = now + Number(response.headers.get('Retry-After')) * 1000;
        if (response.status === 429 || now >= until) return response;
        const json = {
          type: 'urn:yongyiban:problem:rate-limited',
          title: 'Too many',
          status: 429,
          code: 'rate-limited',
        };
        return Response.json(json, {
          status: 429,
          headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '1' },
        });
      };
    },
  },
  {
    name: 'a Retry-After that is too short',
    caughtBy: 'limits/after-retry-after',
    spoil: answer(['* /v1/**'], response =>
      response.status === 429 ? withHeaders(response, { 'Retry-After': '1' }) : response,
    ),
  },
  {
    name: 'a page for maintenance',
    caughtBy: 'limits/unavailable',
    spoil: answer(['* /v1/**'], response =>
      response.status === 503
        ? new Response('<h1>Back soon</h1>', { status: 503, headers: { 'Content-Type': 'text/html' } })
        : response,
    ),
  },
];
