import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../command.ts';

const read = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');

/** What `docs/embedding.md` prints is tested with the panel itself; the guides' servers send the same. */
const printed = /Content-Security-Policy: ([^`]+)```/.exec(read('embedding.md'))?.[1] ?? '';
const directives = printed
  .split(';')
  .map(directive => directive.trim().replace('https://platform.example', '$platform'));

it.each(['guides/embed-the-panel.md', 'guides/embed-the-panel.zh-CN.md'])(
  '%s sends the policy that the panel is tested under, and nothing more',
  file => {
    const written = /const policy = \[([^\]]+)\]/.exec(read(file))?.[1] ?? '';
    const sent = [...written.matchAll(/(["'`])(.*?)\1,?$/gm)].map(([, , directive = '']) =>
      directive.replace(/\$\{(\w+)\}/, '$$$1'),
    );
    expect(directives.length).toBeGreaterThan(5);
    expect(sent).toEqual(directives);
  },
);

it.each(['csp.md', 'csp.zh-CN.md'])('%s prints the same policy, as a header and as a line of nginx', file => {
  const text = read(file);
  expect(/Content-Security-Policy: ([^`]+)```/.exec(text)?.[1]).toBe(printed);
  const line = /add_header Content-Security-Policy "([^"]+)"/.exec(text)?.[1];
  expect(line).toBe(printed.replace(/\s*\n\s*/g, ' ').trim());
});
