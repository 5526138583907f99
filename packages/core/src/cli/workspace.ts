import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Case } from '../cases/case.ts';
import { readCases } from '../cases/case-file.ts';
import type { FactCatalogue } from '../facts/catalogue.ts';
import type { Problem } from '../facts/problem.ts';
import { deriveFacts } from '../policy/derived.ts';
import { loadPolicies } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { Source } from '../policy/yaml.ts';
import { findCatalogue, readCatalogue } from './catalogue.ts';
import { readSource, shown } from './files.ts';
import { UnreadableError, UsageError } from './host.ts';

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
