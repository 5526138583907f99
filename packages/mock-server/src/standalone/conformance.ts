/** The sub-command `conformance`, with what it touches of this process. */
import { setTimeout as sleep } from 'node:timers/promises';
import { conformanceCommand } from '../conformance/command.ts';

/** Runs it; Ctrl-C stops the checks, and what was done is reported. */
export async function runConformance(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  // A reader that has seen enough (`| head`) closes the pipe: not an error.
  process.stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
    throw error;
  });
  const { env } = process;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const colours = process.stdout.isTTY === true && !env.NO_COLOR;
  return conformanceCommand(args, {
    cwd: process.cwd(),
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    colour: env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : colours,
    language: locale.startsWith('zh') ? 'zh-CN' : 'en',
    environment: env,
    signal: stop.signal,
    send: request => fetch(request),
    fresh: () => `conformance-${crypto.randomUUID()}`,
    wait: async (milliseconds, signal) => void (await sleep(milliseconds, undefined, { signal })),
    now: () => Date.now(),
  });
}
