import { expect, it } from 'vitest';
import { isAcceptable, tableOf } from './licences.ts';

it('takes licences that ask for a notice at most', () => {
  expect(['MIT', 'BSD-3-Clause', '(MIT OR GPL-3.0-only)', 'MIT AND ISC'].map(isAcceptable)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['GPL-3.0-only', 'MIT AND AGPL-3.0-only', 'SSPL-1.0', 'unknown'].map(isAcceptable)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it('lists each package once with all that bring it', () => {
  const lit = { name: 'lit', version: '3.0.0', licence: 'BSD-3-Clause' };
  const ky = { name: 'ky', version: '1.0.0', licence: 'MIT' };
  expect(
    tableOf([
      { name: '@yongyiban/core', components: [ky] },
      { name: '@yongyiban/widget', components: [lit, ky] },
    ])
      .split('\n')
      .slice(2),
  ).toEqual(['| ky | 1.0.0 | MIT | core, widget |', '| lit | 3.0.0 | BSD-3-Clause | widget |']);
});

it('lists two versions in one order, whatever order they come in', () => {
  const versions = ['8.0.0', '7.2.0'].map(version => ({ name: 'string-width', version, licence: 'MIT' }));
  const listed = (components: typeof versions) => tableOf([{ name: 'core', components }]);
  expect(listed(versions)).toBe(listed(versions.toReversed()));
});
