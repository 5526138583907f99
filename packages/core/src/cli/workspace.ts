import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Case } from '../cases/case.ts';
import { readCases } from '../cases/case-file.ts';
import { type FactCatalogue, parseCatalogue } from '../facts/catalogue.ts';
import { FactsError, type Problem } from '../facts/problem.ts';
import { deriveFacts } from '../policy/derived.ts';
import { loadPolicies } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import { readYaml, type Source } from '../policy/yaml.ts';
import { UnreadableError, UsageError } from './host.ts';

/** The option that names the catalogue. */
export const catalogueOption = {
  catalogue: { type: 'string', value: 'file', help: 'The fact catalogue; otherwise the nearest catalogue.yaml' },
} as const;

/** The files a command works on, read and checked as far as they go. */
export interface Workspace {
  readonly catalogue?: FactCatalogue;
  readonly policies: readonly Policy[];
  /** The policy files by path. */
  readonly sources: ReadonlyMap<string, Source>;
  /** The file each policy came from. */
  readonly fileOf: (policy: Policy) => Source | undefined;
  readonly cases: readonly Case[];
  readonly problems: readonly Problem[];
  readonly files: number;
}

interface Found {
  readonly policies: string[];
  readonly cases: string[];
}

const isData = (name: string): boolean => /\.(?:ya?ml|json)$/.test(name);
const isPolicy = (name: string): boolean => /\.(?:policy|derived)\.(?:ya?ml|json)$/.test(name);
const isCases = (name: string): boolean => /\.cases\.(?:ya?ml|json)$/.test(name);
const catalogueNames = ['catalogue.yaml', 'catalogue.yml', 'catalogue.json'];

/** Policies and cases below a folder; hidden folders and dependencies are passed over. */
function search(folder: string, found: Found): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') search(path, found);
    } else if (isPolicy(entry.name)) found.policies.push(path);
    else if (isCases(entry.name)) found.cases.push(path);
  }
}

/** Whether a file holds a derived fact. */
export const isDerived = ({ data }: Source): boolean => typeof data === 'object' && data !== null && 'derived' in data;

/** The nearest catalogue at or above a folder. */
function nearestCatalogue(folder: string): string | undefined {
  for (const name of catalogueNames) if (existsSync(join(folder, name))) return join(folder, name);
  return dirname(folder) === folder ? undefined : nearestCatalogue(dirname(folder));
}

/** @throws {@link UsageError} when there is none */
function findCatalogue(cwd: string, folder: string, given: string | undefined): string {
  const path = given === undefined ? nearestCatalogue(folder) : resolve(cwd, given);
  if (!path)
    throw new UsageError(
      'There is no catalogue.yaml here or in a folder above; name one with --catalogue, or begin with yongyiban init.',
    );
  return path;
}

/** The catalogue that policies in a folder are checked against. */
export function catalogueFor(cwd: string, folder: string, given: string | undefined): FactCatalogue {
  const source = readSource(cwd, findCatalogue(cwd, folder, given));
  const { catalogue, problems } = readCatalogue(source);
  if (!catalogue)
    throw new UsageError(`${source.path} is not right yet: ${problems[0]!.message} yongyiban check says all.`);
  return catalogue;
}

/** Reads a file as text. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UnreadableError(`${path} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? cause}.`, { cause });
  }
}

/** Writes a file unless it is there; says whether it did. Nobody's work is ever overwritten. */
export function writeNew(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A path as a person in the folder would write it. */
export function shown(cwd: string, path: string): string {
  const short = relative(cwd, path);
  return short.startsWith('..') && isAbsolute(path) ? path : short || '.';
}

/** Reads YAML or JSON, named as a person would. */
export function readSource(cwd: string, path: string): Source {
  const full = resolve(cwd, path);
  return readYaml(shown(cwd, full), readText(full));
}

/**
 * Reads what the command line names: folders are searched for `*.policy.yaml`, `*.derived.yaml` and `*.cases.yaml`; the
 * catalogue is the one given, or the nearest `catalogue.yaml`. A policy file alone brings the cases beside it.
 */
export function readWorkspace(
  cwd: string,
  paths: readonly string[],
  options: { readonly catalogue?: string | undefined } = {},
): Workspace {
  const found: Found = { policies: [], cases: [] };
  const roots = (paths.length ? paths : ['.']).map(path => resolve(cwd, path));
  for (const root of roots) {
    const stat = statSync(root, { throwIfNoEntry: false });
    if (!stat) throw new UnreadableError(`${shown(cwd, root)} does not exist.`);
    if (stat.isDirectory()) search(root, found);
    else addFile(root, found);
  }
  const start = roots[0]!;
  const cataloguePath = findCatalogue(cwd, statSync(start).isDirectory() ? start : dirname(start), options.catalogue);
  const policyPaths = [...new Set(found.policies)];
  if (!policyPaths.length)
    throw new UsageError(
      `There is no policy in ${roots.map(root => shown(cwd, root)).join(', ')}; policies are files named *.policy.yaml.`,
    );
  const catalogueSource = readSource(cwd, cataloguePath);
  const read = readCatalogue(catalogueSource);
  const all = policyPaths.map(path => readSource(cwd, path));
  const problems: Problem[] = [...read.problems, ...all.flatMap(source => source.problems)];
  const sources = new Map(all.map(source => [source.path, source]));
  const files = 1 + policyPaths.length + found.cases.length;
  if (!read.catalogue) return { policies: [], sources, fileOf: () => undefined, cases: [], problems, files };
  const readable = all.filter(source => !source.problems.length);
  const derived = deriveFacts(read.catalogue, readable.filter(isDerived));
  if (derived.problems) problems.push(...derived.problems);
  // With a derived fact that is wrong, the policies are still checked for all other mistakes.
  const catalogue = derived.catalogue ?? read.catalogue;
  const rules = readable.filter(source => !isDerived(source));
  const loaded = loadPolicies({ catalogue, policies: rules });
  if (loaded.problems) problems.push(...loaded.problems);
  // What is right in itself is still tested and linted while another file is being written.
  const policies =
    loaded.policies ?? rules.flatMap(source => loadPolicies({ catalogue, policies: [source] }).policies ?? []);
  const cases = [...new Set(found.cases)].flatMap(path => {
    const dossier = (name: string): Source | undefined => {
      const beside = join(dirname(path), name);
      return existsSync(beside) ? readSource(cwd, beside) : undefined;
    };
    const one = readCases(readSource(cwd, path), { catalogue, dossier });
    problems.push(...one.problems);
    return one.cases;
  });
  const fileOf = (policy: Policy): Source | undefined =>
    readable.find(source => source.data === policy.data || sameIdentity(source.data, policy));
  return { catalogue, policies, sources, fileOf, cases, problems, files };
}

function sameIdentity(data: unknown, policy: Policy): boolean {
  const { id, version } = (data ?? {}) as { id?: unknown; version?: unknown };
  return id === policy.id && version === policy.version;
}

function addFile(path: string, found: Found): void {
  const name = basename(path);
  if (isCases(name)) {
    found.cases.push(path);
    search(dirname(path), { policies: found.policies, cases: [] });
  } else if (isData(name)) {
    found.policies.push(path);
    const beside = path.replace(/(?:\.policy|\.derived)?\.(?:ya?ml|json)$/, '.cases.yaml');
    if (existsSync(beside)) found.cases.push(beside);
    // Other policies' files are no part of the question, but what is derived from facts may be needed by this one.
    for (const other of readdirSync(dirname(path)))
      if (/\.derived\.(?:ya?ml|json)$/.test(other)) found.policies.push(join(dirname(path), other));
  } else throw new UsageError(`${name} is neither YAML nor JSON.`);
}

function readCatalogue(source: Source): { readonly catalogue?: FactCatalogue; readonly problems: readonly Problem[] } {
  if (source.problems.length) return { problems: source.problems };
  try {
    return { catalogue: parseCatalogue(source.data), problems: [] };
  } catch (error) {
    if (!(error instanceof FactsError)) throw error;
    return {
      problems: error.problems.map(problem => ({
        ...problem,
        path: source.path,
        ...source.locate(stepsOf(problem.at, source.data)),
      })),
    };
  }
}

/** `facts.tax.paid.label` as steps, where `tax.paid` is one key. */
export function stepsOf(at: string, data: unknown): readonly string[] {
  const steps: string[] = [];
  let rest = at;
  let here = data;
  while (rest && typeof here === 'object' && here !== null) {
    const key = Object.keys(here)
      .filter(one => rest === one || rest.startsWith(`${one}.`))
      .sort((a, b) => b.length - a.length)[0];
    if (key === undefined) break;
    steps.push(key);
    here = (here as Record<string, unknown>)[key];
    rest = rest.slice(key.length + 1);
  }
  return steps;
}
