import { expect, it } from 'vitest';
import { drawFlow } from './flow.ts';

it.each([
  ['zh-CN', 'wide', 'flow.zh-CN.svg'],
  ['zh-CN', 'narrow', 'flow.zh-CN.narrow.svg'],
  ['en', 'wide', 'flow.svg'],
  ['en', 'narrow', 'flow.narrow.svg'],
] as const)(
  'draws the flow in %s, %s, as it stands in the documents (vitest -u draws it anew)',
  async (locale, form, file) => {
    await expect(drawFlow(locale, form)).toMatchFileSnapshot(`../../docs/pictures/${file}`);
  },
);
