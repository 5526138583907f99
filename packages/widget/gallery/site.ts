/** A host's server in a test: the gallery's page and script under a content security policy. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The policy of docs/embedding.md, to the letter, but for who may frame the page: that is what one test is about. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https://platform.example",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
];

/** The gallery as a host would serve the panel: a module and its later parts. */
export async function buildGallery(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./main.ts', import.meta.url))],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@yongyiban/source', 'browser'],
    outdir: '/',
    write: false,
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}

const pageOf = (body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示例</title><script type="module" src="/main.js"></script></head><body>${body}</body></html>`;

export interface Site {
  readonly url: string;
  close(): void;
}

/** Serves the gallery at `/`, and at `/frame?of=…` a page that frames another. */
export async function serve(scripts: ReadonlyMap<string, string>, directives: readonly string[]): Promise<Site> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const script = scripts.get(url.pathname);
    const framed = url.searchParams.get('of');
    if (url.pathname === '/frame' && framed) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(
        `<!doctype html><title>frame</title><iframe title="framed" width="800" height="600" src="${framed.replace(/"/g, '&quot;')}"></iframe>`,
      );
      return;
    }
    response.writeHead(script !== undefined || url.pathname === '/' ? 200 : 404, {
      'content-type': script === undefined ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8',
      'content-security-policy': directives.join('; '),
    });
    response.end(script ?? pageOf(''));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
