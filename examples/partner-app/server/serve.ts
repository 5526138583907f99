/** The bureau's server: the page's files, tokens for signed-in bookkeepers, the platform's messages, the books. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { verifyWebhook, WebhookError } from '@yongyiban/core/webhooks';
import { createBooks } from './books.ts';
import { clients, isClient, type Platform } from './platform.ts';

export interface ServerOptions {
  /** The folder of the built page. */
  readonly page: string;
  readonly platform: Platform;
  /** The secret that the platform signs its messages with, and while it is being changed the one before. */
  readonly secrets: () => readonly string[];
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What a request may be answered with. */
type Answer = { readonly status: number; readonly json?: unknown; readonly headers?: Record<string, string> };

export function createBureau({ page, platform, secrets }: ServerOptions): Server {
  const books = createBooks();
  const signedIn = new Set<string>();
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ${platform.origin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

  const routes: Readonly<Record<string, (request: IncomingMessage, query: URLSearchParams) => Promise<Answer>>> = {
    // In life: the bureau's own sign-in. Here everybody is the sample bookkeeper.
    async 'POST /api/sign-in'() {
      const key = randomUUID();
      signedIn.add(key);
      const cookie = `bureau=${key}; HttpOnly; SameSite=Strict; Path=/`;
      return { status: 200, json: { clients, platform: `${platform.origin}/v1` }, headers: { 'set-cookie': cookie } };
    },
    async 'POST /api/token'(request, query) {
      const client = query.get('client');
      if (!isSignedIn(request)) return { status: 401 };
      if (!isClient(client)) return { status: 404 };
      return { status: 200, json: { token: await platform.tokenFor(client) } };
    },
    async 'GET /api/books'(request, query) {
      if (!isSignedIn(request)) return { status: 401 };
      return { status: 200, json: books.of(query.get('client') ?? '') };
    },
    async 'POST /webhooks'(request) {
      try {
        const { headers } = request;
        // The body as it came: parsed and printed again it would be another text.
        const payload = await bodyOf(request);
        books.take(await verifyWebhook({ payload, headers, secrets: secrets(), seen: books.taken }));
        return { status: 204 };
      } catch (error) {
        if (!(error instanceof WebhookError)) throw error;
        // Taken before: say so again. Anything else that is not verified is believed in nothing.
        return { status: error.code === 'webhook/repeated' ? 204 : 400 };
      }
    },
  };

  function isSignedIn(request: IncomingMessage): boolean {
    return signedIn.has(/(?:^|; )bureau=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
  }

  async function file(path: string, response: ServerResponse): Promise<void> {
    const name = path === '/' ? '/index.html' : path;
    const body = await readFile(join(page, name)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, {
      'content-type': body ? (types[extname(name)] ?? 'application/octet-stream') : 'text/plain',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
    response.end(body ?? 'There is no such page.');
  }

  return createServer((request, response) => {
    // A parsed address has no ".." left in it, so nothing outside the page's folder is read.
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const name = `${request.method} ${pathname}`;
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
    if (!route) return void file(pathname, response);
    route(request, searchParams).then(
      ({ status, json, headers }) => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
        response.end(json === undefined ? undefined : JSON.stringify(json));
      },
      (error: unknown) => {
        console.error(error);
        response.writeHead(502).end();
      },
    );
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
