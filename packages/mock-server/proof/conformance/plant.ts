/** Defects that somebody could build into a platform, each put around the simulator at its edge. */
import type { Simulator } from '@yongyiban/mock-server';
import type { CheckId } from '@yongyiban/mock-server/conformance';

export type Handle = (request: Request) => Promise<Response>;

export interface Plant {
  readonly name: string;
  /** The check that is there to catch it. Others may too. */
  readonly caughtBy: CheckId;
  /** The simulator with the defect. */
  readonly spoil: (handle: Handle, simulator: Simulator) => Handle;
}

/** `GET /v1/entitlements/*`: a method (or `*`) and a path in which a star stands for one segment. */
export function matches(request: Request, pattern: string): boolean {
  const [method, path] = pattern.split(' ') as [string, string];
  if (method !== '*' && method !== request.method) return false;
  const wanted = path.split('/');
  const given = new URL(request.url).pathname.split('/');
  if (wanted.at(-1) === '**') return wanted.slice(0, -1).every((segment, index) => segment === given[index]);
  return (
    wanted.length === given.length && wanted.every((segment, index) => segment === '*' || segment === given[index])
  );
}

const any = (request: Request, patterns: readonly string[]): boolean =>
  patterns.some(pattern => matches(request, pattern));

// biome-ignore lint/suspicious/noExplicitAny: a defect may do anything to a body
export type Json = any;

/** Changes the JSON of successful answers. */
export function body(patterns: readonly string[], change: (json: Json, request: Request) => Json): Plant['spoil'] {
  return handle => async request => {
    const response = await handle(request);
    const json = /json/.test(response.headers.get('Content-Type') ?? '');
    if (!any(request, patterns) || !response.ok || !json) return response;
    const content = (await response.json()) as Json;
    return copy(response, change(content, request) ?? content);
  };
}

/** Changes answers as a whole. */
export function answer(
  patterns: readonly string[],
  change: (response: Response, request: Request) => Response | Promise<Response>,
): Plant['spoil'] {
  return handle => async request => {
    const asked = request.clone();
    const response = await handle(request);
    return any(request, patterns) ? change(response, asked) : response;
  };
}

/** Changes requests before the platform sees them. */
export function ask(
  patterns: readonly string[],
  change: (request: Request, simulator: Simulator) => Request | Promise<Request>,
): Plant['spoil'] {
  return (handle, simulator) => async request =>
    handle(any(request, patterns) ? await change(request, simulator) : request);
}

/** An answer with another body. */
export function copy(response: Response, json: Json, status: number = response.status): Response {
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  return new Response(typeof json === 'string' ? json : JSON.stringify(json), { status, headers });
}

/** An answer with other headers; null takes one away. */
export function withHeaders(response: Response, change: Readonly<Record<string, string | null>>): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(change)) value === null ? headers.delete(name) : headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}

/** A request with other headers; null takes one away. */
export function asking(request: Request, change: Readonly<Record<string, string | null>>): Request {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(change)) value === null ? headers.delete(name) : headers.set(name, value);
  return new Request(request, { headers });
}

/** A request with another JSON body. */
export async function asked(request: Request, change: (json: Json) => Json): Promise<Request> {
  const text = JSON.stringify(change(JSON.parse(await request.clone().text())));
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: text,
    signal: request.signal,
  });
}

/** A request with another form, or other fields in its address. */
export async function formed(request: Request, change: (form: URLSearchParams) => unknown): Promise<Request> {
  const { method, headers, signal, redirect } = request;
  if (method === 'GET') {
    const url = new URL(request.url);
    await change(url.searchParams);
    return new Request(url, { method, headers, signal, redirect });
  }
  const form = new URLSearchParams(await request.clone().text());
  await change(form);
  return new Request(request.url, { method, headers, signal, redirect, body: form.toString() });
}
