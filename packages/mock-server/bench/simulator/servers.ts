import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from './load.ts';

/** One server under test, on a core of its own. */
export interface Running {
  readonly name: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly pid: number;
  stop(): Promise<void>;
}

const core = process.platform === 'linux' ? ['taskset', '-c', '1'] : [];

async function start(
  name: string,
  command: readonly string[],
  url: string,
  headers: Record<string, string> = {},
): Promise<Running> {
  const [file, ...args] = [...core, ...command] as [string, ...string[]];
  const child = spawn(file, args, { stdio: 'ignore' });
  await reachable(name, child, new URL(url).origin);
  return {
    name,
    url,
    headers,
    pid: child.pid!,
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 2000).unref();
      }),
  };
}

async function reachable(name: string, child: ChildProcess, origin: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    const up = await fetch(origin).then(
      async response => {
        await response.body?.cancel();
        return true;
      },
      () => false,
    );
    if (up) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`${name} did not come up`);
}

const node = [process.execPath, '--conditions=@yongyiban/source'];
const main = fileURLToPath(new URL('../../src/standalone/main.ts', import.meta.url));
const bare = fileURLToPath(new URL('bare.ts', import.meta.url));

/** The simulator as its command line starts it, with a token. */
export async function simulator(port: number, args: readonly string[] = []): Promise<Running> {
  const origin = `http://127.0.0.1:${port}`;
  const command = [...node, main, '--port', String(port), '--rate-limit', '0', ...args];
  const running = await start('simulator', command, `${origin}/v1/entitlements?limit=100`);
  const response = await fetch(`${origin}/_sim/tokens`, {
    method: 'POST',
    body: JSON.stringify({ subject: 'kaiyue-trading' }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  running.headers.Authorization = `Bearer ${access_token}`;
  return running;
}

/** json-server over the same items. */
export function jsonServer(port: number, items: readonly unknown[]): Promise<Running> {
  const file = join(mkdtempSync(join(tmpdir(), 'yongyiban-bench-')), 'db.json');
  writeFileSync(file, JSON.stringify({ entitlements: items }));
  const command = [
    process.execPath,
    program('json-server'),
    file,
    '--port',
    String(port),
    '--host',
    '127.0.0.1',
    '--quiet',
  ];
  return start('json-server', command, `http://127.0.0.1:${port}/entitlements`);
}

/** Prism over the platform's own OpenAPI document, with the same list as the example of its answer. */
export function prism(port: number, document: Record<string, never>, body: unknown): Promise<Running> {
  const file = join(mkdtempSync(join(tmpdir(), 'yongyiban-bench-')), 'openapi.json');
  const copy = structuredClone(document) as unknown as Doc;
  copy.paths = { '/entitlements': copy.paths['/entitlements']! };
  const media = copy.paths['/entitlements']!.get.responses['200'].content['application/json'];
  delete media.examples;
  media.example = body;
  writeFileSync(file, JSON.stringify(copy));
  const command = [process.execPath, program('prism'), 'mock', file, '--port', String(port), '--host', '127.0.0.1'];
  return start('prism', command, `http://127.0.0.1:${port}/entitlements`, { Authorization: 'Bearer any' });
}

interface Doc {
  paths: Record<
    string,
    { get: { responses: { 200: { content: { 'application/json': { example?: unknown; examples?: unknown } } } } } }
  >;
}

/** A bare `node:http` server that answers the same bytes to everything. */
export function bareServer(port: number, body: string): Promise<Running> {
  const file = join(mkdtempSync(join(tmpdir(), 'yongyiban-bench-')), 'body.json');
  writeFileSync(file, body);
  return start('node:http', [process.execPath, bare, String(port), file], `http://127.0.0.1:${port}/entitlements`);
}
