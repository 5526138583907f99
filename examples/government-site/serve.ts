/** The site's web server: a few static files under a strict content security policy. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { securityHeaders } from './security.ts';

const files: Readonly<Record<string, { readonly file: URL; readonly type: string }>> = {
  '/': { file: new URL('site/index.html', import.meta.url), type: 'text/html; charset=utf-8' },
  '/site.css': { file: new URL('site/site.css', import.meta.url), type: 'text/css; charset=utf-8' },
  '/icon.svg': { file: new URL('site/icon.svg', import.meta.url), type: 'image/svg+xml' },
};

/** The panel as the package brings it, served by the site itself: the script, and its later parts in a folder beside it. */
function panel(script: string, path: string) {
  if (path !== '/yongyiban.js' && !/^\/yongyiban\/[\w.-]+\.js$/.test(path)) return undefined;
  const file = path === '/yongyiban.js' ? script : `.${path}`;
  return { file: new URL(file, script), type: 'text/javascript; charset=utf-8' };
}

export interface SiteOptions {
  /** Where the site listens; 0 takes a free port. */
  readonly port: number;
  /** The platform's base address, put in place of the one written in the page: `http://127.0.0.1:4010/v1`. */
  readonly platform: string;
  /** Another build of the panel's script, as a `file:` address. That of the package unless given. */
  readonly script?: string;
}

/** A running site. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the site on this machine only. */
export async function serveSite({
  port,
  platform,
  script = import.meta.resolve('@yongyiban/widget/script'),
}: SiteOptions): Promise<Site> {
  const headers = securityHeaders(new URL(platform).origin);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const found = Object.hasOwn(files, path) ? files[path] : panel(script, path);
    if (!found || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(found ? 405 : 404, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
      response.end(found ? 'Only GET and HEAD.' : '没有这个页面。');
      return;
    }
    readFile(found.file)
      .then(body => (path === '/' ? body.toString().replace(/base-url="[^"]*"/, `base-url="${platform}"`) : body))
      .then(
        body => {
          response.writeHead(200, { ...headers, 'content-type': found.type, 'cache-control': 'no-cache' });
          response.end(request.method === 'HEAD' ? undefined : body);
        },
        (error: NodeJS.ErrnoException) => {
          response.writeHead(500, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
          response.end(
            error.code === 'ENOENT' ? `${fileURLToPath(found.file)} is missing: build first.` : '服务器出错了。',
          );
        },
      );
  });
  const taken = await listen(server, port);
  return {
    url: `http://localhost:${taken}/`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
