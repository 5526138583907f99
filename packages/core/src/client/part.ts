import { OfflineError } from './errors.ts';

/**
 * A part of the client that is loaded when first needed, and asked for again where it could not be. `load` is given what
 * goes behind the part's address by who builds a script of it (scripts/build/retry-parts.ts): Firefox and Safari remember
 * for as long as a page lives that an address failed.
 *
 * @returns what gives the part. @throws {@link OfflineError}
 */
export function part<T>(load: (again: string) => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  let failures = 0;
  return () => {
    loading ??= load(failures ? `?${failures}` : '').catch(cause => {
      loading = null;
      failures++;
      throw new OfflineError('A part of the client could not be loaded', { cause });
    });
    return loading;
  };
}
