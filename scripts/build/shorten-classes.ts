/**
 * Short names for the classes inside the shadow root, and for the custom properties that are its own (`--_…`). They are nobody's interface (hosts style by parts and custom
 * properties), and their full names are for who reads the sources.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'rollup';

/**
 * A class of the panel where it stands in a sheet, a template or a selector, or a custom property of its own (`--_…`); not
 * `--yyb-…`, which is a host's to set.
 */
const token = /(?<![\w-])(?:(?:yyb|is)-|--_)[a-z][\w-]*/g;

/** Names that are put together while the panel runs (`yyb-step--${face}`) stay as they are. */
const composed = /(?<![\w-])(?:yyb|is)-[a-z][\w-]*--(?=\$\{)/g;

/** Letters only, shortest first. */
function shortName(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : shortName(Math.floor(index / 26) - 1) + letter;
}

/** The short name of every class that the sheets have a rule for, and of every property of their own. `sources` is everything that may compose one. */
export function shortNames(sheets: readonly string[], sources: readonly string[]): ReadonlyMap<string, string> {
  const kept = new Set([...sources, ...sheets].flatMap(text => text.match(composed) ?? []));
  const names = new Set(
    sheets.flatMap(text => [...text.matchAll(/\.((?:yyb|is)-[a-z][\w-]*)/g)].map(([, name]) => name!)),
  );
  const shortened = [...names].filter(name => ![...kept].some(prefix => name.startsWith(prefix)));
  const properties = new Set(sheets.flatMap(text => text.match(/--_[a-z][\w-]*/g) ?? []));
  return new Map([
    ...shortened.sort().map((name, index) => [name, shortName(index)] as const),
    ...[...properties].sort().map((name, index) => [name, `--_${shortName(index)}`] as const),
  ]);
}

export function shortenClasses(code: string, names: ReadonlyMap<string, string>): string {
  return code.replace(token, name => names.get(name) ?? name);
}

/** For the modules in `source`; its sheets are in `styles`. */
export function shortenClassesIn(source: string): Plugin {
  let names: ReadonlyMap<string, string> = new Map();
  return {
    name: 'shorten-classes',
    async buildStart() {
      const files = (await readdir(source, { recursive: true })).filter(
        name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
      );
      const texts = await Promise.all(files.map(name => readFile(join(source, name), 'utf8')));
      names = shortNames(
        texts.filter((_, index) => files[index]!.startsWith('styles')),
        texts,
      );
    },
    transform(code, id) {
      return id.startsWith(source) ? { code: shortenClasses(code, names), map: null } : null;
    },
  };
}
