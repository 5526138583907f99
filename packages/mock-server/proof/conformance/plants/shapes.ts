import { answer, ask, body, copy, type Plant, withHeaders } from '../plant.ts';

const lists = ['GET /v1/entitlements', 'GET /v1/payouts', 'GET /v1/policies'];

/** A list whose items lack a field. */
function lacking(list: string, field: string): Plant['spoil'] {
  return body([`GET /v1/${list}`], json => {
    for (const item of json.items) delete item[field];
  });
}

export const shapePlants: readonly Plant[] = [
  { name: 'policies without criteria', caughtBy: 'shapes/policies', spoil: lacking('policies', 'criteria') },
  {
    name: 'a policy of another version than the list’s',
    caughtBy: 'shapes/policy',
    spoil: body(['GET /v1/policies/*'], json => ({ ...json, version: json.version + 1 })),
  },
  { name: 'decisions without what is missing', caughtBy: 'shapes/decisions', spoil: lacking('decisions', 'missing') },
  {
    name: 'lists as bare arrays',
    caughtBy: 'shapes/payouts',
    spoil: body(['GET /v1/payouts'], json => json.items),
  },
  { name: 'accounts without their bank', caughtBy: 'shapes/accounts', spoil: lacking('accounts', 'bank') },
  {
    name: 'an account that is ready in the list and not by itself',
    caughtBy: 'shapes/account',
    spoil: body(['GET /v1/accounts/*'], json => ({
      ...json,
      status: json.status === 'ready' ? 'closed' : json.status,
    })),
  },
  {
    name: 'objections without the day of their answer',
    caughtBy: 'shapes/objections',
    spoil: lacking('objections', 'answerBy'),
  },
  {
    name: 'applications without their questions',
    caughtBy: 'shapes/applications',
    spoil: lacking('applications', 'questions'),
  },
  {
    name: 'a list that answers 204 while it is empty',
    caughtBy: 'shapes/reminders',
    spoil: answer(['GET /v1/reminders'], async response => {
      const json = await response.clone().json();
      return json.items?.length === 0 ? new Response(null, { status: 204 }) : response;
    }),
  },
  {
    name: 'figures in thousands',
    caughtBy: 'shapes/statistics',
    spoil: body(['GET /v1/statistics'], json => {
      json.unclaimed.amount = json.unclaimed.amount / 1000 + 0.5;
    }),
  },
  {
    name: 'a status that lags behind its events',
    caughtBy: 'shapes/payout',
    spoil: body(['GET /v1/payouts/*'], json => {
      if (json.events?.length > 1 && json.status === 'settled') json.events.pop();
    }),
  },
  {
    name: 'limit=0 for a whole list',
    caughtBy: 'shapes/bad-query',
    spoil: ask(['GET /v1/policies'], request => new Request(request.url.replace('limit=0', 'limit=100'), request)),
  },
  {
    name: 'amounts as text',
    caughtBy: 'shapes/entitlements',
    spoil: body(['GET /v1/entitlements'], json => {
      for (const item of json.items) item.amount = String(item.amount);
    }),
  },
  {
    name: 'statuses with a capital',
    caughtBy: 'shapes/entitlements',
    spoil: body(['GET /v1/entitlements'], json => {
      for (const item of json.items) item.status = item.status.replace(/^./, (first: string) => first.toUpperCase());
    }),
  },
  {
    name: 'a decision left out of the entitlement',
    caughtBy: 'shapes/entitlement',
    spoil: body(['GET /v1/entitlements/*'], json => {
      delete json.decision;
    }),
  },
  {
    name: 'one entitlement out of step with the list',
    caughtBy: 'shapes/entitlement',
    spoil: body(['GET /v1/entitlements'], json => {
      for (const item of json.items) item.version += 1;
    }),
  },
  {
    name: 'entitlements in the order of their ids',
    caughtBy: 'shapes/entitlement-order',
    spoil: body(['GET /v1/entitlements'], json => {
      json.items.sort((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1));
    }),
  },
  {
    name: 'a filter that filters nothing',
    caughtBy: 'shapes/status-filter',
    spoil: ask(['GET /v1/entitlements'], request => {
      const url = new URL(request.url);
      url.searchParams.delete('status');
      return new Request(url, request);
    }),
  },
  {
    name: 'the whole credit code',
    caughtBy: 'shapes/masked-code',
    spoil: body(['GET /v1/session'], json => {
      json.subject.maskedCode = '91330200MA2AAAAA0X';
    }),
  },
  {
    name: 'a digest in base64',
    caughtBy: 'shapes/policy-digest',
    spoil: body(['GET /v1/policies'], json => {
      for (const item of json.items) item.digest = btoa(item.digest).slice(0, 44);
    }),
  },
  {
    name: 'local time in place of UTC',
    caughtBy: 'shapes/session',
    spoil: body(['GET /v1/session'], json => {
      json.expiresAt = json.expiresAt.replace('Z', '+08:00');
    }),
  },
  {
    name: 'errors as plain JSON',
    caughtBy: 'shapes/problem',
    spoil: answer(['* /v1/**'], response =>
      response.status >= 400 ? withHeaders(response, { 'Content-Type': 'application/json' }) : response,
    ),
  },
  {
    name: 'errors with the status 200',
    caughtBy: 'shapes/problem',
    spoil: answer(['* /v1/**'], async response =>
      response.status === 404 ? copy(response, await response.text(), 200) : response,
    ),
  },
  {
    name: 'codes of its own',
    caughtBy: 'shapes/known-problems',
    spoil: answer(['GET /v1/entitlements'], async response =>
      response.status === 400 ? copy(response, { ...(await response.json()), code: 'E1001' }) : response,
    ),
  },
  {
    name: 'errors without a reference',
    caughtBy: 'shapes/problem-reference',
    spoil: answer(['* /v1/**'], async response => {
      if (response.status < 400) return response;
      const { instance, ...rest } = await response.json();
      return copy(response, rest);
    }),
  },
  {
    name: 'mistakes in a body without their places',
    caughtBy: 'shapes/malformed-body',
    spoil: answer(['POST /v1/**'], async response => {
      if (response.status !== 400) return response;
      const { errors, ...rest } = await response.json();
      return copy(response, rest);
    }),
  },
  {
    name: 'unknown parameters refused',
    caughtBy: 'shapes/unknown-query',
    spoil: handle => request => {
      const url = new URL(request.url);
      if (url.searchParams.has('colour')) url.searchParams.set('limit', '0');
      return handle(new Request(url, request));
    },
  },
  {
    name: 'no entity tags',
    caughtBy: 'shapes/etag',
    spoil: answer(lists, response => withHeaders(response, { ETag: null })),
  },
  {
    name: 'If-None-Match ignored',
    caughtBy: 'shapes/not-modified',
    spoil: ask(['GET /v1/**'], request => {
      const headers = new Headers(request.headers);
      headers.delete('If-None-Match');
      return new Request(request, { headers });
    }),
  },
  {
    name: 'an entity tag that never changes',
    caughtBy: 'shapes/etag-follows-content',
    spoil: handle => async request => {
      const asks = /^\/v1\/entitlements\/[^/]+$/.test(new URL(request.url).pathname) && request.method === 'GET';
      if (asks && request.headers.get('If-None-Match') !== null) return new Response(null, { status: 304 });
      return handle(request);
    },
  },
  {
    name: 'a Location that leads nowhere',
    caughtBy: 'shapes/confirmation',
    spoil: answer(['POST /v1/confirmations'], response =>
      response.status === 201 ? withHeaders(response, { Location: '/confirmations/next' }) : response,
    ),
  },
  {
    name: '200 in place of 201',
    caughtBy: 'shapes/confirmation',
    spoil: answer(['POST /v1/confirmations'], async response =>
      response.status === 201 ? copy(response, await response.text(), 200) : response,
    ),
  },
  {
    name: 'personal answers in shared caches',
    caughtBy: 'shapes/private-answers',
    spoil: answer(['GET /v1/**'], response => withHeaders(response, { 'Cache-Control': 'public, max-age=60' })),
  },
  {
    name: 'no Date',
    caughtBy: 'shapes/server-time',
    spoil: answer(['* /v1/**'], response => withHeaders(response, { Date: null })),
  },
  {
    name: 'Chinese in another encoding',
    caughtBy: 'shapes/json',
    spoil: answer(['GET /v1/policies'], async response => {
      const bytes = Uint8Array.from((await response.text()).replace(/[\u4e00-\u9fff]/g, '\xd6'), char =>
        char.charCodeAt(0),
      );
      return new Response(bytes, { status: response.status, headers: response.headers });
    }),
  },
  {
    name: 'an OpenAPI document without confirmations',
    caughtBy: 'shapes/openapi',
    spoil: body(['GET /openapi.json'], json => {
      delete json.paths['/confirmations'];
    }),
  },
];
