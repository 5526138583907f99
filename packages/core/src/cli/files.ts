import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { readYaml, type Source } from '../policy/yaml.ts';
import { UnreadableError } from './host.ts';

/** Reads a file as text. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UnreadableError(`${path} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? cause}.`, { cause });
  }
}

/** Writes a file unless it is there; says whether it did. Nobody's work is ever overwritten. */
export function writeNew(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A path as a person in the folder would write it. */
export function shown(cwd: string, path: string): string {
  const short = relative(cwd, path);
  return short.startsWith('..') && isAbsolute(path) ? path : short || '.';
}

/** Reads YAML or JSON, named as a person would. */
export function readSource(cwd: string, path: string): Source {
  const full = resolve(cwd, path);
  return readYaml(shown(cwd, full), readText(full));
}
