#!/usr/bin/env node
import { run } from './run.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

// A reader that has seen enough (`| head`) closes the pipe: not an error.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
  throw error;
});

const terminal = process.stdout.isTTY === true;
const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  terminal,
  colour: process.env.FORCE_COLOR ? process.env.FORCE_COLOR !== '0' : terminal && !process.env.NO_COLOR,
  language: locale.startsWith('zh') ? 'zh-CN' : 'en',
  today: () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
  signal: stop.signal,
});
