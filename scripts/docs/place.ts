/** Where each document of the repository stands on the site: Chinese at its root, English below `en/`. */
import { posix } from 'node:path';

export type Locale = 'zh-CN' | 'en';

/** One page of the site, made from one document. */
export interface Place {
  /** Below the repository: `docs/guides/embed-the-panel.zh-CN.md`. */
  readonly source: string;
  /** Below the site's pages: `guides/embed-the-panel.md`. */
  readonly page: string;
  readonly locale: Locale;
}

/** Documents that hold both languages in one text, and stand on the site in both places. */
const inBoth: ReadonlySet<string> = new Set(['docs/glossary.md', 'docs/guides/README.md', 'docs/licences.md']);

function pageOf(source: string, locale: Locale): Place {
  const plain = posix
    .relative('docs', source)
    .replace('.zh-CN.md', '.md')
    .replace(/README\.md$/, 'index.md');
  return { source, page: locale === 'en' ? `en/${plain}` : plain, locale };
}

/** The pages that a document becomes: one, or two where it holds both languages. */
export function placesOf(source: string): Place[] {
  if (inBoth.has(source)) return [pageOf(source, 'zh-CN'), pageOf(source, 'en')];
  return [pageOf(source, source.endsWith('.zh-CN.md') ? 'zh-CN' : 'en')];
}
