import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { brokenSiteLinks } from './site-links.ts';

it('names links to pages and places that are not on the site, and leaves the web alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yongyiban-'));
  try {
    mkdirSync(join(folder, 'en'));
    writeFileSync(
      join(folder, 'index.html'),
      '<h2 id="a">A</h2><a href="/en/">x</a><a href="https://b.example/c">y</a>',
    );
    writeFileSync(
      join(folder, 'en/index.html'),
      '<a href="../index.html#a">1</a><a href="/index.html#b">2</a><img src="no.png"><a href="#c">3</a>',
    );
    expect(brokenSiteLinks(folder)).toEqual([
      'en/index.html: index.html has no place #b',
      'en/index.html: there is no no.png',
      'en/index.html: en/index.html has no place #c',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('reads links from the root below the folder that the site is served from', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yongyiban-'));
  try {
    writeFileSync(join(folder, 'index.html'), '<a href="/docs/index.html">1</a><a href="/docs/no.html">2</a>');
    expect(brokenSiteLinks(folder, '/docs/')).toEqual(['index.html: there is no /docs/no.html']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
