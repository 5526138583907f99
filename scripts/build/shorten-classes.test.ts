import { expect, it } from 'vitest';
import { shortenClasses, shortNames } from './shorten-classes.ts';

const sheet =
  '.yyb-row > .yyb-row__do, .yyb-row.is-on { inline-size: var(--yyb-row) } .yyb-step--now { color: var(--_ink) }';
// biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a template is what is meant
const source = 'html`<li class="yyb-row yyb-step--${face}">`; root.querySelector(".yyb-row__do"); fire("yyb-ready")';
const names = shortNames([sheet], [source]);

it('shortens a class in sheets, templates and selectors alike', () => {
  expect(shortenClasses(sheet, names)).toBe(
    '.b > .c, .b.a { inline-size: var(--yyb-row) } .yyb-step--now { color: var(--_a) }',
  );
});

it('leaves what is put together at run time, custom properties and what is no class', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a template is what is meant
  const short = 'html`<li class="b yyb-step--${face}">`; root.querySelector(".c"); fire("yyb-ready")';
  expect(shortenClasses(source, names)).toBe(short);
});

it('gives every class a name of its own', () => {
  const many = Array.from({ length: 900 }, (_, index) => `.yyb-c${index} {}`).join('');
  expect(new Set(shortNames([many], []).values()).size).toBe(900);
});
