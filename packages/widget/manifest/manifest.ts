/** What editors and documentation tools know of the elements: the custom-elements manifest and what is made from it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));

interface Named {
  name: string;
  description?: string;
  privacy?: string;
  type?: { text: string };
  fieldName?: string;
}
interface Declaration {
  name: string;
  kind: string;
  customElement?: boolean;
  tagName?: string;
  description?: string;
  attributes?: Named[];
  members?: (Named & { kind: string })[];
  events?: Named[];
  slots?: Named[];
  cssParts?: Named[];
  cssProperties?: (Named & { default?: string })[];
}
export interface Manifest {
  schemaVersion: string;
  modules: { path: string; declarations?: Declaration[]; exports?: unknown[] }[];
}

/** Reads the sources; leaves out what is not for others. */
export function readManifest(): Manifest {
  const out = mkdtempSync(join(folder, 'node_modules/.manifest-'));
  try {
    const globs = ['src/index.ts', 'src/events.ts', 'src/elements/*.ts', '!src/**/*.test.ts'];
    execFileSync(
      process.execPath,
      [
        join(folder, 'node_modules/@custom-elements-manifest/analyzer/cem.js'),
        'analyze',
        '--litelement',
        '--quiet',
        '--config',
        'manifest/analyzer.config.mjs',
        '--outdir',
        relative(folder, out),
        ...globs.flatMap(glob => ['--globs', glob]),
      ],
      { cwd: folder, stdio: 'pipe' },
    );
    const manifest = JSON.parse(readFileSync(join(out, 'custom-elements.json'), 'utf8')) as Manifest;
    for (const module of manifest.modules) for (const declaration of module.declarations ?? []) trim(declaration);
    return manifest;
  } finally {
    rmSync(out, { recursive: true });
  }
}

function trim(declaration: Declaration): void {
  const isPublic = (member: Named): boolean =>
    member.privacy !== 'private' && member.privacy !== 'protected' && !member.name.startsWith('#');
  if (declaration.members) declaration.members = declaration.members.filter(isPublic);
  // An event that is both documented and dispatched is listed twice; the documented one has the words.
  if (declaration.events)
    declaration.events = [
      ...new Map(
        declaration.events
          .filter(event => event.name?.startsWith('yyb-'))
          .sort((a, b) => Number(Boolean(a.description)) - Number(Boolean(b.description)))
          .map(event => [event.name, event]),
      ).values(),
    ];
}

export function elementsOf(manifest: Manifest): Declaration[] {
  return manifest.modules.flatMap(module => module.declarations ?? []).filter(declaration => declaration.tagName);
}

/** The values that an attribute takes, where its type lists them. */
function valuesOf(type: string | undefined): { name: string }[] {
  return [...(type ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => ({ name: name! }));
}

/** Completions for Visual Studio Code: `html.customData`. */
export function vscodeData(manifest: Manifest): object {
  return {
    version: 1.1,
    tags: elementsOf(manifest).map(({ tagName, description, attributes = [] }) => ({
      name: tagName,
      description,
      attributes: attributes.map(({ name, description, type }) => {
        const values = valuesOf(type?.text);
        return { name, ...(description ? { description } : {}), ...(values.length ? { values } : {}) };
      }),
    })),
  };
}

/** Completions for the JetBrains editors: `web-types` in package.json. */
export function webTypes(manifest: Manifest, version: string): object {
  const clean = (items: Named[] = []): object[] =>
    items.map(({ name, description }) => ({ name, ...(description ? { description } : {}) }));
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: '@yongyiban/widget',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elementsOf(manifest).map(
          ({ tagName, description, attributes, events, slots, cssParts, members = [] }) => ({
            name: tagName,
            description,
            attributes: (attributes ?? []).map(({ name, description, type }) => ({
              name,
              ...(description ? { description } : {}),
              value: { type: type?.text ?? 'string' },
            })),
            slots: clean(slots),
            js: { properties: clean(members.filter(({ kind }) => kind === 'field')), events: clean(events) },
            css: { parts: clean(cssParts) },
          }),
        ),
      },
    },
  };
}

/** The three files, by name. */
export function files(): Record<string, string> {
  const manifest = readManifest();
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const text = (data: object): string => `${JSON.stringify(data, null, 2)}\n`;
  return {
    'custom-elements.json': text(manifest),
    'vscode.html-custom-data.json': text(vscodeData(manifest)),
    'web-types.json': text(webTypes(manifest, version)),
  };
}

export const packageFolder = folder;
