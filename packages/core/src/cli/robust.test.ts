import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Host } from './host.ts';
import { run } from './run.ts';

const published = resolve(import.meta.dirname, '../../policies');
const parts = readdirSync(published).filter(name =>
  /^(catalogue|company-size|kaiyue|cn-job-retention-2025|nb-hightech|yuyao-equipment|haishu-champion|together)/.test(
    name,
  ),
);

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'yongyiban-'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

/** What fingers and merges do to a file. */
const slip = fc.record({
  file: fc.constantFrom(...parts),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  remove: fc.integer({ min: 0, max: 12 }),
  insert: fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '  ',
      '"',
      "'",
      ':',
      '{',
      '}',
      '[',
      ']',
      '- ',
      '#',
      '&a ',
      '*a',
      '!',
      '|',
      '%',
      '万',
      'null',
      '-',
      '9e999',
      '0x',
      '~',
      ',',
      '(',
      ')',
      '&&',
      '?',
      '\t',
      '\0',
      '\u2028',
      '__proto__: 1\n',
    ),
    fc.string({ maxLength: 5 }),
  ),
});

const runs = Number(process.env.YYB_FUZZ ?? 10);

test('no file, however damaged, brings a command down', { timeout: 600_000 }, async () => {
  const counted = { broken: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(slip, { minLength: 1, maxLength: 3 }), async slips => {
      const texts = new Map(parts.map(name => [name, readFileSync(join(published, name), 'utf8')]));
      for (const { file, at, remove, insert } of slips) {
        const text = texts.get(file)!;
        const start = Math.floor(at * text.length);
        texts.set(file, text.slice(0, start) + insert + text.slice(start + remove));
      }
      for (const [name, text] of texts) writeFileSync(join(cwd, name), text);
      for (const args of [
        ['check'],
        ['lint', '--json'],
        ['test', '--language', 'zh-CN'],
        ['explain', '--dossier', 'kaiyue.dossier.yaml', '--on', '2025-06-10'],
      ]) {
        let printed = '';
        const host: Host = {
          cwd,
          out: text => void text,
          err: text => {
            printed += text;
          },
          terminal: true,
          colour: false,
          language: 'en',
          today: () => '2025-06-10',
        };
        const code = await run(args, host);
        expect(code, `${args.join(' ')}: ${printed}`).not.toBe(70);
        if (code === 1) counted.broken++;
      }
    }),
    { numRuns: runs },
  );
  expect(counted.broken).toBeGreaterThan(runs / 4);
});
