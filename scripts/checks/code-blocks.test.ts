import { expect, it } from 'vitest';
import { codeBlocks } from './code-blocks.ts';

it('reads each block with its language and its line', () => {
  expect(codeBlocks('# T\n\n```ts\nlet a = 1;\n\nlet b;\n```\n\n```html\n<p>\n```\n')).toEqual([
    { language: 'ts', code: 'let a = 1;\n\nlet b;', line: 4 },
    { language: 'html', code: '<p>', line: 10 },
  ]);
});

it('takes off the indent of a block in a list', () => {
  expect(codeBlocks('- x\n\n  ```ts\n  if (a) {\n    b();\n  }\n  ```')[0]?.code).toBe('if (a) {\n  b();\n}');
});

it('keeps a shorter fence inside a longer one', () => {
  expect(codeBlocks('````md\n```ts\nx\n```\n````')).toEqual([{ language: 'md', code: '```ts\nx\n```', line: 2 }]);
});

it('refuses a fence that never closes', () => {
  expect(() => codeBlocks('```ts\nx')).toThrow('line 1 is never closed');
});
