import { parseDay } from '../day.ts';
import type { FactCatalogue } from '../facts/catalogue.ts';
import { type Dossier, type DossierData, type DossierFactData, parseDossier, type Subject } from '../facts/dossier.ts';
import { FactsError, type Problem } from '../facts/problem.ts';
import { readMoney, readValue, Unreadable } from '../facts/read-value.ts';
import { shapeProblems } from '../facts/shape.ts';
import { type Fen, fen } from '../money.ts';
import { type DataPath, formatPath } from '../policy/reader.ts';
import type { Source } from '../policy/yaml.ts';
import {
  type Case,
  type CaseData,
  type CaseWritten,
  type Expected,
  type ExpectedData,
  type FileWritten,
  fileSchema,
  type Question,
} from './case.ts';

/** Cases read from a file, and what is wrong with those that could not be. */
export interface ReadCases {
  readonly cases: readonly Case[];
  readonly problems: readonly Problem[];
}

/** Where a cases file finds what it names. */
export interface CaseContext {
  readonly catalogue: FactCatalogue;
  /** The dossier file of a name, read; undefined when there is none. */
  readonly dossier?: (name: string) => Source | undefined;
}

/**
 * Reads `<policy>.cases.yaml`: a list of cases, or `{ policy, on, subject, dossier, facts, cases }` where what stands
 * above holds for every case that does not say otherwise. A fact is written plainly, or as `{ value, asOf, source, by }`;
 * null takes a fact away. The policy is that of the file's name unless stated. Cases that cannot be read are reported,
 * the others returned.
 */
export function readCases(source: Source, context: CaseContext): ReadCases {
  const problems: Problem[] = [...source.problems];
  if (problems.length) return { cases: [], problems };
  const report: Report = (code, at, message, mend, offset) => {
    problems.push({ code, path: source.path, ...source.locate(at, offset), at: formatPath(at), message, mend });
    return undefined;
  };
  const isList = Array.isArray(source.data);
  const parsed = fileSchema.safeParse(isList ? { cases: source.data } : source.data);
  const place = (path: readonly PropertyKey[]): DataPath =>
    (isList ? path.slice(1) : path).map(step => (typeof step === 'symbol' ? String(step) : step));
  if (!parsed.success) {
    for (const { kind, at, message, mend } of shapeProblems(
      parsed.error.issues,
      isList ? { cases: source.data } : source.data,
      caseKeys,
    ))
      report(`cases/${kind}`, place(at), message, mend, kind === 'unknown-key' ? 'key' : undefined);
    return { cases: [], problems };
  }
  const file = parsed.data;
  const question = questionOf(file, source.path);
  const reader = { file, question, source, context, report };
  return { cases: file.cases.flatMap((written, i) => readCase(written, place(['cases', i]), reader) ?? []), problems };
}

/** What the file names, or the policy of the file's own name. */
function questionOf(file: FileWritten, path: string): Question {
  if (file.policies) return { kind: 'together', policies: file.policies };
  if (file.derived !== undefined) return { kind: 'derived', fact: file.derived };
  const name = path.split('/').at(-1)!;
  return { kind: 'policy', policy: file.policy ?? name.replace(/\.cases\.(ya?ml|json)$/, '') };
}

const caseKeys = [
  'policy',
  'policies',
  'derived',
  'case',
  'cases',
  'on',
  'subject',
  'dossier',
  'facts',
  'expect',
  'outcome',
  'amount',
  'missing',
  'unmet',
  'criteria',
  'from',
  'to',
  'fact',
  'reason',
  'total',
  'chosen',
  'value',
];

type Report = (code: string, at: DataPath, message: string, mend: string, offset?: number | 'key') => undefined;

interface CaseReader {
  readonly file: FileWritten;
  readonly question: Question;
  readonly source: Source;
  readonly context: CaseContext;
  readonly report: Report;
}

function readCase(
  written: CaseWritten,
  at: DataPath,
  { file, question, source, context, report }: CaseReader,
): Case | undefined {
  const on = written.on ?? file.on;
  if (on === undefined)
    return report(
      'cases/day',
      at,
      'The case does not say on which day it is decided.',
      'Write on: 2020-06-10 in the case or at the head of the file.',
    );
  if (parseDay(on) === undefined)
    return report('cases/day', written.on ? [...at, 'on'] : ['on'], `"${on}" is no day.`, 'Write it as 2020-06-10.');
  const name = written.dossier ?? file.dossier;
  const base = name === undefined ? undefined : context.dossier?.(name);
  if (name !== undefined && !base)
    return report(
      'cases/dossier',
      written.dossier ? [...at, 'dossier'] : ['dossier'],
      `There is no dossier "${name}" beside the cases.`,
      'Write the name of a file in the same folder.',
    );
  const given = (base?.data ?? {}) as Partial<DossierData>;
  const kind = written.subject ?? file.subject ?? given.subject?.kind ?? 'enterprise';
  const subject: Subject = { ...sampleSubject(kind), ...given.subject, kind };
  const facts: Record<string, DossierFactData> = { ...given.facts };
  for (const [path, value] of Object.entries({ ...file.facts, ...written.facts })) {
    if (value === null) delete facts[path];
    else facts[path] = longForm(value, given.facts?.[path]?.asOf ?? on);
  }
  let dossier: Dossier;
  try {
    dossier = parseDossier(context.catalogue, { subject, facts });
  } catch (error) {
    if (!(error instanceof FactsError)) throw error;
    for (const problem of error.problems) {
      const path = pathOf(problem, facts);
      const own = path !== undefined && Object.hasOwn(written.facts ?? {}, path);
      const shared = path !== undefined && Object.hasOwn(file.facts ?? {}, path);
      const where = own ? [...at, 'facts', path] : shared ? ['facts', path] : at;
      report(
        problem.code,
        where,
        problem.message,
        problem.mend,
        problem.code === 'facts/unknown-fact' ? 'key' : undefined,
      );
    }
    return undefined;
  }
  const expect = readExpected(written.expect, at, { question, context, report });
  const data: CaseData = { case: written.case, on, subject, facts, expect: written.expect };
  return expect && { path: source.path, ...source.locate(at), name: written.case, question, on, dossier, expect, data };
}

/** The fact a problem of a dossier is about. */
function pathOf(problem: Problem, facts: Readonly<Record<string, unknown>>): string | undefined {
  const paths = Object.keys(facts).filter(
    path => problem.at === `facts.${path}` || problem.at.startsWith(`facts.${path}.`),
  );
  return paths.sort((a, b) => b.length - a.length)[0];
}

/** A bare value was true on the day given. */
function longForm(value: unknown, asOf: string): DossierFactData {
  const isLong = typeof value === 'object' && value !== null && !Array.isArray(value) && 'value' in value;
  return isLong ? { asOf, ...(value as object) } : { value, asOf };
}

/** Invented (示例): nobody holds these codes. */
function sampleSubject(kind: Subject['kind']): { id: string; name: string } {
  return kind === 'individual'
    ? { id: '330200190001010000', name: '示例个人' }
    : { id: '91330200MA00000000', name: '示例单位' };
}

type Reading = Pick<CaseReader, 'question' | 'context' | 'report'>;

function readExpected(
  written: ExpectedData,
  at: DataPath,
  { question, context, report }: Reading,
): Expected | undefined {
  const here = [...at, 'expect'];
  const money = (text: string, ...steps: DataPath): Fen | undefined => {
    const value = readMoney(text);
    if (typeof value === 'number') return fen(value);
    return report(
      'cases/amount',
      [...here, ...steps],
      `"${text}" is no amount.`,
      'Write it like "34,501.00", in yuan.',
    );
  };
  const missing = written.missing && {
    missing: written.missing.map(one => (typeof one === 'string' ? { fact: one } : one)),
  };
  switch (question.kind) {
    case 'policy': {
      if (written.outcome === undefined)
        return report(
          'cases/expect',
          here,
          'The case does not say which outcome it expects.',
          'Write outcome: eligible, ineligible or undetermined.',
        );
      const amount = written.amount === undefined ? undefined : readRange(written.amount, money);
      if (written.amount !== undefined && !amount) return undefined;
      const { outcome, criteria = {}, unmet } = written;
      return { kind: 'policy', outcome, criteria, ...(amount && { amount }), ...(unmet && { unmet }), ...missing };
    }
    case 'together': {
      if (written.total === undefined && !written.chosen)
        return report(
          'cases/expect',
          here,
          'The case does not say what the policies give together.',
          'Write total: "34,501.00", or chosen with the ids of those that are paid.',
        );
      const total = written.total === undefined ? undefined : money(written.total, 'total');
      if (written.total !== undefined && total === undefined) return undefined;
      return {
        kind: 'together',
        ...(total !== undefined && { total }),
        ...(written.chosen && { chosen: written.chosen }),
      };
    }
    case 'derived': {
      const fact = context.catalogue.facts.get(question.fact);
      if (!fact?.derived)
        return report(
          'cases/derived',
          ['derived'],
          `There is no derived fact "${question.fact}".`,
          'Correct the path; derived facts are files named *.derived.yaml.',
        );
      if (written.value === undefined && !missing)
        return report(
          'cases/expect',
          here,
          'The case does not say which value it expects.',
          'Write value, or missing with the facts that keep it unknown.',
        );
      if (written.value === undefined) return { kind: 'derived', ...missing };
      const value = readValue(fact.type, written.value);
      if (value instanceof Unreadable) return report('cases/value', [...here, 'value'], value.message, value.mend);
      return { kind: 'derived', value, ...missing };
    }
  }
}

function readRange(
  written: NonNullable<ExpectedData['amount']>,
  money: (text: string, ...steps: DataPath) => Fen | undefined,
): { readonly from: Fen; readonly to: Fen | null } | undefined {
  if (typeof written === 'string') {
    const value = money(written, 'amount');
    return value === undefined ? undefined : { from: value, to: value };
  }
  const from = money(written.from, 'amount', 'from');
  const to = written.to === null ? null : money(written.to, 'amount', 'to');
  return from === undefined || to === undefined ? undefined : { from, to };
}
