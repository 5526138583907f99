/** Running other programs from a task. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, without a slash at its end. */
export const root: string = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Runs a program with its output shown. Resolves to its exit code. */
export function run(program: string, args: readonly string[], cwd: string = root): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });
}

/** Runs a program and takes its output. Rejects, with what it printed, when it fails. */
export function capture(program: string, args: readonly string[], cwd: string = root): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const all: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => {
      out.push(part);
      all.push(part);
    });
    child.stderr.on('data', (part: Buffer) => all.push(part));
    child.on('error', reject);
    child.on('exit', code => {
      if (code === 0) resolve(Buffer.concat(out).toString());
      else
        reject(new Error(`${program} ${args.join(' ')} ended with ${code}\n${Buffer.concat(all).toString().trim()}`));
    });
  });
}
