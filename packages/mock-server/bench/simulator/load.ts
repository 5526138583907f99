import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Other people's servers and the load generator, in a folder that git ignores: users of the package need none of them. */
const folder = fileURLToPath(new URL('../../../../.cache/bench-simulator', import.meta.url));
const wanted = ['json-server@0.17.4', '@stoplight/prism-cli@5.16.0', 'autocannon@9.0.0'];

/** Where a program of these is; installed when it is not there yet. */
export function program(name: string): string {
  const path = join(folder, 'node_modules/.bin', name);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...wanted], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
  return path;
}

interface Result {
  readonly requests: { readonly average: number };
  readonly non2xx: number;
  readonly errors: number;
}

type Autocannon = (options: Record<string, unknown>) => Promise<Result>;

/** Requests a second that a server answers. @throws when any answer is not a success */
export async function requestsPerSecond(
  url: string,
  headers: Record<string, string>,
  seconds: number,
): Promise<number> {
  program('autocannon');
  const autocannon = createRequire(join(folder, 'package.json'))('autocannon') as Autocannon;
  const result = await autocannon({ url, headers, connections: 16, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.average;
}

/** Sends so many requests of a mix, a fixed number at a time; the answers must all be as expected. */
export async function sendMixed(
  requests: readonly Record<string, unknown>[],
  url: string,
  amount: number,
): Promise<void> {
  program('autocannon');
  const autocannon = createRequire(join(folder, 'package.json'))('autocannon') as Autocannon;
  const result = await autocannon({ url, connections: 16, amount, requests });
  if (result.errors > 0) throw new Error(`${result.errors} requests had no answer`);
}
