import { statSync, watch } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command, Given } from './command.ts';
import { type Exit, exit, type Host, UnreadableError, UsageError } from './host.ts';

/** Editors write a file in several steps; one run for all of them. */
const settleAfter = 80;

/** Runs a command now and at every change of a file it might read, until the host says stop. */
export async function watching(command: Command, given: Given, host: Host): Promise<Exit> {
  const runOnce = async (): Promise<void> => {
    if (host.terminal) host.out('\x1bc');
    try {
      await command.run(given, host);
    } catch (error) {
      // A file that is half written or misnamed for a moment must not end the watch.
      if (!(error instanceof UsageError || error instanceof UnreadableError)) throw error;
      host.err(`yongyiban: ${error.message}\n`);
    }
    if (host.terminal) host.out('\nwatching; Ctrl-C ends\n');
  };
  await runOnce();
  const folders = foldersOf(given, host);
  return new Promise((done, fail) => {
    let timer: NodeJS.Timeout | undefined;
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void runOnce().catch(fail), settleAfter);
    };
    const watchers = folders.map(folder => watch(folder, { recursive: true }, changed));
    const stop = (): void => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      done(exit.fine);
    };
    if (host.signal?.aborted) stop();
    else host.signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Folders rather than files: many editors save by putting another file in the place of the old one. */
function foldersOf(given: Given, host: Host): readonly string[] {
  const named = (given.paths.length ? given.paths : ['.']).map(path => resolve(host.cwd, path));
  const others = ['dossier', 'catalogue'].flatMap(name => {
    const file = given.options[name];
    return typeof file === 'string' ? [resolve(host.cwd, file)] : [];
  });
  const folders = [...named, ...others].map(path =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path),
  );
  return [...new Set(folders)];
}
