import * as z from 'zod/mini';
import { localizedSchema } from '../facts/catalogue.ts';
import type { Localized } from '../localized.ts';

/** A value as authors write it: `60 %`, `500,000 yuan`, `12 months`, `2025`, `2020-12-31`, text, yes or no. */
export type Scalar = string | number | boolean;
export type ScalarOrList = Scalar | readonly Scalar[];

/** "X; but where Y, Z". */
export interface ExceptionData {
  readonly text: Localized;
  readonly when: string;
  /** A value as authors write it, or an expression after `=`. */
  readonly value: Scalar;
}

export interface ParameterObjectData {
  readonly value: ScalarOrList;
  readonly label?: Localized | undefined;
  /** Values by date: the newest that has begun counts. */
  readonly from?: Readonly<Record<string, ScalarOrList>> | undefined;
  readonly exceptions?: readonly ExceptionData[] | undefined;
}

export interface BandData {
  /** Reached from this value on, itself included. */
  readonly from?: Scalar | undefined;
  /** Reached beyond this value, itself not included. */
  readonly above?: Scalar | undefined;
  readonly value: Scalar;
}

/** Entries by name, or bands by value, or lower bounds by row, indicator and level. */
export interface TableObjectData {
  readonly label?: Localized | undefined;
  readonly entries?: Readonly<Record<string, Scalar>> | undefined;
  /** Tiers or brackets by value, lowest first. */
  readonly bands?: readonly BandData[] | undefined;
  /** Levels from the lowest to the highest; a row gives one bound for each but the lowest. */
  readonly levels?: readonly string[] | undefined;
  readonly rows?: Readonly<Record<string, Readonly<Record<string, readonly Scalar[]>>>> | undefined;
  /** The row of every key without one of its own. */
  readonly otherwise?: string | undefined;
}

export type TableData = TableObjectData | Readonly<Record<string, Scalar>>;

export interface CriterionData {
  readonly id: string;
  readonly text: Localized;
  readonly test: string;
  readonly source?: string | undefined;
  /** "Does not apply where …": the clause counts as met where one of these holds. */
  readonly exceptions?: readonly { readonly text: Localized; readonly when: string }[] | undefined;
}

/** "… means …": a term of the published text, named once and used like a fact. */
export interface DefinitionData {
  readonly text: Localized;
  /** The measure word: `{ zh-CN: 年, en: years }`. */
  readonly unit?: Localized | undefined;
  readonly value: string;
  readonly exceptions?:
    | readonly { readonly text: Localized; readonly when: string; readonly value: string }[]
    | undefined;
}

export interface AmountData {
  readonly value: string;
  readonly label?: Localized | undefined;
  readonly exceptions?:
    | readonly { readonly text: Localized; readonly when: string; readonly value: string }[]
    | undefined;
  /** Below this amount nothing is paid. */
  readonly floor?: string | undefined;
  /** Half up to the fen unless stated. */
  readonly rounding?: { readonly to: string; readonly how?: string | undefined } | undefined;
}

/**
 * A policy as its author writes it, before it is checked. Money is text with its unit, such as `500,000 yuan`; days are
 * ISO 8601.
 */
export interface PolicyData {
  readonly id: string;
  readonly version: number;
  readonly title: Localized;
  readonly authority: { readonly region: string; readonly department: Localized };
  readonly source?: string | undefined;
  readonly benefit: 'subsidy' | 'tax-relief';
  readonly route: 'no-application' | 'easy-application';
  readonly subject: Subjects | readonly Subjects[];
  readonly effective: { readonly from: string; readonly to?: string | undefined };
  readonly published?: string | undefined;
  readonly claim?:
    | { readonly deadline?: string | undefined; readonly remind?: readonly string[] | undefined }
    | undefined;
  readonly parameters?: Readonly<Record<string, ScalarOrList | ParameterObjectData>> | undefined;
  readonly tables?: Readonly<Record<string, TableData>> | undefined;
  /** Terms; each may use those above it. */
  readonly definitions?: Readonly<Record<string, DefinitionData>> | undefined;
  readonly criteria: readonly CriterionData[];
  readonly amount: string | AmountData;
  readonly excludes?: readonly string[] | undefined;
  readonly sharedCap?:
    | { readonly id: string; readonly amount: string; readonly label?: Localized | undefined }
    | undefined;
  readonly less?: { readonly received: string } | undefined;
  readonly budget?: string | undefined;
  readonly materials?: readonly MaterialData[] | undefined;
  readonly notes?: readonly string[] | undefined;
}

/** A document that goes with an application (材料), as written. */
export interface MaterialData {
  readonly id: string;
  /** What it is called: 场地租赁合同. */
  readonly text: Localized;
  /** The fact that it proves: it is asked for only where the subject says so itself. Without it, it is always asked for. */
  readonly proves?: string | undefined;
}

/** A derived fact as written. */
export interface DerivedData {
  /** The path it is used by, like any fact. */
  readonly derived: string;
  readonly version: number;
  readonly title: Localized;
  readonly source?: string | undefined;
  readonly type: string;
  /** The words of the values, where the type is an enumeration. */
  readonly values?: Readonly<Record<string, Localized>> | undefined;
  readonly unit?: Localized | undefined;
  readonly department: Localized;
  readonly parameters?: PolicyData['parameters'];
  readonly tables?: PolicyData['tables'];
  readonly value: string;
  readonly exceptions?:
    | readonly { readonly text: Localized; readonly when: string; readonly value: string }[]
    | undefined;
}

type Subjects = 'enterprise' | 'sole-trader' | 'individual';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const scalarOrList = z.union([scalar, z.array(scalar)]);
const text = localizedSchema;
const subject = z.enum(['enterprise', 'sole-trader', 'individual']);

const parameterSchema = z.union([
  scalarOrList,
  z.strictObject({
    value: scalarOrList,
    label: z.optional(text),
    from: z.optional(z.record(z.string(), scalarOrList)),
    exceptions: z.optional(z.array(z.strictObject({ text, when: z.string(), value: scalar }))),
  }),
]);

const tableObjectSchema = z.strictObject({
  label: z.optional(text),
  entries: z.optional(z.record(z.string(), scalar)),
  bands: z.optional(z.array(z.strictObject({ from: z.optional(scalar), above: z.optional(scalar), value: scalar }))),
  levels: z.optional(z.array(z.string())),
  rows: z.optional(z.record(z.string(), z.record(z.string(), z.array(scalar)))),
  otherwise: z.optional(z.string()),
});
const tableSchema = z.union([z.record(z.string(), scalar), tableObjectSchema]);

const criterionSchema = z.strictObject({
  id: z.string(),
  text,
  test: z.string(),
  source: z.optional(z.string()),
  exceptions: z.optional(z.array(z.strictObject({ text, when: z.string() }))),
});

const amountSchema = z.union([
  z.string(),
  z.strictObject({
    value: z.string(),
    label: z.optional(text),
    exceptions: z.optional(z.array(z.strictObject({ text, when: z.string(), value: z.string() }))),
    floor: z.optional(z.string()),
    rounding: z.optional(z.strictObject({ to: z.string(), how: z.optional(z.string()) })),
  }),
]);

const definitionSchema = z.strictObject({
  text,
  unit: z.optional(text),
  value: z.string(),
  exceptions: z.optional(z.array(z.strictObject({ text, when: z.string(), value: z.string() }))),
});

/** A policy as written. Unknown keys are refused: a misspelt key is a rule left out. */
export const policySchema: z.ZodMiniType<PolicyData> = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  version: z.int().check(z.gte(1)),
  title: text,
  authority: z.strictObject({ region: z.string().check(z.regex(/^\d{6}$/)), department: text }),
  source: z.optional(z.string()),
  benefit: z.enum(['subsidy', 'tax-relief']),
  route: z.enum(['no-application', 'easy-application']),
  subject: z.union([subject, z.array(subject)]),
  effective: z.strictObject({ from: z.string(), to: z.optional(z.string()) }),
  /** When it was made known, where it holds for days before that (追溯). */
  published: z.optional(z.string()),
  claim: z.optional(z.strictObject({ deadline: z.optional(z.string()), remind: z.optional(z.array(z.string())) })),
  parameters: z.optional(z.record(z.string(), parameterSchema)),
  tables: z.optional(z.record(z.string(), tableSchema)),
  definitions: z.optional(z.record(z.string(), definitionSchema)),
  criteria: z.array(criterionSchema),
  amount: amountSchema,
  excludes: z.optional(z.array(z.string())),
  sharedCap: z.optional(z.strictObject({ id: z.string(), amount: z.string(), label: z.optional(text) })),
  less: z.optional(z.strictObject({ received: z.string() })),
  budget: z.optional(z.string()),
  /** Documents that go with an application (材料). */
  materials: z.optional(
    z.array(
      z.strictObject({
        id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
        text,
        proves: z.optional(z.string()),
      }),
    ),
  ),
  /** Readings chosen where the published text is silent. */
  notes: z.optional(z.array(z.string())),
}) as never;

/** A derived fact as written: a named, versioned rule over other facts. */
export const derivedSchema: z.ZodMiniType<DerivedData> = z.strictObject({
  derived: z.string(),
  version: z.int().check(z.gte(1)),
  title: text,
  source: z.optional(z.string()),
  type: z.string(),
  values: z.optional(z.record(z.string(), text)),
  unit: z.optional(text),
  department: text,
  parameters: z.optional(z.record(z.string(), parameterSchema)),
  tables: z.optional(z.record(z.string(), tableSchema)),
  value: z.string(),
  exceptions: z.optional(z.array(z.strictObject({ text, when: z.string(), value: z.string() }))),
}) as never;
