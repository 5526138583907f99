import { expect, it } from 'vitest';
import { pageProblems } from './page.ts';

it('accepts a page that loads its script and style from files', () => {
  expect(
    pageProblems('<!doctype html><html lang="zh-CN"><head><title>x</title><script src="a.js"></script></head></html>'),
  ).toEqual([]);
});

it('names inline scripts, inline styles and handlers', () => {
  expect(pageProblems('<script>a()</script>\n<p style="x" >\n</p><p onclick="b()"></p>')).toEqual([
    expect.stringContaining('line 1: an inline <script>'),
    expect.stringContaining('line 2: the attribute style on <p>'),
    expect.stringContaining('line 3: the attribute onclick on <p>'),
  ]);
});

it('names a mistake in the markup', () => {
  expect(pageProblems('<p title="a" title="b"></p>')).toEqual([expect.stringContaining('duplicate-attribute')]);
});
