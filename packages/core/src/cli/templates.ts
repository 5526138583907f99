import type { FactCatalogue, FactDefinition } from '../facts/catalogue.ts';

/** Where the schemas lie once the package is installed. */
const schema = (kind: string, up: string): string =>
  `# yaml-language-server: $schema=${up}node_modules/@yongyiban/core/schemas/${kind}.schema.json\n`;

/** The first catalogue of a new folder. */
export const catalogueTemplate = (
  up: string,
): string => `${schema('catalogue', up)}# 数据目录: every datum that policies may use, with the department that supplies it and whether it may share it.
departments:
  market: { zh-CN: 市场监督管理局, en: Market Regulation Bureau }
  hrss: { zh-CN: 人力资源和社会保障局, en: Human Resources and Social Security Bureau }
facts:
  region:
    label: { zh-CN: 注册地, en: Place of registration }
    type: region
    department: market
    sharing: unconditional # 无条件共享; conditional 有条件共享; none 不予共享
  headcount:
    label: { zh-CN: 参保职工人数, en: Insured staff }
    type: integer
    unit: { zh-CN: 人, en: people }
    department: hrss
    sharing: conditional
    minimum: "0"
`;

/** What a new policy begins with: one clause that the catalogue at hand can answer, and a flat amount. */
export interface Start {
  readonly id: string;
  /** The first day it holds, ISO 8601. */
  readonly from: string;
  /** From the policy's folder to that of node_modules, ending in a slash, or nothing. */
  readonly up: string;
}

interface Clause {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly test: string;
  readonly parameter?: string;
  /** The fact as the cases write it, met and unmet; without one the day decides. */
  readonly fact?: { readonly path: string; readonly met: string; readonly unmet: string };
}

/** A clause over a fact of the catalogue: a place, else a yes or no, else a count. */
function firstClause(catalogue: FactCatalogue): Clause | undefined {
  const find = (kind: string): FactDefinition | undefined =>
    catalogue.list.find(fact => fact.type.kind === kind && fact.sharing !== 'none' && !fact.derived);
  const place = find('region');
  if (place)
    return {
      id: 'in-the-city',
      zh: '在宁波市',
      en: 'In Ningbo',
      test: `${place.path}.within("330200")`,
      fact: { path: place.path, met: '"330203"', unmet: '"330100"' },
    };
  const flag = find('bool');
  if (flag)
    return {
      id: 'first',
      zh: flag.label['zh-CN'],
      en: flag.label.en,
      test: flag.path,
      fact: { path: flag.path, met: 'true', unmet: 'false' },
    };
  const number = find('int');
  if (!number) return undefined;
  return {
    id: 'first',
    zh: `${number.label['zh-CN']}10以上`,
    en: `${number.label.en} at least 10`,
    test: `${number.path} >= least`,
    parameter: '  least: { value: 10, label: { zh-CN: 下限, en: Least } }\n',
    fact: { path: number.path, met: '10', unmet: '9' },
  };
}

/** An id that YAML would take for a number or a truth value needs quotes. */
const quoted = (id: string): string => (/^(?:true|false|null|\d.*)$/.test(id) ? `"${id}"` : id);

/** A new policy and its cases; undefined where the catalogue has no fact to begin with. */
export function policyTemplate(
  { id, from, up }: Start,
  catalogue: FactCatalogue,
): { readonly policy: string; readonly cases: string } | undefined {
  const clause = firstClause(catalogue);
  if (!clause?.fact) return undefined;
  const policy = `${schema('policy', up)}id: ${quoted(id)}
version: 1
title: { zh-CN: 新政策, en: New policy }
authority:
  region: "330200"
  department: { zh-CN: 示例局, en: Sample bureau }
source: 文号、条款
benefit: subsidy # or tax-relief
route: no-application # 免申即享; easy-application 易申报
subject: enterprise # or sole-trader, individual
effective: { from: ${from} }
parameters:
${clause.parameter ?? ''}  award: { value: "10,000 yuan", label: { zh-CN: 奖励标准, en: Award } }
criteria:
  - id: ${clause.id}
    text: { zh-CN: ${clause.zh}, en: ${clause.en} } # the words of the published text
    test: ${clause.test}
amount: award
`;
  const cases = `${schema('cases', up)}# Worked by hand. yongyiban test says which clauses and thresholds no case reaches.
on: ${from}
cases:
  - case: 符合条件
    facts: { ${clause.fact.path}: ${clause.fact.met} }
    expect: { outcome: eligible, amount: "10,000.00", missing: [] }
  - case: 不符合条件
    facts: { ${clause.fact.path}: ${clause.fact.unmet} }
    expect: { outcome: ineligible, unmet: [${clause.id}] }
  - case: 数据缺失
    expect: { outcome: undetermined, missing: [${clause.fact.path}] }
`;
  return { policy, cases };
}

/** What runs the checks at every change that is proposed. */
export const workflowTemplate = `name: policies
on: [push, pull_request]
jobs:
  policies:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with: { node-version: 22 }
      - run: npm install
      - run: npx yongyiban check
      - run: npx yongyiban lint
      - run: npx yongyiban test
`;

/** A project of its own: the commands, and the version they were made with. */
export const packageTemplate = (version: string): string =>
  `${JSON.stringify(
    {
      private: true,
      scripts: { check: 'yongyiban check', lint: 'yongyiban lint', test: 'yongyiban test' },
      devDependencies: { '@yongyiban/core': `^${version}` },
    },
    null,
    2,
  )}\n`;

/** Lets the editor know the schemas of files that do not name one. */
export const editorTemplate = `${JSON.stringify(
  {
    'yaml.schemas': Object.fromEntries(
      ['policy', 'derived', 'cases', 'dossier'].map(kind => [
        `./node_modules/@yongyiban/core/schemas/${kind}.schema.json`,
        `*.${kind}.yaml`,
      ]),
    ),
  },
  null,
  2,
)}\n`;
