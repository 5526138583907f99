import * as z from 'zod/mini';
import { casesSchema } from '../cases/case.ts';
import { catalogueSchema } from '../facts/catalogue.ts';
import { dossierSchema } from '../facts/dossier.ts';
import { derivedSchema, policySchema } from '../policy/schema.ts';

type Json = { [key: string]: unknown };

const localized = 'Words for people, in Chinese and in English.';
const shared: Readonly<Record<string, string>> = {
  title: `政策名称。${localized}`,
  label: `显示名称。${localized}`,
  source: '文号与条款: where the published text says so, such as 甬政发〔2020〕1号 第三条.',
  department: '部门: the department, in both languages, or its key in the catalogue.',
  exceptions: '例外: "X; but where Y, Z". The first that holds counts.',
  when: 'The test (CEL) under which the exception counts.',
  parameters:
    '参数: thresholds, rates and caps with their units: 60 %, "500,000 yuan", 12 months, 2025, 2020-12-31. Formulas name them.',
  tables: '表: entries by name, tiers by value (bands), or bounds by row and level (rows).',
  bands: '分档, lowest first; each begins at "from" (included) or "above" (not included).',
  on: '判定日期: the day of the decision, such as 2020-06-10.',
  facts: '数据项 by their paths in the catalogue.',
};

/** What an editor shows beside each key of each kind of file. */
const descriptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  policy: {
    ...shared,
    id: '政策编号: lower-case letters, digits and hyphens. The file is <id>.policy.yaml.',
    version: '版本: 1, 2, 3 … A published version never changes.',
    authority: '发布部门与地区.',
    region: 'GB/T 2260, six digits in quotes.',
    benefit: 'subsidy (补贴) or tax-relief (税费减免).',
    route: 'no-application (免申即享): decided from data alone; easy-application (易申报): asks for what is missing.',
    subject: '适用对象: enterprise, sole-trader or individual, or a list of them.',
    effective: '有效期: first and last day, both included.',
    published: '公布日期, where the policy holds for days before it was made known (追溯).',
    claim: '兑付期限: the last day to claim, and reminders before it (P30D, P7D).',
    definitions: '定义: terms of this policy, defined once and used like facts.',
    criteria: '条件: all must hold. Each has an id, the words of the published text, and the test.',
    test: 'A CEL expression that is true or false: headcount <= 30 && listed.',
    text: `条文原话。${localized}`,
    amount: '金额: a CEL expression that gives money, or an object with value, exceptions, floor and rounding.',
    floor: '低于此数不予兑付: below this nothing is paid.',
    rounding: 'Half up to the fen unless stated. to: fen, jiao, yuan, hundred-yuan; how: half-up, half-even, down, up.',
    excludes: '不可兼得: ids of policies not paid together with this one; the better one wins (就高不重复).',
    sharedCap: '合并封顶: a ceiling that several policies share for one subject and year.',
    less: '补差: the money fact that says what was already received and is taken off.',
    budget: '预算总额.',
    materials: '材料: documents that go with an application; easy-application only.',
    proves: 'The fact that a document proves: asked for only where the subject says so itself.',
    notes: 'Readings chosen where the published text is silent.',
  },
  derived: {
    ...shared,
    derived: 'The path by which policies use it, such as company.size.',
    type: 'bool, integer, decimal, percent, money, date or enum(a, b).',
    value: 'The CEL expression that gives it.',
  },
  catalogue: {
    ...shared,
    departments: 'Departments by key.',
    facts: 'Facts by path: headcount, unemploymentInsurance.paid.',
    type: 'bool, integer, decimal, percent, money, date, text, region, enum(a, b), list with fields, series(month, money).',
    sharing: '无条件共享 unconditional, 有条件共享 conditional, 不予共享 none (国发〔2016〕51号).',
    freshness: 'How old the datum may be: P1Y, P6M, P30D. Without it, it does not age.',
    unit: 'The measure word: { zh-CN: 人, en: people }.',
    minimum: 'The least possible value, in quotes; bounds an amount while the fact is missing.',
    maximum: 'The greatest possible value, in quotes.',
  },
  dossier: {
    ...shared,
    subject: '主体: who the data are about.',
    value: 'Money in yuan as text, percents with their sign, dates and periods in ISO 8601.',
    asOf: 'The day on which it was true.',
    by: 'department, or subject where the subject supplied it.',
  },
  cases: {
    ...shared,
    case: '情形: what the case shows, in words.',
    policy: 'The id of the policy; otherwise that of the file name.',
    policies: 'Several policies, of which the cases show what is paid together (excludes, sharedCap).',
    derived: 'A derived fact, of which the cases show the value.',
    total: 'What is paid together, in yuan.',
    chosen: 'Exactly the policies that are paid.',
    value: 'The value of the derived fact.',
    dossier: 'A dossier file beside this one that the case starts from.',
    facts: 'Facts by path: a plain value, or { value, asOf, source, by }; null takes a fact away.',
    expect: 'What must come out. What is not named is not compared.',
    amount: 'Yuan as text, such as "34,501.00", or { from, to } where it is a range; to: null where nothing bounds it.',
    missing: 'Exactly the facts that can still change the result, in any order.',
    unmet: 'Exactly the clauses that are not met.',
    criteria: 'Single clauses by id: met, unmet or unknown.',
  },
};

const kinds = {
  policy: policySchema,
  derived: derivedSchema,
  catalogue: catalogueSchema,
  dossier: dossierSchema,
  cases: casesSchema,
} as const;

/** The kinds of files that have a schema. */
export type Kind = keyof typeof kinds;

/**
 * The JSON Schemas of all files an author writes, by kind, made from the very schemas that load them, with what an
 * editor shows beside each key.
 */
export function jsonSchemas(): Readonly<Record<Kind, Json>> {
  const make = (kind: Kind): Json => {
    const schema = z.toJSONSchema(kinds[kind] as z.ZodMiniType, { io: 'input' }) as Json;
    describe(schema, descriptions[kind]!);
    const { $schema, ...rest } = schema;
    return { $schema, title: `Yongyiban ${kind}`, ...rest };
  };
  return {
    policy: make('policy'),
    derived: make('derived'),
    catalogue: make('catalogue'),
    dossier: make('dossier'),
    cases: make('cases'),
  };
}

/** Adds what a key means wherever it stands. */
function describe(schema: Json, words: Readonly<Record<string, string>>): void {
  for (const [key, part] of Object.entries(schema)) {
    if (typeof part !== 'object' || part === null) continue;
    if (key === 'properties') {
      for (const [name, property] of Object.entries(part as Record<string, Json>)) {
        if (Object.hasOwn(words, name)) property.description = words[name];
      }
    }
    describe(part as Json, words);
  }
}

/** The text of a schema file. */
export const schemaText = (schema: Json): string => `${JSON.stringify(schema, null, 2)}\n`;
