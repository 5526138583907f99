import { answer, ask, body, copy, formed, type Json, type Plant, withHeaders } from '../plant.ts';

const authorize = ['GET /oauth/authorize', 'POST /oauth/authorize'];
const token = ['POST /oauth/token'];

async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Gives the answer again that a field of the form once had. */
function again(field: string, grant: string): Plant['spoil'] {
  return handle => {
    const known = new Map<string, Response>();
    return async request => {
      if (request.method !== 'POST' || !request.url.endsWith('/oauth/token')) return handle(request);
      const form = new URLSearchParams(await request.clone().text());
      const value = form.get('grant_type') === grant ? form.get(field) : null;
      const before = value === null ? undefined : known.get(value);
      if (before !== undefined) return before.clone();
      const response = await handle(request);
      if (value !== null && response.ok) known.set(value, response.clone());
      return response;
    };
  };
}

/** Puts into the form of the token endpoint what the code was given for. */
function forgiving(field: 'redirect_uri' | 'client_id' | 'code_verifier'): Plant['spoil'] {
  return (handle, simulator) => async request => {
    if (request.method !== 'POST' || !request.url.endsWith('/oauth/token')) return handle(request);
    const form = new URLSearchParams(await request.clone().text());
    const record = simulator.world.codes.get(form.get('code') ?? '');
    if (record === undefined || form.get('grant_type') !== 'authorization_code') return handle(request);
    const change = async (fields: URLSearchParams): Promise<void> => {
      if (field === 'redirect_uri') fields.set(field, record.redirectUri);
      else if (field === 'client_id') fields.set(field, record.client);
      else (record as { challenge: string }).challenge = await challengeOf(fields.get('code_verifier') ?? '');
    };
    return handle(await formed(request, change));
  };
}

export const signInPlants: readonly Plant[] = [
  {
    name: 'plain among the methods of PKCE',
    caughtBy: 'sign-in/metadata',
    spoil: body(['GET /.well-known/oauth-authorization-server'], json => {
      json.code_challenge_methods_supported = ['S256', 'plain'];
    }),
  },
  {
    name: 'an issuer of another name',
    caughtBy: 'sign-in/metadata',
    spoil: body(['GET /.well-known/oauth-authorization-server'], json => {
      json.issuer = 'https://login.example';
    }),
  },
  {
    name: 'a redirect to wherever one asks',
    caughtBy: 'sign-in/unknown-redirect',
    spoil: answer(authorize, (response, request) => {
      const to = new URL(request.url).searchParams.get('redirect_uri');
      return response.status === 400 && to !== null
        ? new Response(null, { status: 303, headers: { Location: `${to}?error=invalid_request` } })
        : response;
    }),
  },
  {
    name: 'PKCE left to the client’s liking',
    caughtBy: 'sign-in/pkce-required',
    spoil: ask(authorize, request =>
      formed(request, async form => {
        if (form.has('code_challenge')) return;
        form.set('code_challenge', await challengeOf(''));
        form.set('code_challenge_method', 'S256');
      }),
    ),
  },
  {
    name: 'plain PKCE taken',
    caughtBy: 'sign-in/pkce-s256',
    spoil: ask(authorize, request =>
      formed(request, async form => {
        if (form.get('code_challenge_method') !== 'plain') return;
        form.set('code_challenge', await challengeOf(form.get('code_challenge') ?? ''));
        form.set('code_challenge_method', 'S256');
      }),
    ),
  },
  {
    name: 'state cut at its first space',
    caughtBy: 'sign-in/state',
    spoil: ask(authorize, request =>
      formed(request, form => form.has('state') && form.set('state', form.get('state')!.split(' ')[0]!)),
    ),
  },
  {
    name: 'a redirect without iss',
    caughtBy: 'sign-in/state',
    spoil: answer(authorize, response => {
      const location = response.headers.get('Location');
      return location === null ? response : withHeaders(response, { Location: location.replace(/[?&]iss=[^&]*/, '') });
    }),
  },
  {
    name: 'tokens that are stored',
    caughtBy: 'sign-in/code-to-token',
    spoil: answer(token, response => withHeaders(response, { 'Cache-Control': 'max-age=3600' })),
  },
  {
    name: 'expires_in in milliseconds',
    caughtBy: 'sign-in/code-to-token',
    spoil: body(token, json => ({ ...json, expires_in: json.expires_in * 1000 })),
  },
  { name: 'code_verifier not compared', caughtBy: 'sign-in/wrong-verifier', spoil: forgiving('code_verifier') },
  { name: 'redirect_uri not compared', caughtBy: 'sign-in/redirect-exact', spoil: forgiving('redirect_uri') },
  { name: 'a code for any client', caughtBy: 'sign-in/code-of-one-client', spoil: forgiving('client_id') },
  {
    name: 'a code used as often as one likes',
    caughtBy: 'sign-in/code-once',
    spoil: again('code', 'authorization_code'),
  },
  {
    name: 'tokens that outlive a stolen code',
    caughtBy: 'sign-in/code-reuse-revokes',
    spoil: handle => {
      const used = new Set<string>();
      return async request => {
        if (request.method !== 'POST' || !request.url.endsWith('/oauth/token')) return handle(request);
        const code = new URLSearchParams(await request.clone().text()).get('code');
        if (code !== null && used.has(code)) return Response.json({ error: 'invalid_grant' }, { status: 400 });
        const response = await handle(request);
        if (code !== null && response.ok) used.add(code);
        return response;
      };
    },
  },
  {
    name: 'codes that last an hour',
    caughtBy: 'sign-in/code-short-lived',
    spoil: (handle, simulator) => request => {
      for (const record of simulator.world.codes.values())
        if (record.used === undefined)
          (record as { expiresAt: number }).expiresAt = Math.max(record.expiresAt, simulator.world.now + 3_600_000);
      return handle(request);
    },
  },
  {
    name: 'a refresh token for good',
    caughtBy: 'sign-in/refresh-rotates',
    spoil: answer(token, async (response, request) => {
      const old = new URLSearchParams(await request.text()).get('refresh_token');
      return response.ok && old !== null
        ? copy(response, { ...(await response.json()), refresh_token: old })
        : response;
    }),
  },
  {
    name: 'a used refresh token taken again',
    caughtBy: 'sign-in/refresh-reuse-ends-all',
    spoil: again('refresh_token', 'refresh_token'),
  },
  {
    name: 'a used refresh token refused and forgotten',
    caughtBy: 'sign-in/refresh-reuse-ends-all',
    spoil: (handle, simulator) => async request => {
      if (request.method !== 'POST' || !request.url.endsWith('/oauth/token')) return handle(request);
      const old = new URLSearchParams(await request.clone().text()).get('refresh_token');
      return old !== null && simulator.world.refreshTokens.get(old)?.used
        ? Response.json({ error: 'invalid_grant' }, { status: 400 })
        : handle(request);
    },
  },
  {
    name: 'a refreshed session that may do more',
    caughtBy: 'sign-in/refresh-not-wider',
    spoil: (handle, simulator) => async request => {
      if (request.method !== 'POST' || !request.url.endsWith('/oauth/token')) return handle(request);
      const form = new URLSearchParams(await request.clone().text());
      const record = simulator.world.refreshTokens.get(form.get('refresh_token') ?? '') as Json;
      if (record !== undefined && form.get('scope') !== null) record.scope = form.get('scope')!.split(' ');
      return handle(request);
    },
  },
  {
    name: 'every scope whatever was asked for',
    caughtBy: 'sign-in/scope-as-granted',
    spoil: ask(authorize, request => formed(request, form => form.delete('scope'))),
  },
  {
    name: 'signing out that does nothing',
    caughtBy: 'sign-in/revocation',
    spoil: handle => request =>
      request.url.endsWith('/oauth/revoke') ? Promise.resolve(new Response(null)) : handle(request),
  },
  {
    name: 'a page in place of an OAuth error',
    caughtBy: 'sign-in/unknown-grant',
    spoil: answer(token, response =>
      response.ok ? response : new Response('<h1>400</h1>', { status: 400, headers: { 'Content-Type': 'text/html' } }),
    ),
  },
  {
    name: 'pollers that may ask all the time',
    caughtBy: 'sign-in/device-waiting',
    spoil: answer(token, async response =>
      response.status === 400
        ? copy(response, (await response.text()).replace('slow_down', 'authorization_pending'))
        : response,
    ),
  },
  {
    name: 'a device code used twice',
    caughtBy: 'sign-in/device-approved',
    spoil: again('device_code', 'urn:ietf:params:oauth:grant-type:device_code'),
  },
  {
    name: 'an embed that gets all its host may do',
    caughtBy: 'sign-in/exchange-narrower',
    spoil: ask(token, request =>
      formed(request, form => form.get('grant_type')?.endsWith('token-exchange') && form.delete('scope')),
    ),
  },
];
