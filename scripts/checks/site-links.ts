/** The built site's own links: whether each leads to a file of the site, and to a place that is in it. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

interface Page {
  /** Every `href` and `src`, as written. */
  readonly links: readonly string[];
  readonly ids: ReadonlySet<string>;
}

function* attributes(node: Node): Generator<{ name: string; value: string }> {
  if ('attrs' in node) yield* node.attrs;
  if ('childNodes' in node) for (const child of node.childNodes) yield* attributes(child);
}

function read(file: string): Page {
  const all = [...attributes(parse(readFileSync(file, 'utf8')))];
  return {
    links: all.filter(({ name }) => name === 'href' || name === 'src').map(({ value }) => value),
    ids: new Set(all.filter(({ name }) => name === 'id').map(({ value }) => value)),
  };
}

/** The file that a link leads to. `/` is the site's root, unless the site is built for a folder below `base`. */
function fileOf(folder: string, page: string, path: string, base: string): string {
  if (path === '') return page;
  const target = path.startsWith('/')
    ? join(folder, decodeURIComponent(path.slice(base.length - 1)))
    : join(dirname(page), decodeURIComponent(path));
  return existsSync(target) && statSync(target).isDirectory() ? join(target, 'index.html') : target;
}

/**
 * Every link of the pages below `folder` that leads nowhere, in words. The reference's own pages are checked for files alone.
 *
 * @param base the path below which the site is served, with a slash at both ends
 */
export function brokenSiteLinks(folder: string, base = '/'): string[] {
  const pages = new Map<string, Page>();
  const pageAt = (file: string): Page => {
    const known = pages.get(file) ?? read(file);
    pages.set(file, known);
    return known;
  };
  const broken: string[] = [];
  for (const name of globSync('**/*.html', { cwd: folder })) {
    const file = join(folder, name);
    const generated = name.startsWith('reference/');
    for (const link of new Set(pageAt(file).links)) {
      if (/^([a-z][a-z+.-]*:|\/\/)/i.test(link)) continue;
      const [path = '', anchor = ''] = link.replace(/\?[^#]*/, '').split('#');
      const target = fileOf(folder, file, path, base);
      if (!existsSync(target)) broken.push(`${name}: there is no ${link}`);
      else if (anchor && !generated && target.endsWith('.html') && !pageAt(target).ids.has(decodeURIComponent(anchor)))
        broken.push(`${name}: ${relative(folder, target)} has no place #${decodeURIComponent(anchor)}`);
    }
  }
  return broken;
}
