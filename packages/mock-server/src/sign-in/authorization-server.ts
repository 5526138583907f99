import { scopes } from '@yongyiban/core/contract';
import { readBody } from '../http/body.ts';
import type { World } from '../world/world.ts';
import { authorizeDecision, authorizePage } from './authorize.ts';
import { beginDevice } from './device.ts';
import { deviceDecision, devicePage } from './device-page.ts';
import { signInCss } from './html.ts';
import { json, oauthError } from './oauth-error.ts';
import { deviceGrant, exchangeGrant, revoke, tokenEndpoint } from './token-endpoint.ts';

/** Authorization server metadata (RFC 8414). */
export function metadata(issuer: string): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth/authorize`,
    token_endpoint: `${issuer}/oauth/token`,
    revocation_endpoint: `${issuer}/oauth/revoke`,
    device_authorization_endpoint: `${issuer}/oauth/device_authorization`,
    scopes_supported: [...scopes],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token', deviceGrant, exchangeGrant],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    authorization_response_iss_parameter_supported: true,
  };
}

/** Answers `/oauth/…` and the metadata; undefined for every other path. */
export async function authorizationServer(
  world: World,
  request: Request,
  url: URL,
  path: string,
): Promise<Response | undefined> {
  const issuer = url.href.slice(0, url.href.length - url.search.length - url.hash.length - path.length);
  switch (`${request.method} ${path}`) {
    case 'GET /.well-known/oauth-authorization-server':
      return json(metadata(issuer));
    case 'GET /oauth/sign-in.css':
      return new Response(signInCss, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
    case 'GET /oauth/authorize':
      return authorizePage(world, url.searchParams, issuer);
    case 'GET /oauth/device':
      return devicePage(world, url.searchParams.get('user_code') ?? '');
  }
  if (!path.startsWith('/oauth/')) return undefined;
  if (request.method !== 'POST') return oauthError('invalid_request', 'There is no such endpoint', 404);
  const form = await readForm(request);
  if (form === null) return oauthError('invalid_request', 'Send application/x-www-form-urlencoded, 64 KiB at most');
  switch (path) {
    case '/oauth/authorize':
      return authorizeDecision(world, form, issuer);
    case '/oauth/device':
      return deviceDecision(world, form);
    case '/oauth/device_authorization':
      return beginDevice(world, form, issuer);
    case '/oauth/token':
      return tokenEndpoint(world, form);
    case '/oauth/revoke':
      return revoke(world, form);
    default:
      return oauthError('invalid_request', 'There is no such endpoint', 404);
  }
}

async function readForm(request: Request): Promise<URLSearchParams | null> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('Content-Type') ?? '')) return null;
  const text = await readBody(request);
  return typeof text === 'string' ? new URLSearchParams(text) : null;
}
