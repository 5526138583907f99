import { answer, asked, asking, copy, type Json, type Plant, withHeaders } from '../plant.ts';

const confirmations = ['POST /v1/confirmations'];

/** The entitlement that a confirmation is about, as it is now. */
async function present(handle: (request: Request) => Promise<Response>, request: Request): Promise<Json> {
  const { entitlement } = JSON.parse(await request.clone().text());
  const url = new URL(`/v1/entitlements/${entitlement}`, request.url);
  const headers = { Authorization: request.headers.get('Authorization') ?? '' };
  return (await handle(new Request(url, { headers }))).json();
}

export const concurrencyPlants: readonly Plant[] = [
  {
    name: 'If-Match not needed',
    caughtBy: 'concurrency/if-match-required',
    spoil: handle => async request => {
      if (!new URL(request.url).pathname.endsWith('/confirmations') || request.method !== 'POST')
        return handle(request);
      if (request.headers.has('If-Match')) return handle(request);
      const { version } = await present(handle, request);
      return handle(asking(request, { 'If-Match': `"${version ?? 1}"` }));
    },
  },
  {
    name: 'versions not compared',
    caughtBy: 'concurrency/stale-version-refused',
    spoil: handle => async request => {
      if (!new URL(request.url).pathname.endsWith('/confirmations') || !request.headers.has('If-Match'))
        return handle(request);
      const { version } = await present(handle, request);
      return handle(asking(request, { 'If-Match': `"${version ?? 1}"` }));
    },
  },
  {
    name: 'amounts not compared',
    caughtBy: 'concurrency/other-amount-refused',
    spoil: handle => async request => {
      if (!new URL(request.url).pathname.endsWith('/confirmations') || !request.headers.has('If-Match'))
        return handle(request);
      const { amount } = await present(handle, request);
      return handle(
        amount === undefined
          ? request
          : await asked(request, json => ({ ...json, amount: typeof json.amount === 'number' ? amount : json.amount })),
      );
    },
  },
  {
    name: '412 without the present entitlement',
    caughtBy: 'concurrency/refusal-shows-the-present',
    spoil: answer(confirmations, async response => {
      if (response.status !== 412) return response;
      const { current, ...rest } = await response.json();
      return copy(response, rest);
    }),
  },
  {
    name: '412 with an old entitlement',
    caughtBy: 'concurrency/refusal-shows-the-present',
    spoil: answer(confirmations, async response => {
      if (response.status !== 412) return response;
      const json = await response.json();
      return copy(response, { ...json, current: { ...json.current, amount: json.current.amount + 1 } });
    }),
  },
  {
    name: '409 in place of 412',
    caughtBy: 'concurrency/stale-version-refused',
    spoil: answer(confirmations, async response =>
      response.status === 412 ? copy(response, await response.text(), 409) : response,
    ),
  },
  {
    name: 'each of two at once told that it won',
    caughtBy: 'concurrency/two-keys-at-once',
    spoil: handle => {
      let made = 0;
      return async request => {
        const response = await handle(request);
        if (!new URL(request.url).pathname.endsWith('/confirmations') || response.status !== 200) return response;
        const json = await response.json();
        return copy(response, { ...json, id: `cnf-made-${++made}` }, 201);
      };
    },
  },
  {
    name: 'an error for who confirms again',
    caughtBy: 'concurrency/confirmed-already',
    spoil: answer(confirmations, response => {
      if (response.status !== 200) return response;
      const json = { type: 'urn:yongyiban:problem:withdrawn', title: 'Gone', status: 410, code: 'withdrawn' };
      return Response.json(json, { status: 410, headers: { 'Content-Type': 'application/problem+json' } });
    }),
  },
  {
    name: 'an entity tag that is not the version',
    caughtBy: 'concurrency/version-tag',
    spoil: answer(['GET /v1/entitlements/*'], response =>
      response.ok ? withHeaders(response, { ETag: '"etag-of-its-own"' }) : response,
    ),
  },
  {
    name: 'an account changed on the way',
    caughtBy: 'concurrency/other-account-too-late',
    spoil: handle => {
      const accounts = new Map<string, string>();
      return async request => {
        const { pathname } = new URL(request.url);
        const account =
          pathname === '/v1/confirmations' && request.method === 'POST'
            ? JSON.parse(await request.clone().text()).account
            : undefined;
        const response = await handle(request);
        if (!pathname.startsWith('/v1/confirmations') || !response.ok) return response;
        const json = await response.json();
        if (account !== undefined) accounts.set(json.id, account);
        return copy(response, { ...json, account: accounts.get(json.id) ?? json.account });
      };
    },
  },
  {
    name: 'a changed amount without a word',
    caughtBy: 'concurrency/changed-amount',
    spoil: answer(['GET /v1/entitlements/*'], async response => {
      if (!response.ok) return response;
      const { changed, ...rest } = await response.json();
      return copy(response, rest);
    }),
  },
  {
    name: 'writes at once that overwrite each other',
    caughtBy: 'concurrency/many-at-once',
    spoil: handle => {
      let under: Promise<Response> | undefined;
      return async request => {
        if (request.method !== 'POST' || !new URL(request.url).pathname.endsWith('/objections')) return handle(request);
        if (under !== undefined) return (await under).clone();
        under = new Promise(resolve => setImmediate(() => resolve(handle(request))));
        try {
          return (await under).clone();
        } finally {
          setImmediate(() => {
            under = undefined;
          });
        }
      };
    },
  },
];
