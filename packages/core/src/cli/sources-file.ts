import { dirname, isAbsolute, join, resolve } from 'node:path';
import { readSource } from './files.ts';
import { UsageError } from './host.ts';

/** Reads a mapping of sources; the files it names are found from where it lies. */
export function readSourcesFile(cwd: string, path: string | undefined): unknown {
  if (path === undefined) throw new UsageError('--sources <file> says where the facts lie.');
  const file = resolve(cwd, path);
  const { data } = readSource(cwd, file);
  return relocated(data, dirname(file));
}

function relocated(data: unknown, folder: string): unknown {
  if (Array.isArray(data)) return data.map(one => relocated(one, folder));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      key === 'files' && typeof value === 'string' && !isAbsolute(value) && !value.includes('://')
        ? join(folder, value)
        : relocated(value, folder),
    ]),
  );
}
