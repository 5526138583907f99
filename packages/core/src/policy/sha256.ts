/**
 * SHA-256 (FIPS 180-4) of text, computed at once. WebCrypto's digest is asynchronous, and a decision, its record and its
 * replay are not: waiting for a hash would make every caller asynchronous for some microseconds of work.
 */

const initial = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

// First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2), computed exactly.
const constants: Int32Array = (() => {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p !== 0)) primes.push(n);
  return Int32Array.from(primes, prime => {
    const target = BigInt(prime) << 96n;
    let low = 0n;
    let high = 1n << 36n;
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** 3n <= target) low = middle;
      else high = middle;
    }
    return Number(low & 0xffffffffn) | 0;
  });
})();

const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** A digest on its way, as plain data: it can be kept, and gone on with later. */
export interface Sha256State {
  readonly words: readonly number[];
  /** What does not fill a block yet: fewer than 64 bytes. */
  readonly rest: readonly number[];
  /** Bytes taken so far. */
  readonly length: number;
}

/** The digest of nothing yet. */
export const sha256Start: Sha256State = { words: initial, rest: [], length: 0 };

/** Takes more bytes into a digest. */
export function sha256Add({ words, rest, length }: Sha256State, bytes: Uint8Array): Sha256State {
  const joined = new Uint8Array(rest.length + bytes.length);
  joined.set(rest);
  joined.set(bytes, rest.length);
  const whole = joined.length - (joined.length % 64);
  return {
    words: [...blocks(joined.subarray(0, whole), Int32Array.from(words))],
    rest: [...joined.subarray(whole)],
    length: length + bytes.length,
  };
}

/** The digest of all that was taken, in lower-case hexadecimal. */
export function sha256End({ words, rest, length }: Sha256State): string {
  const padded = new Uint8Array(((rest.length + 8) >> 6) * 64 + 64);
  padded.set(rest);
  padded[rest.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(padded.length - 4, length << 3);
  const state = blocks(padded, Int32Array.from(words));
  return [...state].map(word => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The digest of a text's UTF-8 bytes, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return sha256End(sha256Add(sha256Start, new TextEncoder().encode(text)));
}

function blocks(bytes: Uint8Array, state: Int32Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const w = new Int32Array(64);
  for (let at = 0; at < bytes.length; at += 64) block(view, at, state, w);
  return state;
}

function block(view: DataView, at: number, state: Int32Array, w: Int32Array): void {
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15]!, w[i - 2]!];
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i]! + w[i]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const next = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = (state[i]! + next[i]!) | 0;
}
