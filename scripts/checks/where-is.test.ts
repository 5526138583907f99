import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../command.ts';

it.each(['architecture.md', 'architecture.zh-CN.md'])('%s answers "where is" by files that are there', page => {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const paths = [...text.matchAll(/`((?:core|widget|mock-server)\/src\/[\w./-]+)`/g)].map(([, path]) => path!);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter(path => !existsSync(join(root, 'packages', path)))).toEqual([]);
});
