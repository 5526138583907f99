import { type Answer, inOneLine, must } from './answer.ts';
import type { Bench } from './bench.ts';
import type { SignIn } from './platform.ts';
import { both } from './words.ts';

/** What the authorization server says of itself (RFC 8414). */
export interface Metadata {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly revocation_endpoint?: string;
  readonly device_authorization_endpoint?: string;
  readonly grant_types_supported?: readonly string[];
  readonly code_challenge_methods_supported?: readonly string[];
  readonly response_types_supported?: readonly string[];
  readonly scopes_supported?: readonly string[];
}

/** A token answer (RFC 6749 §5.1). */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly token_type: string;
  readonly expires_in?: number;
  readonly scope?: string;
}

export const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
export const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

/** The settings of signing in; a check that reads them needs `sign-in`. */
export function signInOf(bench: Bench): SignIn {
  return bench.platform.signIn!;
}

/** The metadata, read once. */
export function metadata(bench: Bench): Promise<Metadata> {
  return bench.once('metadata', async () => {
    const { issuer } = signInOf(bench);
    const answer = await bench.get(wellKnown(issuer), { as: null });
    const found = answer.json as Metadata | undefined;
    must(
      answer.status === 200 &&
        typeof found?.authorization_endpoint === 'string' &&
        typeof found.token_endpoint === 'string',
      both(
        '元数据，带 authorization_endpoint 和 token_endpoint',
        'metadata with authorization_endpoint and token_endpoint',
      ),
      inOneLine(answer),
    );
    return found;
  });
}

/** RFC 8414 §3.1: the well-known part stands between host and path. */
export function wellKnown(issuer: string): string {
  const { origin, pathname } = new URL(issuer);
  return `${origin}/.well-known/oauth-authorization-server${pathname === '/' ? '' : pathname}`;
}

/** S256 of PKCE (RFC 7636 §4.2). */
export async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** A verifier of its own (RFC 7636 §4.1: 43 to 128 characters). */
export function freshVerifier(bench: Bench): string {
  return bench.platform.fresh().padEnd(64, 'v').slice(0, 64);
}

/** The fields of an authorization request; undefined leaves one out. */
export async function requestFields(
  bench: Bench,
  verifier: string,
  change: Readonly<Record<string, string | undefined>> = {},
): Promise<Record<string, string>> {
  const { clientId, redirectUri } = signInOf(bench);
  const fields = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state: bench.platform.fresh(),
    scope: 'view confirm accounts act-for',
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    ...change,
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Opens the authorization endpoint as a browser would, without a tap. */
export async function openAuthorize(bench: Bench, fields: Readonly<Record<string, string>>): Promise<Answer> {
  const { authorization_endpoint } = await metadata(bench);
  const url = new URL(authorization_endpoint);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return bench.get(url.href, { as: null });
}

/** Asks and lets the test person say yes; what comes back to the redirect address. */
export async function authorize(
  bench: Bench,
  fields: Readonly<Record<string, string>>,
): Promise<{ answer: Answer; back: URL | undefined }> {
  const { authorization_endpoint } = await metadata(bench);
  const form = { ...fields, ...signInOf(bench).approve };
  const answer = await bench.send('POST', authorization_endpoint, { as: null, form });
  return { answer, back: redirectOf(answer) };
}

/** Where an answer sends the browser. */
export function redirectOf(answer: Answer): URL | undefined {
  const location = answer.headers.get('Location');
  return answer.status >= 300 && answer.status < 400 && location !== null && URL.canParse(location)
    ? new URL(location)
    : undefined;
}

/** A code, and the verifier that goes with it. */
export async function getCode(
  bench: Bench,
  change: Readonly<Record<string, string | undefined>> = {},
): Promise<{ code: string; verifier: string }> {
  const verifier = freshVerifier(bench);
  const { answer, back } = await authorize(bench, await requestFields(bench, verifier, change));
  const code = back?.searchParams.get('code');
  must(code !== null && code !== undefined, both('带 code 跳回', 'a redirect with a code'), inOneLine(answer));
  bench.shared.secrets.add(code);
  return { code, verifier };
}

/** Asks the token endpoint. */
export async function askToken(bench: Bench, form: Readonly<Record<string, string>>): Promise<Answer> {
  const { token_endpoint } = await metadata(bench);
  const answer = await bench.send('POST', token_endpoint, {
    as: null,
    form: { client_id: signInOf(bench).clientId, ...form },
  });
  const { access_token, refresh_token } = (answer.json ?? {}) as Partial<Tokens>;
  for (const token of [access_token, refresh_token]) if (typeof token === 'string') bench.shared.secrets.add(token);
  return answer;
}

/** Trades a code for tokens. @param change fields to send otherwise */
export function redeem(
  bench: Bench,
  code: string,
  verifier: string,
  change: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { redirectUri } = signInOf(bench);
  return askToken(bench, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...change,
  });
}

/** The tokens of an answer. */
export function mustBeTokens(answer: Answer): Tokens {
  const tokens = answer.json as Tokens | undefined;
  must(
    answer.status === 200 && typeof tokens?.access_token === 'string' && /^bearer$/i.test(tokens.token_type ?? ''),
    both('200，带 access_token，token_type 为 Bearer', '200 with access_token and token_type Bearer'),
    inOneLine(answer),
  );
  return tokens;
}

/** Fails the check unless the answer is an OAuth error with one of these codes (RFC 6749 §5.2). */
export function mustBeOAuthError(answer: Answer, ...codes: readonly string[]): void {
  const error = (answer.json as { error?: string } | undefined)?.error ?? '';
  must(
    (answer.status === 400 || answer.status === 401) && codes.includes(error),
    both(`400，error 为 ${codes.join(' 或 ')}`, `400 with the error ${codes.join(' or ')}`),
    inOneLine(answer),
  );
}

/** Signs in from the beginning. */
export async function signIn(bench: Bench, change: Readonly<Record<string, string | undefined>> = {}): Promise<Tokens> {
  const { code, verifier } = await getCode(bench, change);
  return mustBeTokens(await redeem(bench, code, verifier));
}

/** Fails the check unless the token opens the session, or unless it does not. */
export async function mustOpen(bench: Bench, token: string, opens: boolean): Promise<void> {
  const answer = await bench.get('/session', { as: { raw: token } });
  must(
    answer.status === (opens ? 200 : 401),
    opens ? both('令牌有效：200', 'a valid token: 200') : both('令牌已失效：401', 'a token no longer valid: 401'),
    inOneLine(answer),
  );
}
