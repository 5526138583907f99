import { sha256Add, sha256End, sha256Start } from '../policy/sha256.ts';

/** Bytes digested at once where the page has to do it itself, so that it stays at hand in between. */
const slice = 262_144;

/**
 * SHA-256 of a whole file, in lower-case hexadecimal. `crypto.subtle` is missing outside secure contexts, as on a site
 * within a city's own network that has no certificate: there it is computed here, piece by piece.
 *
 * @throws the signal's reason as soon as it aborts.
 */
export async function digestOf(
  file: Blob,
  signal?: AbortSignal,
  subtle: SubtleCrypto | null | undefined = globalThis.crypto?.subtle,
): Promise<string> {
  if (subtle) {
    const digest = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
    stopIfAborted(signal);
    return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
  }
  let state = sha256Start;
  for (let at = 0; at < file.size; at += slice) {
    state = sha256Add(state, new Uint8Array(await file.slice(at, at + slice).arrayBuffer()));
    stopIfAborted(signal);
  }
  return sha256End(state);
}

/** `throwIfAborted` of engines that have none yet (Chromium 87, Safari 14). */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new DOMException('It was called off', 'AbortError');
}
