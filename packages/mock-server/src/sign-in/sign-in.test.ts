import type { Session } from '@yongyiban/core/contract';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../simulator.ts';
import { visitor } from '../testing/visitor.ts';

const issuer = new URL('http://127.0.0.1:4010');
const client: oauth.Client = { client_id: 'test-page' };
const none = oauth.None();
const redirectUri = 'http://localhost:5173/back';

function options(simulator: Simulator) {
  return {
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: (url: string, init: object) => simulator.handle(new Request(url, init as RequestInit)),
  } as const;
}

async function discover(simulator: Simulator) {
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...options(simulator) });
  return oauth.processDiscoveryResponse(issuer, response);
}

/** Signs in as a stock client library does, choosing a person on the page as a browser would. */
async function signIn(simulator: Simulator, person: string, scope?: string) {
  const server = await discover(simulator);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    door: 'zheliban',
    ...(scope === undefined ? {} : { scope }),
  });
  const page = await simulator.handle(new Request(`${server.authorization_endpoint}?${query}`));
  expect(await page.text()).toContain('name="person" value="kaiyue"');
  const chosen = await simulator.handle(
    new Request(server.authorization_endpoint!, {
      method: 'POST',
      body: new URLSearchParams([...query, ['person', person]]),
    }),
  );
  expect(chosen.status).toBe(303);
  const back = new URL(chosen.headers.get('Location')!);
  const params = oauth.validateAuthResponse(server, client, back, state);
  const exchange = () =>
    oauth.authorizationCodeGrantRequest(server, client, none, params, redirectUri, verifier, options(simulator));
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, await exchange());
  return { server, tokens, exchange };
}

const sessionOf = (simulator: Simulator, token: string) =>
  visitor(token, request => simulator.handle(request), `${issuer.origin}/v1`).get('/session');

describe('a stock OAuth library', () => {
  it('signs in with code and PKCE, and the session names the door and whom it is for', async () => {
    const simulator = createSimulator();
    const { tokens } = await signIn(simulator, 'kaiyue');
    const session = (await (await sessionOf(simulator, tokens.access_token)).json()) as Session;
    expect(session.subject.name).toBe('宁波凯越国际贸易有限公司');
    expect(session.door).toBe('zheliban');
    expect(session.authorities.map(({ role, status }) => [role, status])).toContainEqual(['agent', 'expired']);
    expect(JSON.stringify(session)).not.toContain('91330200SAMPLE0017');
  });

  it('gets what it asked for and no more', async () => {
    const simulator = createSimulator();
    const { tokens } = await signIn(simulator, 'kaiyue', 'view');
    expect(tokens.scope).toBe('view');
  });

  it('refreshes, once with each refresh token', async () => {
    const simulator = createSimulator();
    const { server, tokens } = await signIn(simulator, 'kaiyue');
    simulator.advance(31 * 60_000);
    expect((await sessionOf(simulator, tokens.access_token)).status).toBe(401);
    const refresh = async () =>
      oauth.processRefreshTokenResponse(
        server,
        client,
        await oauth.refreshTokenGrantRequest(server, client, none, tokens.refresh_token!, options(simulator)),
      );
    const fresh = await refresh();
    expect((await sessionOf(simulator, fresh.access_token)).status).toBe(200);
    await expect(refresh()).rejects.toThrow();
    // Somebody used it twice, so one of the two is a thief: the session ends for both (RFC 9700 §4.14.2).
    expect((await sessionOf(simulator, fresh.access_token)).status).toBe(401);
  });

  it('revokes what it was given', async () => {
    const simulator = createSimulator();
    const { server, tokens } = await signIn(simulator, 'kaiyue');
    const response = await oauth.revocationRequest(server, client, none, tokens.access_token, options(simulator));
    await oauth.processRevocationResponse(response);
    expect((await sessionOf(simulator, tokens.access_token)).status).toBe(401);
  });

  it('cannot use a code twice, and trying ends the session', async () => {
    const simulator = createSimulator();
    const { server, tokens, exchange } = await signIn(simulator, 'kaiyue');
    await expect(oauth.processAuthorizationCodeResponse(server, client, await exchange())).rejects.toThrow();
    expect((await sessionOf(simulator, tokens.access_token)).status).toBe(401);
  });

  it('scans the enterprise code (device authorization), polite and impolite', async () => {
    const simulator = createSimulator();
    const server = await discover(simulator);
    const begun = await oauth.processDeviceAuthorizationResponse(
      server,
      client,
      await oauth.deviceAuthorizationRequest(server, client, none, { scope: 'view confirm' }, options(simulator)),
    );
    const poll = async () =>
      oauth.processDeviceCodeResponse(
        server,
        client,
        await oauth.deviceCodeGrantRequest(server, client, none, begun.device_code, options(simulator)),
      );
    await expect(poll()).rejects.toMatchObject({ error: 'authorization_pending' });
    await expect(poll()).rejects.toMatchObject({ error: 'slow_down' });
    const phone = await simulator.handle(new Request(begun.verification_uri_complete!));
    expect(await phone.text()).toContain(begun.user_code);
    const form = new URLSearchParams({ user_code: begun.user_code, person: 'kaiyue' });
    await simulator.handle(new Request(begun.verification_uri, { method: 'POST', body: form }));
    simulator.advance(10_000);
    const tokens = await poll();
    const session = (await (await sessionOf(simulator, tokens.access_token)).json()) as Session;
    expect([session.door, session.scope]).toEqual(['enterprise-code', ['view', 'confirm']]);
  });

  it('finds that a code which nobody scanned has expired', async () => {
    const simulator = createSimulator();
    const server = await discover(simulator);
    const begun = await oauth.processDeviceAuthorizationResponse(
      server,
      client,
      await oauth.deviceAuthorizationRequest(server, client, none, {}, options(simulator)),
    );
    simulator.advance(5 * 60_000 + 1);
    const response = await oauth.deviceCodeGrantRequest(server, client, none, begun.device_code, options(simulator));
    await expect(oauth.processDeviceCodeResponse(server, client, response)).rejects.toMatchObject({
      error: 'expired_token',
    });
  });
});

describe('token exchange', () => {
  const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';

  async function exchange(simulator: Simulator, token: string, fields: Record<string, string>) {
    const server = await discover(simulator);
    const parameters = {
      subject_token: token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      ...fields,
    };
    const response = await oauth.genericTokenEndpointRequest(
      server,
      client,
      none,
      exchangeGrant,
      parameters,
      options(simulator),
    );
    return oauth.processGenericTokenEndpointResponse(server, client, response);
  }

  it('acts for another subject that appointed the person', async () => {
    const simulator = createSimulator();
    const { tokens } = await signIn(simulator, 'kaiyue');
    const other = await exchange(simulator, tokens.access_token, { audience: 'urn:yongyiban:subject:sample-lin' });
    const session = (await (await sessionOf(simulator, other.access_token)).json()) as Session;
    expect(session.subject.id).toBe('sample-lin');
  });

  it.each([
    ['whose authority has ended', 'sample-empty'],
    ['who never appointed the person', 'jiangong-jianle'],
  ])('does not act for one %s', async (_, audience) => {
    const simulator = createSimulator();
    const { tokens } = await signIn(simulator, 'kaiyue');
    await expect(exchange(simulator, tokens.access_token, { audience })).rejects.toMatchObject({
      error: 'invalid_target',
    });
  });

  it('mints a narrower session for an embed, which cannot be widened again', async () => {
    const simulator = createSimulator();
    const { tokens } = await signIn(simulator, 'kaiyue');
    const narrow = await exchange(simulator, tokens.access_token, { scope: 'view' });
    expect(narrow.scope).toBe('view');
    await expect(exchange(simulator, narrow.access_token, { scope: 'view confirm' })).rejects.toMatchObject({
      error: 'invalid_scope',
    });
  });
});

it('knows no doors but its own, whatever every object inherits', async () => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'page',
    redirect_uri: redirectUri,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    door: 'constructor',
  });
  const page = await createSimulator().handle(new Request(new URL(`/oauth/authorize?${query}`, issuer)));
  expect(await page.text()).toContain('浙江政务服务网');
});

it('never sends a code to another machine', async () => {
  const simulator = createSimulator();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'x',
    redirect_uri: 'https://evil.example/back',
  });
  const response = await simulator.handle(new Request(`${issuer.origin}/oauth/authorize?${query}`));
  expect([response.status, response.headers.get('Location')]).toEqual([400, null]);
});
