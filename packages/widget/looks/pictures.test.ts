/**
 * Every state in one look, drawn and compared with what was accepted; the contact sheet is in `reports/pictures/tested`.
 * `npm run pictures -- --gallery` compares all looks, and `--accept` accepts what it draws.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../../scripts/browser/open.ts';
import { root } from '../../../scripts/command.ts';
import { acceptedStates, type Drawn, drawGallery } from '../../../scripts/pictures/gallery.ts';
import { testedLooks } from '../../../scripts/pictures/looks.ts';
import { states } from '../gallery/states.ts';

let drawn: Drawn;

beforeAll(async () => {
  const browser = await openBrowser();
  try {
    drawn = await drawGallery(browser, join(root, 'reports/pictures/tested'), { looks: testedLooks });
  } finally {
    await browser.close();
  }
  if (!drawn.sameFonts)
    console.warn('The fonts or the browser are not those of the accepted pictures: only coarse differences are found.');
});

it('are of the states that were accepted', async () => {
  expect(states.map(({ name }) => name)).toEqual(await acceptedStates());
});

describe.each(testedLooks.map(({ name }) => name))('%s', look => {
  it.each(states.map(({ name }) => name))('%s looks as it was accepted', state => {
    expect(drawn.different.get(`${state} ${look}`)).toBeUndefined();
  });
});
