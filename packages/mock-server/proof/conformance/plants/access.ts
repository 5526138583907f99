import { answer, ask, asking, copy, type Handle, type Plant, withHeaders } from '../plant.ts';

/** Lets a request be answered as if it came from whoever owns what it is about. */
function forAnyone(pattern: RegExp): Plant['spoil'] {
  return (handle, simulator) => async request => {
    const response = await handle(request.clone());
    const id = pattern.exec(new URL(request.url).pathname)?.[1];
    if (response.status !== 404 || id === undefined) return response;
    const { world } = simulator;
    const owner = [world.entitlements, world.accounts, world.payouts, world.confirmations, world.objections]
      .map(records => (records as ReadonlyMap<string, { subject: string }>).get(id)?.subject)
      .find(subject => subject !== undefined);
    return owner === undefined
      ? response
      : handle(asking(request, { Authorization: `Bearer ${simulator.tokenFor(owner)}` }));
  };
}

/** A token that may do everything in place of one that may only look. */
const mayEverything: Plant['spoil'] = (handle, simulator) => request => {
  const record = simulator.world.tokens.get(request.headers.get('Authorization')?.slice(7) ?? '');
  const may =
    record !== undefined && record.scope.length === 1 && request.method === 'POST' && record.client === 'test';
  return handle(may ? asking(request, { Authorization: `Bearer ${simulator.tokenFor(record.subject)}` }) : request);
};

const forbidden: Plant['spoil'] = (handle, simulator) => async request => {
  const response = await handle(request);
  const id = /\/v1\/entitlements\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1];
  if (response.status !== 404 || id === undefined || !simulator.world.entitlements.has(id as never)) return response;
  const json = { type: 'urn:yongyiban:problem:scope-missing', title: 'Not yours', status: 403, code: 'scope-missing' };
  return Response.json(json, { status: 403, headers: { 'Content-Type': 'application/problem+json' } });
};

const openDoor =
  (target: string): Plant['spoil'] =>
  (handle: Handle, simulator) =>
  request =>
    handle(
      request.url.endsWith(target) && !request.headers.has('Authorization')
        ? asking(request, { Authorization: `Bearer ${simulator.tokenFor('sample-empty')}` })
        : request,
    );

export const accessPlants: readonly Plant[] = [
  { name: 'reminders for anybody', caughtBy: 'access/token-required', spoil: openDoor('/v1/reminders') },
  {
    name: 'figures for the signed-in alone',
    caughtBy: 'access/public-reads',
    spoil: handle => request =>
      request.url.endsWith('/v1/statistics') && !request.headers.has('Authorization')
        ? handle(new Request(request.url.replace('statistics', 'session')))
        : handle(request),
  },
  {
    name: '401 without a challenge',
    caughtBy: 'access/challenge',
    spoil: answer(['* /v1/**'], response =>
      response.status === 401 ? withHeaders(response, { 'WWW-Authenticate': null }) : response,
    ),
  },
  {
    name: 'tokens under any scheme',
    caughtBy: 'access/other-scheme',
    spoil: ask(['* /v1/**'], request =>
      asking(request, { Authorization: request.headers.get('Authorization')?.replace(/^Basic/, 'Bearer') ?? null }),
    ),
  },
  {
    name: 'a token in the address',
    caughtBy: 'access/token-not-in-the-address',
    spoil: ask(['GET /v1/**'], request => {
      const token = new URL(request.url).searchParams.get('access_token');
      return token === null ? request : asking(request, { Authorization: `Bearer ${token}` });
    }),
  },
  {
    name: 'tokens that never end',
    caughtBy: 'access/expired-token',
    spoil: (handle, simulator) => request => {
      const record = simulator.world.tokens.get(request.headers.get('Authorization')?.slice(7) ?? '');
      const over = record !== undefined && record.expiresAt <= Date.parse(simulator.now());
      return handle(
        over ? asking(request, { Authorization: `Bearer ${simulator.tokenFor(record.subject)}` }) : request,
      );
    },
  },
  {
    name: 'looking that needs all scopes',
    caughtBy: 'access/view-reads',
    spoil: (handle, simulator) => request => {
      const record = simulator.world.tokens.get(request.headers.get('Authorization')?.slice(7) ?? '');
      const narrow = record?.scope.length === 1 && request.url.includes('/accounts');
      return handle(narrow ? asking(request, { Authorization: null }) : request);
    },
  },
  { name: 'writing with view alone', caughtBy: 'access/view-cannot-write', spoil: mayEverything },
  { name: 'confirming with view alone', caughtBy: 'access/view-cannot-confirm', spoil: mayEverything },
  { name: '403 for another’s entitlement', caughtBy: 'access/anothers-entitlement', spoil: forbidden },
  {
    name: 'another’s entitlement for whoever knows its id',
    caughtBy: 'access/anothers-entitlement',
    spoil: forAnyone(/\/v1\/entitlements\/([^/]+)$/),
  },
  {
    name: '“it is another’s” in the detail',
    caughtBy: 'access/anothers-account',
    spoil: (handle, simulator) => async request => {
      const response = await handle(request);
      const id = /\/v1\/accounts\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1];
      if (response.status !== 404 || !simulator.world.accounts.has(id as never)) return response;
      return copy(response, { ...(await response.json()), detail: 'This account is not yours' });
    },
  },
  {
    name: 'another’s payout for whoever knows its id',
    caughtBy: 'access/anothers-payout',
    spoil: forAnyone(/\/v1\/payouts\/([^/]+)(?:\/rating)?$/),
  },
  {
    name: 'another’s objection for whoever knows its id',
    caughtBy: 'access/anothers-objection',
    spoil: forAnyone(/\/v1\/objections\/([^/]+)$/),
  },
  {
    name: 'confirming for another',
    caughtBy: 'access/anothers-confirmation',
    spoil: (handle, simulator) => async request => {
      const response = await handle(request.clone());
      if (response.status !== 404 || request.method !== 'POST' || !request.url.endsWith('/v1/confirmations'))
        return response;
      const { entitlement } = JSON.parse(await request.clone().text());
      const owner = simulator.world.entitlements.get(entitlement)?.subject;
      return owner === undefined
        ? response
        : handle(asking(request, { Authorization: `Bearer ${simulator.tokenFor(owner)}` }));
    },
  },
  {
    name: 'everybody’s accounts in the list',
    caughtBy: 'access/own-lists-alone',
    spoil: (handle, simulator) => async request => {
      const response = await handle(request);
      if (!response.ok || request.method !== 'GET' || new URL(request.url).pathname !== '/v1/accounts') return response;
      const url = new URL('/v1/accounts?limit=1', request.url);
      const other = await handle(
        new Request(url, { headers: { Authorization: `Bearer ${simulator.tokenFor('jiangong-jianle')}` } }),
      );
      const json = await response.json();
      json.items.push(...(await other.json()).items);
      return copy(response, json);
    },
  },
  {
    name: 'a cache that knows no callers',
    caughtBy: 'access/not-modified-is-private',
    spoil: handle => {
      const seen = new Set<string>();
      return async request => {
        const etag = request.headers.get('If-None-Match');
        if (etag !== null && seen.has(etag)) return new Response(null, { status: 304 });
        const response = await handle(request);
        const tag = response.headers.get('ETag');
        if (tag !== null && new URL(request.url).pathname === '/v1/entitlements') seen.add(tag);
        return response;
      };
    },
  },
  {
    name: 'a session for any company',
    caughtBy: 'access/acting-for-a-stranger',
    spoil: answer(['POST /oauth/token'], async response => {
      if (response.status !== 400) return response;
      const json = await response.json();
      return json.error === 'invalid_target' && /may not act/.test(json.error_description)
        ? Response.json({ access_token: 'made', token_type: 'Bearer', expires_in: 60 })
        : copy(response, json);
    }),
  },
  {
    name: 'authorities that never end',
    caughtBy: 'access/ended-authority',
    spoil: answer(['POST /oauth/token'], async response => {
      if (response.status !== 400) return response;
      const json = await response.json();
      return json.error === 'invalid_target' && /has ended/.test(json.error_description)
        ? Response.json({ access_token: 'made', token_type: 'Bearer', expires_in: 60 })
        : copy(response, json);
    }),
  },
  {
    name: 'a preflight that lacks Idempotency-Key',
    caughtBy: 'access/preflight',
    spoil: answer(['OPTIONS /v1/**'], response => {
      const allowed = response.headers.get('Access-Control-Allow-Headers');
      return withHeaders(response, {
        'Access-Control-Allow-Headers': allowed?.replace('Idempotency-Key, ', '') ?? null,
      });
    }),
  },
  {
    name: 'headers that pages cannot read',
    caughtBy: 'access/exposed-headers',
    spoil: answer(['GET /v1/**'], response => withHeaders(response, { 'Access-Control-Expose-Headers': null })),
  },
  {
    name: 'any origin echoed',
    caughtBy: 'access/foreign-origin',
    spoil: answer(['* /v1/**'], (response, request) => {
      const origin = request.headers.get('Origin');
      return origin === null
        ? response
        : withHeaders(response, { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' });
    }),
  },
];
