/** OAuth 2.0 in the browser, loaded when somebody first signs in. */
import * as oauth from 'oauth4webapi';
import { type Clock, sleep } from '../client/clock.ts';
import type { SubjectId } from '../contract/scalars.ts';
import type { DoorId } from './session.ts';

/** What a session holds, in memory alone. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  /** Milliseconds since 1970 after which the access token is not used any more. */
  readonly expiresAt: number;
}

export interface OAuthOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  readonly clock: Clock;
}

/** What a redirect must remember: the verifier of PKCE (RFC 7636) and the state that ties the answer to this tab. */
export interface Redirect {
  readonly address: string;
  readonly verifier: string;
  readonly state: string;
}

const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const accessToken = 'urn:ietf:params:oauth:token-type:access_token';

export class OAuth {
  readonly #client: oauth.Client;
  readonly #auth: oauth.ClientAuth = oauth.None();
  readonly #options: OAuthOptions;
  readonly #http: { [oauth.customFetch]?: (url: string, init: object) => Promise<Response> } & {
    [oauth.allowInsecureRequests]?: boolean;
  };
  #server: Promise<oauth.AuthorizationServer> | null = null;

  constructor(options: OAuthOptions) {
    const { fetch, issuer, clientId } = options;
    this.#options = options;
    this.#client = { client_id: clientId };
    this.#http = {
      ...(fetch ? { [oauth.customFetch]: (url: string, init: object) => fetch(new Request(url, init)) } : {}),
      // Loopback alone is a trustworthy origin without TLS (RFC 8252 §8.3): a simulator on one's own machine.
      ...(/^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|\/|$)/.test(issuer)
        ? { [oauth.allowInsecureRequests]: true }
        : {}),
    };
  }

  /** Where to send the person, with what to remember until they are back. */
  async redirect(door: DoorId, redirectUri: string, stateBegins = ''): Promise<Redirect> {
    const server = await this.#discover();
    const verifier = oauth.generateRandomCodeVerifier();
    const state = stateBegins + oauth.generateRandomState();
    const address = new URL(server.authorization_endpoint as string);
    for (const [name, value] of Object.entries({
      client_id: this.#client.client_id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: this.#options.scope,
      state,
      door,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }))
      address.searchParams.set(name, value);
    return { address: address.href, verifier, state };
  }

  /** Turns the address that the person came back to into tokens. */
  async finish(address: string, redirectUri: string, { verifier, state }: Omit<Redirect, 'address'>): Promise<Tokens> {
    const server = await this.#discover();
    const answer = oauth.validateAuthResponse(server, this.#client, new URL(address), state);
    return this.#tokens(
      await oauth.processAuthorizationCodeResponse(
        server,
        this.#client,
        await oauth.authorizationCodeGrantRequest(
          server,
          this.#client,
          this.#auth,
          answer,
          redirectUri,
          verifier,
          this.#http,
        ),
      ),
    );
  }

  /** Shows a code by `show` and waits until it was scanned (RFC 8628); null when its time is over. */
  async scan(
    show: (code: { userCode: string; uri: string; expiresAt: string }) => void,
    signal: AbortSignal,
  ): Promise<Tokens | null> {
    const { clock } = this.#options;
    const server = await this.#discover();
    const device = await oauth.processDeviceAuthorizationResponse(
      server,
      this.#client,
      await oauth.deviceAuthorizationRequest(
        server,
        this.#client,
        this.#auth,
        { scope: this.#options.scope },
        { ...this.#http, signal },
      ),
    );
    const end = clock.now() + device.expires_in * 1000;
    show({
      userCode: device.user_code,
      uri: device.verification_uri_complete ?? device.verification_uri,
      expiresAt: new Date(end).toISOString(),
    });
    let interval = (device.interval ?? 5) * 1000;
    while (clock.now() < end) {
      await sleep(clock, Math.min(interval, end - clock.now()), signal);
      try {
        const response = await oauth.deviceCodeGrantRequest(server, this.#client, this.#auth, device.device_code, {
          ...this.#http,
          signal,
        });
        return this.#tokens(await oauth.processDeviceCodeResponse(server, this.#client, response));
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        const code = error instanceof oauth.ResponseBodyError ? error.error : undefined;
        if (code === 'expired_token') return null;
        if (code === 'slow_down') interval += 5000;
        // A dropped poll is polled again, more slowly (RFC 8628 §3.5).
        else if (error instanceof TypeError) interval *= 2;
        else if (code !== 'authorization_pending') throw error;
      }
    }
    return null;
  }

  /** Null when the refresh token is no longer good. */
  async refresh(token: string): Promise<Tokens | null> {
    const server = await this.#discover();
    try {
      const response = await oauth.refreshTokenGrantRequest(server, this.#client, this.#auth, token, this.#http);
      const tokens = this.#tokens(await oauth.processRefreshTokenResponse(server, this.#client, response));
      return { ...tokens, refresh: tokens.refresh ?? token };
    } catch (error) {
      if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant') return null;
      throw error;
    }
  }

  /** A token for another subject that the person may act for (RFC 8693). */
  async exchange(token: string, subject: SubjectId): Promise<Tokens> {
    const server = await this.#discover();
    const response = await oauth.genericTokenEndpointRequest(
      server,
      this.#client,
      this.#auth,
      tokenExchange,
      { subject_token: token, subject_token_type: accessToken, audience: `urn:yongyiban:subject:${subject}` },
      this.#http,
    );
    return this.#tokens(await oauth.processGenericTokenEndpointResponse(server, this.#client, response));
  }

  async revoke(token: string): Promise<void> {
    const server = await this.#discover();
    if (server.revocation_endpoint === undefined) return;
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(server, this.#client, this.#auth, token, this.#http),
    );
  }

  #tokens({ access_token, refresh_token, expires_in }: oauth.TokenEndpointResponse): Tokens {
    return {
      access: access_token,
      refresh: refresh_token,
      expiresAt: this.#options.clock.now() + (expires_in ?? 3600) * 1000,
    };
  }

  #discover(): Promise<oauth.AuthorizationServer> {
    const issuer = new URL(this.#options.issuer);
    this.#server ??= oauth
      .discoveryRequest(issuer, { algorithm: 'oauth2', ...this.#http })
      .then(response => oauth.processDiscoveryResponse(issuer, response))
      .catch(error => {
        this.#server = null;
        throw error;
      });
    return this.#server;
  }
}
