import { inWords } from '../in-words.ts';
import { type Config, configSchema } from './schema.ts';

/** A config that cannot be used; the message says each mistake and its place. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads a config file's text. @param name of the file, for messages */
export function readConfig(text: string, name: string): Config {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ConfigError(`${name}: ${(error as Error).message}`);
  }
  const result = configSchema.safeParse(value, inWords);
  if (!result.success)
    throw new ConfigError(
      result.error.issues
        .flatMap(issue => wordsOf(issue as Issue))
        .map(line => `${name}: ${line}`)
        .join('\n'),
    );
  return result.data;
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** One line a mistake. Where a token may come in two ways, the way that was meant is spoken of. */
function wordsOf(issue: Issue, before: readonly PropertyKey[] = []): string[] {
  const path = [...before, ...issue.path];
  const place = path.length === 0 ? '/' : `/${path.map(String).join('/')}`;
  if (issue.errors !== undefined && issue.errors.length > 0) {
    const nearest = [...issue.errors].sort((a, b) => weight(a) - weight(b))[0]!;
    return nearest.flatMap(each => wordsOf(each, path));
  }
  if (issue.keys !== undefined) return issue.keys.map(key => `${place === '/' ? '' : place}/${key}: no such setting`);
  return [`${place}: ${issue.message}`];
}

/** What was meant is what has the fewest mistakes; a missing key weighs more than an unknown one. */
function weight(issues: readonly Issue[]): number {
  return issues.reduce((sum, { keys }) => sum + (keys === undefined ? 2 : keys.length), 0);
}

/** A value, or that of the environment's variable that it names as `env:NAME`. */
export function secretOf(
  value: string,
  environment: Readonly<Record<string, string | undefined>>,
  where: string,
): string {
  if (!value.startsWith('env:')) return value;
  const name = value.slice(4);
  const found = environment[name];
  if (found === undefined || found === '') throw new ConfigError(`${where}: the environment has no ${name}`);
  return found;
}
