/** Links between the documents: whether what they point at is there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One link of a document to something in the repository. */
export interface Link {
  /** As it is written, without its anchor; empty for a place on the same page. */
  readonly path: string;
  readonly anchor: string | undefined;
  /** Counted from 1. */
  readonly line: number;
}

/** The links and pictures of a Markdown text that lead to files, in order; those in code, and web addresses, are left out. */
export function linksOf(markdown: string): Link[] {
  let fence: string | undefined;
  return markdown.split('\n').flatMap((text, index) => {
    const mark = /^ *(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark && (fence === undefined || mark.startsWith(fence))) fence = fence === undefined ? mark : undefined;
    if (fence !== undefined || mark) return [];
    return [...text.replace(/`[^`]*`/g, '').matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target = '']) => {
      if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
      const [path = '', anchor] = target.split('#');
      return [{ path: decodeURIComponent(path), anchor, line: index + 1 }];
    });
  });
}

/** The anchor that GitHub gives a heading, from its plain words. */
export function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** The anchors that GitHub gives the headings of a Markdown text. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, words = ''] of markdown.matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const name = slug(words.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
    let free = name;
    for (let again = 1; anchors.has(free); again++) free = `${name}-${again}`;
    anchors.add(free);
  }
  return anchors;
}

/** Every link of one document that leads nowhere, in words. `file` is below `root`. */
export function brokenLinks(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return linksOf(text).flatMap(({ path, anchor, line }) => {
    const target = path === '' ? join(root, file) : join(root, dirname(file), path);
    if (!existsSync(target)) return [`${file}:${line}: there is no ${path}`];
    if (anchor === undefined || !target.endsWith('.md')) return [];
    if (anchorsOf(readFileSync(target, 'utf8')).has(decodeURIComponent(anchor))) return [];
    return [`${file}:${line}: ${path || file} has no heading #${anchor}`];
  });
}
