import { policiesAsked } from '../cases/case.ts';
import { parseDay } from '../day.ts';
import { type Decision, decide } from '../decision/decide.ts';
import { type Dossier, type DossierData, parseDossier } from '../facts/dossier.ts';
import { FactsError, type Problem } from '../facts/problem.ts';
import type { Policy } from '../policy/policy.ts';
import type { Source } from '../policy/yaml.ts';
import { catalogueOption, stepsOf } from './catalogue.ts';
import { type Given, text } from './command.ts';
import { readSource } from './files.ts';
import { type Host, UsageError } from './host.ts';
import { readWorkspace, type Workspace } from './workspace.ts';

/** Options of the commands that decide. */
export const questionOptions = {
  dossier: { type: 'string', value: 'file', help: 'What is known about the subject' },
  case: { type: 'string', value: 'words', help: "Decide an author's case instead, by words of its name" },
  on: { type: 'string', value: 'day', help: 'The day to decide as of, such as 2020-06-10; otherwise today' },
  policy: { type: 'string', value: 'id', help: 'Only this policy' },
  ...catalogueOption,
} as const;

/** Decisions asked for, or what keeps them from being made. */
export interface Answer {
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
}

/**
 * Decides what the command line asks: policies in force on a day for a dossier, or an author's case.
 *
 * @throws {@link UsageError} when the question is incomplete
 */
export function answer(given: Given, host: Host): Answer {
  const workspace = readWorkspace(host.cwd, given.paths, { catalogue: text(given, 'catalogue') });
  const { problems, policies, catalogue } = workspace;
  if (problems.length || !catalogue) return { decisions: [], problems };
  const only = text(given, 'policy');
  if (only !== undefined && !policies.some(policy => policy.id === only))
    throw new UsageError(
      `There is no policy "${only}"; there are ${[...new Set(policies.map(policy => policy.id))].join(', ')}.`,
    );
  const words = text(given, 'case');
  if (words !== undefined) return { decisions: decideCase(workspace, words, only), problems: [] };
  const file = text(given, 'dossier');
  if (file === undefined)
    throw new UsageError(
      'Name what is known about the subject with --dossier <file>, or one of the cases with --case <words>.',
    );
  const day = text(given, 'on') ?? host.today();
  if (parseDay(day) === undefined) throw new UsageError(`"${day}" is no day; write it as 2020-06-10.`);
  const source = readSource(host.cwd, file);
  const dossier = readDossier(source, workspace);
  if (Array.isArray(dossier)) return { decisions: [], problems: dossier };
  const asked = policies.filter(policy =>
    only === undefined
      ? holdsOn(policy, day) && policy.subjects.includes((dossier as Dossier).subject.kind)
      : policy.id === only,
  );
  return {
    decisions: versions(asked, day).map(policy => decide(policy, dossier as Dossier, { asOf: day })),
    problems: [],
  };
}

const holdsOn = ({ effective }: Policy, day: string): boolean =>
  effective.from <= day && (effective.to === undefined || day <= effective.to);

/** Of each policy the version of the day, or the newest where none holds: to be told that it is not in force is an answer. */
function versions(policies: readonly Policy[], day: string): readonly Policy[] {
  const chosen = new Map<string, Policy>();
  for (const policy of policies.toSorted((a, b) => a.version - b.version)) {
    const other = chosen.get(policy.id);
    if (!other || !holdsOn(other, day)) chosen.set(policy.id, policy);
  }
  return [...chosen.values()];
}

function decideCase({ cases, policies }: Workspace, words: string, only: string | undefined): readonly Decision[] {
  const found = cases.filter(
    one =>
      one.name.includes(words) &&
      policiesAsked(one.question).length > 0 &&
      (only === undefined || policiesAsked(one.question).includes(only)),
  );
  const [first] = found;
  if (!first) throw new UsageError(`No case has "${words}" in its name.`);
  if (found.length > 1)
    throw new UsageError(
      `${found.length} cases have "${words}" in their name: ${found.map(one => `"${one.name}"`).join(', ')}.`,
    );
  const asked = policiesAsked(first.question);
  return versions(
    policies.filter(policy => asked.includes(policy.id)),
    first.on,
  ).map(policy => decide(policy, first.dossier, { asOf: first.on }));
}

function readDossier(source: Source, { catalogue }: Workspace): Dossier | readonly Problem[] {
  if (source.problems.length) return source.problems;
  try {
    return parseDossier(catalogue!, source.data as DossierData);
  } catch (error) {
    if (!(error instanceof FactsError)) throw error;
    return error.problems.map(problem => ({
      ...problem,
      path: source.path,
      ...source.locate(stepsOf(problem.at, source.data), problem.code === 'facts/unknown-fact' ? 'key' : undefined),
    }));
  }
}
