import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type FactCatalogue, parseCatalogue } from '../facts/catalogue.ts';
import { FactsError, type Problem } from '../facts/problem.ts';
import type { Source } from '../policy/yaml.ts';
import { readSource } from './files.ts';
import { UsageError } from './host.ts';

/** The option that names the catalogue. */
export const catalogueOption = {
  catalogue: { type: 'string', value: 'file', help: 'The fact catalogue; otherwise the nearest catalogue.yaml' },
} as const;

const catalogueNames = ['catalogue.yaml', 'catalogue.yml', 'catalogue.json'];

/** The nearest catalogue at or above a folder. */
function nearestCatalogue(folder: string): string | undefined {
  for (const name of catalogueNames) if (existsSync(join(folder, name))) return join(folder, name);
  return dirname(folder) === folder ? undefined : nearestCatalogue(dirname(folder));
}

/** @throws {@link UsageError} when there is none */
export function findCatalogue(cwd: string, folder: string, given: string | undefined): string {
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

/** Reads a catalogue, or says what is wrong with it and where. */
export function readCatalogue(source: Source): {
  readonly catalogue?: FactCatalogue;
  readonly problems: readonly Problem[];
} {
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
