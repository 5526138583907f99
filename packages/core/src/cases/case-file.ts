import * as z from 'zod/mini';
import { parseDay } from '../day.ts';
import type { FactCatalogue } from '../facts/catalogue.ts';
import { type Dossier, type DossierData, type DossierFactData, parseDossier, type Subject } from '../facts/dossier.ts';
import { FactsError, type Problem } from '../facts/problem.ts';
import { readMoney } from '../facts/read-value.ts';
import { shapeProblems } from '../facts/shape.ts';
import { type Fen, fen } from '../money.ts';
import { type DataPath, formatPath } from '../policy/reader.ts';
import type { Source } from '../policy/yaml.ts';

/** What a case expects. What it does not name is not compared. */
export interface Expected {
  readonly outcome: 'eligible' | 'ineligible' | 'undetermined';
  readonly amount?: { readonly from: Fen; readonly to: Fen | null };
  readonly missing?: readonly { readonly fact: string; readonly reason?: string | undefined }[];
  /** All clauses that are not met, and no other. */
  readonly unmet?: readonly string[];
  readonly criteria: Readonly<Record<string, 'met' | 'unmet' | 'unknown'>>;
}

/** One case of an author: what is known, on which day, and what must come out. */
export interface Case {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What the case shows, in the author's words. */
  readonly name: string;
  readonly policy: string;
  /** ISO 8601. */
  readonly on: string;
  readonly dossier: Dossier;
  readonly expect: Expected;
  /** As written, with what the file says for all its cases filled in. */
  readonly data: CaseData;
}

/** A case as plain data, ready for another language. */
export interface CaseData {
  readonly case: string;
  readonly on: string;
  readonly subject: Subject;
  readonly facts: Readonly<Record<string, DossierFactData>>;
  readonly expect: ExpectedData;
}

export interface ExpectedData {
  readonly outcome: 'eligible' | 'ineligible' | 'undetermined';
  readonly amount?: string | { readonly from: string; readonly to: string | null } | undefined;
  readonly missing?: readonly (string | { readonly fact: string; readonly reason?: string | undefined })[] | undefined;
  readonly unmet?: readonly string[] | undefined;
  readonly criteria?: Readonly<Record<string, 'met' | 'unmet' | 'unknown'>> | undefined;
}

const subjectKind = z.enum(['enterprise', 'sole-trader', 'individual']);
const amountText = z.union([z.string(), z.strictObject({ from: z.string(), to: z.nullable(z.string()) })]);

const expectSchema = z.strictObject({
  outcome: z.enum(['eligible', 'ineligible', 'undetermined']),
  amount: z.optional(amountText),
  missing: z.optional(
    z.array(
      z.union([
        z.string(),
        z.strictObject({
          fact: z.string(),
          reason: z.optional(z.enum(['absent', 'stale', 'not-shared', 'granularity'])),
        }),
      ]),
    ),
  ),
  unmet: z.optional(z.array(z.string())),
  criteria: z.optional(z.record(z.string(), z.enum(['met', 'unmet', 'unknown']))),
});

const caseSchema = z.strictObject({
  case: z.string(),
  on: z.optional(z.string()),
  subject: z.optional(subjectKind),
  dossier: z.optional(z.string()),
  facts: z.optional(z.record(z.string(), z.unknown())),
  expect: expectSchema,
});

const fileSchema = z.strictObject({
  policy: z.optional(z.string()),
  on: z.optional(z.string()),
  subject: z.optional(subjectKind),
  dossier: z.optional(z.string()),
  facts: z.optional(z.record(z.string(), z.unknown())),
  cases: z.array(caseSchema),
});

/** The cases file as written: a list, or a list with what holds for all of it. */
export const casesSchema: z.ZodMiniType = z.union([z.array(caseSchema), fileSchema]);

type CaseWritten = z.infer<typeof caseSchema>;
type FileWritten = z.infer<typeof fileSchema>;

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
  const policy =
    file.policy ??
    source.path
      .split('/')
      .at(-1)!
      .replace(/\.cases\.(ya?ml|json)$/, '');
  const reader = { file, policy, source, context, report };
  return { cases: file.cases.flatMap((written, i) => readCase(written, place(['cases', i]), reader) ?? []), problems };
}

const caseKeys = [
  'policy',
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
];

type Report = (code: string, at: DataPath, message: string, mend: string, offset?: number | 'key') => undefined;

interface CaseReader {
  readonly file: FileWritten;
  readonly policy: string;
  readonly source: Source;
  readonly context: CaseContext;
  readonly report: Report;
}

function readCase(
  written: CaseWritten,
  at: DataPath,
  { file, policy, source, context, report }: CaseReader,
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
  const expect = readExpected(written.expect, at, report);
  const data: CaseData = { case: written.case, on, subject, facts, expect: written.expect };
  return expect && { path: source.path, ...source.locate(at), name: written.case, policy, on, dossier, expect, data };
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

function readExpected(written: ExpectedData, at: DataPath, report: Report): Expected | undefined {
  const money = (text: string, ...steps: DataPath): Fen | undefined => {
    const value = readMoney(text);
    return typeof value === 'number'
      ? fen(value)
      : report(
          'cases/amount',
          [...at, 'expect', 'amount', ...steps],
          `"${text}" is no amount.`,
          'Write it like "34,501.00", in yuan.',
        );
  };
  let amount: Expected['amount'];
  if (typeof written.amount === 'string') {
    const value = money(written.amount);
    if (value === undefined) return undefined;
    amount = { from: value, to: value };
  } else if (written.amount) {
    const from = money(written.amount.from, 'from');
    const to = written.amount.to === null ? null : money(written.amount.to, 'to');
    if (from === undefined || to === undefined) return undefined;
    amount = { from, to };
  }
  return {
    outcome: written.outcome,
    criteria: written.criteria ?? {},
    ...(amount && { amount }),
    ...(written.unmet && { unmet: written.unmet }),
    ...(written.missing && { missing: written.missing.map(one => (typeof one === 'string' ? { fact: one } : one)) }),
  };
}
