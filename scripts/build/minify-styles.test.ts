import { expect, it } from 'vitest';
import { minifyStyles } from './minify-styles.ts';

it('keeps the spaces that mean something', () => {
  expect(minifyStyles('.a :hover > .b , .c { margin : calc(1px + 2px) auto; /* why */ }')).toBe(
    '.a :hover>.b,.c{margin :calc(1px + 2px) auto}',
  );
  expect(minifyStyles('@media (min-width: 4em) and (x: y) { .a { color: red; } }')).toBe(
    '@media (min-width:4em) and (x:y){.a{color:red}}',
  );
});

it('writes two sides that are alike as one', () => {
  expect(
    minifyStyles(
      '.a { padding-block-start: 2px; padding-block-end: 2px; margin-inline-start: 0.5em; margin-inline-end: 1em }',
    ),
  ).toBe('.a{padding-block:2px;margin-inline-start:.5em;margin-inline-end:1em}');
});

it('leaves holes for other sheets where they are', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a template is what is meant
  expect(minifyStyles(':host { ${dark} } .b { color: red }')).toBe(':host{${dark}}.b{color:red}');
});
