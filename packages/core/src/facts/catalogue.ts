import * as z from 'zod/mini';
import { parseSpan, type Span } from '../day.ts';
import { type Exact, parseDecimal } from '../exact.ts';
import type { Localized } from '../localized.ts';
import { FactsError, type Problem } from './problem.ts';
import { shapeProblems } from './shape.ts';
import { labelled, parseType, type Type, types } from './type.ts';

// No text is ever evaluated as code, and none is tried: under a strict policy even zod's probe counts as a violation.
z.config({ jitless: true });

/** As written by authors, so a stray key is a mistake: YAML makes one of any comma that stands outside quotes. */
export const localizedSchema: z.ZodMiniType<Localized> = z.strictObject({ 'zh-CN': z.string(), en: z.string() });

/**
 * Whether other departments may have the datum (政务信息资源共享管理暂行办法, 国发〔2016〕51号, article 9): freely
 * (无条件共享), for a stated purpose (有条件共享), or not at all (不予共享: only the subject can supply it, and it is
 * never shown to anyone else).
 */
export type SharingClass = 'unconditional' | 'conditional' | 'none';

const fieldSchema = z.strictObject({
  label: localizedSchema,
  type: z.string(),
  values: z.optional(z.record(z.string(), localizedSchema)),
});

const factSchema = z.strictObject({
  label: localizedSchema,
  /** `bool`, `integer`, `decimal`, `percent`, `money`, `date`, `text`, `region`, `enum(…)`, `list`, `series(month, money)`. */
  type: z.string(),
  /** The words of the values, where the type is an enumeration. */
  values: z.optional(z.record(z.string(), localizedSchema)),
  /** Fields of one record, where the type is `list`. */
  fields: z.optional(z.record(z.string(), fieldSchema)),
  department: z.string(),
  sharing: z.enum(['unconditional', 'conditional', 'none']),
  /** How old the datum may be, ISO 8601 (`P1Y`); without it, it does not age. */
  freshness: z.optional(z.string()),
  /** The measure word: `{ zh-CN: 人, en: people }`. */
  unit: z.optional(localizedSchema),
  /** The least and greatest possible value, which bound an amount while the fact is missing. */
  minimum: z.optional(z.string()),
  maximum: z.optional(z.string()),
});

const catalogueKeys = [
  'departments',
  'facts',
  'label',
  'type',
  'values',
  'fields',
  'department',
  'sharing',
  'freshness',
  'unit',
  'minimum',
  'maximum',
];

/** The catalogue as written. */
export const catalogueSchema: z.ZodMiniType<CatalogueData> = z.strictObject({
  departments: z.record(z.string(), localizedSchema),
  facts: z.record(z.string(), factSchema),
});

/**
 * A catalogue as written, before it is checked: departments by id, facts by dotted path. Types and
 * freshness are text, such as `money` and `P1Y`.
 */
export interface CatalogueData {
  readonly departments: Readonly<Record<string, Localized>>;
  readonly facts: Readonly<Record<string, FactData>>;
}

export interface FactData {
  readonly label: Localized;
  readonly type: string;
  readonly values?: Readonly<Record<string, Localized>> | undefined;
  readonly fields?:
    | Readonly<
        Record<
          string,
          {
            readonly label: Localized;
            readonly type: string;
            readonly values?: Readonly<Record<string, Localized>> | undefined;
          }
        >
      >
    | undefined;
  readonly department: string;
  readonly sharing: SharingClass;
  readonly freshness?: string | undefined;
  readonly unit?: Localized | undefined;
  readonly minimum?: string | undefined;
  readonly maximum?: string | undefined;
}

/** One datum about a subject. */
export interface FactDefinition {
  /** Dotted path: `unemploymentInsurance.paid`. */
  readonly path: string;
  /** Position in the catalogue, and in every dossier parsed against it. */
  readonly index: number;
  readonly label: Localized;
  readonly type: Type;
  /** Labels of a record's fields, where the type is a list of records. */
  readonly fieldLabels: ReadonlyMap<string, Localized>;
  readonly department: { readonly id: string; readonly label: Localized };
  readonly sharing: SharingClass;
  readonly freshness?: Span | undefined;
  readonly unit?: Localized | undefined;
  readonly minimum?: Exact | undefined;
  readonly maximum?: Exact | undefined;
  /** A rule over other facts gives it: a dossier never does. */
  readonly derived?: true | undefined;
  /** A term of one policy: derived by a definition of its own, and known to no other. */
  readonly local?: true | undefined;
  /** The supplied list that a definition goes through, so that what is missing is asked of its department. */
  readonly origin?: FactDefinition | undefined;
}

/** All facts that may be known about a subject. */
export interface FactCatalogue {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  /** The same in order of {@link FactDefinition.index}. */
  readonly list: readonly FactDefinition[];
}

export const pathPattern: RegExp = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*$/;

/**
 * Reads a fact catalogue from plain data (parsed JSON or YAML).
 *
 * @throws {@link FactsError} with every problem when the data is no catalogue.
 */
export function parseCatalogue(data: unknown): FactCatalogue {
  const parsed = catalogueSchema.safeParse(data);
  if (!parsed.success) {
    throw new FactsError(
      'facts/invalid-catalogue',
      shapeProblems(parsed.error.issues, data, catalogueKeys).map(({ at, message, mend }) => ({
        code: 'facts/shape',
        path: 'catalogue',
        at: at.join('.'),
        message,
        mend,
      })),
    );
  }
  const problems: Problem[] = [];
  const list: FactDefinition[] = [];
  for (const [path, fact] of Object.entries(parsed.data.facts)) {
    const problem = (code: string, message: string, mend: string) =>
      problems.push({ code, path: 'catalogue', at: `facts.${path}`, message, mend });
    if (!pathPattern.test(path))
      problem('facts/path', `"${path}" is no path.`, 'Use dotted camelCase: headcount, tax.paid.');
    const type = typeOf(fact);
    if (!type)
      problem(
        'facts/type',
        `"${fact.type}" is no type, or words are given to what is no value of it.`,
        'Use one of bool, integer, decimal, percent, money, date, text, region, enum(a, b), series(month, money), list with fields.',
      );
    const department = Object.hasOwn(parsed.data.departments, fact.department)
      ? parsed.data.departments[fact.department]
      : undefined;
    if (!department)
      problem('facts/department', `Department "${fact.department}" is not listed.`, 'Add it under departments.');
    const freshness = fact.freshness === undefined ? undefined : parseSpan(fact.freshness);
    if (fact.freshness !== undefined && !freshness)
      problem('facts/freshness', `"${fact.freshness}" is no duration.`, 'Write it like P1Y, P6M or P30D.');
    const bound = (text: string | undefined): Exact | undefined =>
      text === undefined ? undefined : parseDecimal(text);
    const minimum = bound(fact.minimum);
    const maximum = bound(fact.maximum);
    if (!type || !department) continue;
    list.push({
      path,
      index: list.length,
      label: fact.label,
      type,
      fieldLabels: new Map(Object.entries(fact.fields ?? {}).map(([name, field]) => [name, field.label])),
      department: { id: fact.department, label: department },
      sharing: fact.sharing,
      // Every definition has the same fields in the same order: reading a fact is what is done most.
      freshness,
      unit: fact.unit,
      minimum,
      maximum,
      derived: undefined,
      local: undefined,
      origin: undefined,
    });
  }
  const paths = list.map(fact => fact.path).sort();
  paths.forEach((path, i) => {
    if (paths[i + 1]?.startsWith(`${path}.`)) {
      problems.push({
        code: 'facts/path',
        path: 'catalogue',
        at: `facts.${path}`,
        message: `${path} is both a fact and the beginning of ${paths[i + 1]}.`,
        mend: 'Rename one of them.',
      });
    }
  });
  if (problems.length) throw new FactsError('facts/invalid-catalogue', problems);
  return { facts: new Map(list.map(fact => [fact.path, fact])), list };
}

function typeOf(fact: FactData): Type | undefined {
  const worded = (text: string, values: FactData['values']): Type | undefined => {
    const type = parseType(text);
    return type && labelled(type, values);
  };
  if (fact.type !== 'list') return fact.fields ? undefined : worded(fact.type, fact.values);
  const fields = new Map<string, Type>();
  for (const [name, field] of Object.entries(fact.fields ?? {})) {
    const type = worded(field.type, field.values);
    if (!type) return undefined;
    fields.set(name, type);
  }
  return fields.size ? { kind: 'list', of: { kind: 'record', fields } } : { kind: 'list', of: types.string };
}
