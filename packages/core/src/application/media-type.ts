/** How content begins, by its media type; `null` where any byte may stand (a length before the box's name). */
const beginnings: readonly (readonly [mediaType: string, bytes: readonly (number | null)[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  ['image/heic', [null, null, null, null, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63]],
];

/**
 * What a document is by how it begins, whatever its name says; null for anything but PDF, JPEG, PNG, WebP and HEIC.
 *
 * @param start - At least its first 12 bytes.
 * @example
 * ```ts
 * mediaTypeOf(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37])); // "application/pdf"
 * ```
 */
export function mediaTypeOf(start: Uint8Array): string | null {
  const found = beginnings.find(([, bytes]) => bytes.every((byte, index) => byte === null || byte === start[index]));
  return found?.[0] ?? null;
}
