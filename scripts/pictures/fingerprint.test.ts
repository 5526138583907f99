import { expect, it } from 'vitest';
import { difference, type Fingerprint } from './fingerprint.ts';

const picture = (height: number, values: (cell: number) => number): Fingerprint => ({
  height,
  cells: Buffer.from(Array.from({ length: 384 }, (_, cell) => values(cell))).toString('base64'),
});

it('lets the grain of another machine pass', () => {
  expect(
    difference(
      picture(800, () => 200),
      picture(810, cell => 200 + (cell % 3)),
    ),
  ).toBeNull();
});

it('notices what is gone, and what makes a page longer', () => {
  expect(
    difference(
      picture(800, () => 200),
      picture(800, cell => (cell === 7 ? 90 : 200)),
    ),
  ).toContain('110 at most');
  expect(
    difference(
      picture(800, () => 200),
      picture(900, () => 200),
    ),
  ).toContain('900 px now');
});
