import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Add, sha256End, sha256Start } from '../policy/sha256.ts';
import { digestOf } from './digest.ts';
import { mediaTypeOf } from './media-type.ts';

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a digest is the same with the platform’s help and without, as outside a secure context', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 1000 }), async bytes => {
      const file = new Blob([bytes as Uint8Array<ArrayBuffer>]);
      expect(await digestOf(file)).toBe(expected(bytes));
      expect(await digestOf(file, undefined, null)).toBe(expected(bytes));
    }),
  );
  const large = new Uint8Array(600_000).fill(3);
  expect(await digestOf(new Blob([large]), undefined, null)).toBe(expected(large));
});

test('a digest taken bit by bit, kept as text in between, is that of the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), parts => {
      let state = sha256Start;
      for (const part of parts) state = JSON.parse(JSON.stringify(sha256Add(state, part)));
      expect(sha256End(state)).toBe(expected(Buffer.concat(parts)));
      expect(state.length).toBe(parts.reduce((sum, part) => sum + part.length, 0));
    }),
  );
});

test('a digest that nobody waits for any more stops', async () => {
  const work = new AbortController();
  work.abort();
  for (const subtle of [undefined, null])
    await expect(digestOf(new Blob(['x']), work.signal, subtle)).rejects.toMatchObject({ name: 'AbortError' });
});

test('a document is known by how it begins, and anything else is not', () => {
  const begins = (...bytes: number[]) => mediaTypeOf(new Uint8Array([...bytes, ...Array(16).fill(0)]));
  expect(begins(0x25, 0x50, 0x44, 0x46, 0x2d)).toBe('application/pdf');
  expect(begins(0xff, 0xd8, 0xff, 0xe0)).toBe('image/jpeg');
  expect(begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)).toBe('image/png');
  expect(mediaTypeOf(new TextEncoder().encode('RIFF1234WEBPVP8 '))).toBe('image/webp');
  expect(mediaTypeOf(new TextEncoder().encode('\0\0\0\u0018ftypheic\0\0'))).toBe('image/heic');
  for (const text of ['<!doctype html>', 'MZ', 'PK\u0003\u0004', '%PDF', ''])
    expect(mediaTypeOf(new TextEncoder().encode(text))).toBeNull();
});
