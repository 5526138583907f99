import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { Simulator } from '../simulator.ts';

/** How long after a change the file is written, in real milliseconds: many changes are one write. */
const settling = 1000;

/** The world kept in a file, where there is one; undefined where there is none yet. @throws any other error of reading */
export function readStateFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Keeps a world in a file from now on. The answer writes it a last time and stops. */
export function keepInFile(simulator: Simulator, path: string): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = () => {
    timer = undefined;
    const text = simulator.snapshot();
    writing = writing.then(async () => {
      // Written beside and put in place at once, so that a crash leaves the old one whole.
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
    });
    return writing;
  };
  const unwatch = simulator.watch(() => {
    timer ??= setTimeout(
      () => void write().catch(error => console.error(`${path} could not be written: ${error.message}`)),
      settling,
    );
  });
  return async () => {
    unwatch();
    clearTimeout(timer);
    await write();
  };
}
