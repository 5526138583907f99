import { expect, it } from 'vitest';
import { linesWithMachinePaths } from './machine-paths.ts';

const somebody = ['', 'home', 'lin', 'yongyiban'].join('/');

it('finds a path of a machine at the start of a line, after a space and in quotes', () => {
  expect(linesWithMachinePaths(`${somebody}\nfine\nsee ${somebody}\nconst a = '${somebody}'`)).toEqual([1, 3, 4]);
});

it('leaves alone the addresses of a site, relative paths and system programs', () => {
  expect(
    linesWithMachinePaths("fetch('/policies/1')\nsrc/work/flow.ts\n/usr/bin/chromium\nhttps://a.example/home/x"),
  ).toEqual([]);
});
