import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { difference, type Fingerprint } from './fingerprint.ts';

const picture = (height: number, values: (cell: number) => number): Fingerprint => ({
  height,
  cells: Buffer.from(Array.from({ length: 384 }, (_, cell) => values(cell))).toString('base64'),
  fine: deflateRawSync(Buffer.from(Array.from({ length: 3000 }, (_, cell) => values(cell)))).toString('base64'),
});
const grey = (height: number): Fingerprint => picture(height, () => 200);
const spot = (by: number): Fingerprint => picture(800, cell => (cell === 7 ? 200 - by : 200));

it('lets the grain of another machine pass', () => {
  expect(
    difference(
      grey(800),
      picture(830, cell => 200 + (cell % 3)),
      false,
    ),
  ).toBeNull();
  expect(difference(grey(800), spot(40), false)).toBeNull();
});

it('notices on another machine what is gone, and what makes a page longer', () => {
  expect(difference(grey(800), spot(110), false)).toContain('110 at most');
  expect(difference(grey(800), grey(900), false)).toContain('900 px now');
});

it('notices a spot of another colour and a line more where the fonts are the same', () => {
  expect(difference(grey(800), spot(2), true)).toBeNull();
  expect(difference(grey(800), spot(3), true)).toContain('another by 3');
  expect(difference(grey(800), grey(802), true)).toContain('802 px now');
});
