/** Takes comments and spaces out of style sheets that are written in template literals: no JavaScript minifier does. */
import type { Plugin } from 'rollup';

/** `css` of Lit, with holes for other sheets only. */
const sheet = /\bcss`((?:[^`\\]|\\.)*)`/g;

/** Shortens one sheet. What may not lose its spaces (`calc(a + b)`, descendants, `and (…)`) keeps them. */
export function minifyStyles(css: string): string {
  return (
    css
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/\s*([{};,>])\s*/g, '$1')
      .replace(/:\s+/g, ':')
      .replace(/;}/g, '}')
      // Two sides that are alike are one shorthand; Chromium 87 and Safari 14 know it.
      .replace(/(padding|margin)-(block|inline)-start:([^;}]+);\1-\2-end:\3(?=[;}])/g, '$1-$2:$3')
      .replace(/([ :,(-])0\.(\d)/g, '$1.$2')
      .trim()
  );
}

export function minifyStylesIn(): Plugin {
  return {
    name: 'minify-styles',
    transform(code, id) {
      if (!id.includes('/styles/')) return null;
      return { code: code.replace(sheet, (_whole, css: string) => `css\`${minifyStyles(css)}\``), map: null };
    },
  };
}
