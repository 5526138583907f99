import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { DroppedConnection } from '../faults/strike.ts';
import { refuse } from '../http/answer.ts';
import { respondProblem } from '../http/respond.ts';
import { isLoopback, isOwnName } from '../sign-in/clients.ts';
import type { Simulator } from '../simulator.ts';

/** An HTTP server: the stand-alone door. */
export function httpDoor(simulator: Simulator): Server {
  const server = createServer({ keepAliveTimeout: 5000, requestTimeout: 30_000, headersTimeout: 10_000 });
  server.on('request', (incoming, outgoing) => {
    void answer(simulator, incoming, outgoing).catch(error => {
      // A dropped answer is a network error: the connection breaks, as the caller would see it.
      if (error instanceof DroppedConnection || outgoing.headersSent) return void outgoing.destroy();
      console.error(error);
      plain(outgoing, 500);
    });
  });
  return server;
}

async function answer(simulator: Simulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const leaving = new AbortController();
  outgoing.once('close', () => {
    // Only whoever leaves before the end is told of: making the reason costs more than many an answer.
    if (!outgoing.writableFinished) leaving.abort();
  });
  // No Request takes these methods (Fetch standard, "forbidden methods"), and no resource here answers them.
  if (incoming.method === 'TRACE' || incoming.method === 'TRACK') return methodNotAllowed(outgoing);
  // What came in by loopback came from this machine, perhaps from a page whose name was rebound to it: such a page would
  // read every answer as its own. So a name that is not this machine's is told nothing (RFC 9110 §15.5.20).
  if (!isOwnName(hostname(incoming)) && isLoopback(incoming.socket.localAddress?.replace('::ffff:', '') ?? ''))
    return plain(outgoing, 421);
  const request = toRequest(incoming, leaving.signal);
  if (request === null) return plain(outgoing, 400);

  const response = await simulator.handle(request);
  // Answered before the body was read to its end: what is left of it must not be taken for the next request.
  if (!incoming.complete) outgoing.shouldKeepAlive = false;
  await send(response, outgoing, request.method === 'HEAD');
}

/** The name by which the server was called, without the port; `localhost` where HTTP/1.0 names none. */
function hostname({ headers }: IncomingMessage): string {
  return (headers.host ?? 'localhost').replace(/:\d*$/, '').toLowerCase();
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | null {
  const { method = 'GET', headers } = incoming;
  const target = `http://${headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
  if (!incoming.url?.startsWith('/') || !URL.canParse(target)) return null;
  const bodied =
    method !== 'GET' &&
    method !== 'HEAD' &&
    (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined);
  try {
    return new Request(target, {
      method,
      headers: new Headers(pairs(incoming.rawHeaders)),
      signal,
      ...(bodied ? { body: Readable.toWeb(incoming) as unknown as BodyInit, duplex: 'half' } : {}),
    } as RequestInit);
  } catch {
    // A header that no Request takes.
    return null;
  }
}

function pairs(raw: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (let i = 0; i < raw.length; i += 2) headers.push([raw[i]!, raw[i + 1]!]);
  return headers;
}

function plain(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end();
}

function methodNotAllowed(outgoing: ServerResponse): void {
  const refusal = refuse('method-not-allowed', { headers: { Allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' } });
  void send(respondProblem(refusal, 'urn:yongyiban:request:method'), outgoing, false);
}

async function send(response: Response, outgoing: ServerResponse, head: boolean): Promise<void> {
  const headers: [string, string][] = [...response.headers].filter(([name]) => name !== 'set-cookie');
  for (const cookie of response.headers.getSetCookie()) headers.push(['set-cookie', cookie]);
  if (response.body === null || head) {
    outgoing.writeHead(response.status, headers.flat()).end();
    return;
  }
  // Whole answers go out in one piece with their length. Streams, and answers that a fault breaks off, go as they come.
  if (!response.headers.has('Content-Length') && response.headers.get('Content-Type') !== 'text/event-stream') {
    const bytes = Buffer.from(await response.arrayBuffer());
    headers.push(['content-length', String(bytes.length)]);
    outgoing.writeHead(response.status, headers.flat()).end(bytes);
    return;
  }
  outgoing.writeHead(response.status, headers.flat());
  const reader = response.body.getReader();
  outgoing.once('close', () => void reader.cancel().catch(() => {}));
  outgoing.flushHeaders();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!outgoing.write(value)) await new Promise(resolve => outgoing.once('drain', resolve).once('close', resolve));
      if (outgoing.destroyed) return;
    }
    outgoing.end();
  } catch {
    // Half an answer: the connection breaks in the middle of it.
    outgoing.destroy();
  }
}
