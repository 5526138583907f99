import type { EntitlementSummary, Page } from '@yongyiban/core/contract';
import type { Simulator } from '../simulator.ts';

/** Sends requests as one subject, for tests. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  put(path: string, body: unknown): Promise<Response>;
  json<T>(path: string): Promise<T>;
}

/** @param send how a request travels: straight to the simulator, or through a door */
export function visitor(
  token: string | undefined,
  send: (request: Request) => Promise<Response>,
  base = 'http://simulator.test/v1',
): Visitor {
  const auth: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const bodied = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(
      new Request(base + path, {
        method,
        headers: { 'Content-Type': 'application/json', ...auth, ...headers },
        body: JSON.stringify(body),
      }),
    );
  const get = (path: string, headers: Record<string, string> = {}) =>
    send(new Request(base + path, { headers: { ...auth, ...headers } }));
  return {
    get,
    post: (path, body, headers) => bodied('POST', path, body, headers),
    put: (path, body) => bodied('PUT', path, body),
    json: async path => (await get(path)).json(),
  };
}

/** A visitor who speaks straight to a simulator. */
export function visitorOf(simulator: Simulator, subject = 'kaiyue-trading'): Visitor {
  return visitor(simulator.tokenFor(subject), request => simulator.handle(request));
}

/** Confirms the first entitlement of a list into an account; the answer. */
export async function confirmFirst(me: Visitor, account = 'acc-0001', key = 'key-1'): Promise<Response> {
  const { items } = await me.json<Page<EntitlementSummary>>('/entitlements?limit=1');
  const { id, amount, version } = items[0]!;
  return me.post(
    '/confirmations',
    { entitlement: id, amount, account },
    { 'Idempotency-Key': key, 'If-Match': `"${version}"` },
  );
}
