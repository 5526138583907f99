/**
 * The same policies as an analyst would write them in DuckDB SQL by hand, over the same table of facts: clauses that are
 * true, false or NULL, and an amount in fen, NULL where it is not known.
 */
import { denominator, type Exact, numerator } from '../../src/exact.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { regionPrefix } from '../../src/region.ts';

export interface Handwritten {
  readonly kinds: string;
  readonly clauses: readonly string[];
  readonly amount: string;
}

export function handwritten(policy: Policy): Handwritten {
  const value = (name: string): Exact => policy.parameters.get(name)!.value as Exact;
  const n = (name: string): string => String(numerator(value(name)));
  const d = (name: string): string => String(denominator(value(name)));
  const day = (name: string): string => `DATE '1970-01-01' + ${n(name)}`;
  const million = (name: string): string =>
    String((BigInt(numerator(value(name))) * 1_000_000n) / BigInt(denominator(value(name))));
  const share = (rate: string, of: string): string => `(${of} * ${n(rate)} * 2 + ${d(rate)}) // (2 * ${d(rate)})`;
  const capped = (sql: string, cap: string): string => `CASE WHEN ${sql} > ${n(cap)} THEN ${n(cap)} ELSE ${sql} END`;
  const prefix = regionPrefix(policy.parameters.get('place')!.value as string);
  const here = `starts_with(region, '${prefix}')`;
  const registered = `starts_with(household, '${prefix}')`;
  const kinds = `"subject kind" IN (${policy.subjects.map(kind => `'${kind}'`).join(', ')})`;
  const column = (name: string): string => `"${name}"`;
  const atLeast = (sure: string, possible: string, least: string): string =>
    `CASE WHEN "${sure}" >= ${least} THEN true WHEN "${possible}" < ${least} THEN false END`;
  const year = policy.parameters.get('year') ? Number(value('year')) : 0;
  const grew = (series: string, of: string, before: string): readonly [string, string] => [
    `CASE WHEN ${column(`${series} sum ${before}`)} > 0 THEN ${column(`${series} sum ${of}`)} - ${column(`${series} sum ${before}`)} END`,
    column(`${series} sum ${before}`),
  ];
  const make = (clauses: readonly string[], amount: string): Handwritten => ({ kinds, clauses, amount });
  const shape = policy.id.replace(/-\d+$/, '');
  switch (shape) {
    case 'job-retention':
      return make(
        [
          here,
          atLeast('unemploymentInsurance.paid positive 2019', 'unemploymentInsurance.paid possible 2019', n('least')),
          `"layoffRate" <= ${million('most')} OR (headcount <= ${n('small')} AND "layoffRate" <= 200000)`,
          'NOT dishonest',
        ],
        // What is known already may reach the ceiling.
        `CASE WHEN "unemploymentInsurance.paid known-sum 2019" * ${n('rate')} >= ${n('cap')} * ${d('rate')} THEN ${n('cap')} ELSE ${share('rate', '"unemploymentInsurance.paid sum 2019"')} END`,
      );
    case 'insurance-refund':
      return make(
        [
          here,
          atLeast(
            'unemploymentInsurance.paid run 2019-Q1/2020-Q2',
            'unemploymentInsurance.paid possible-run 2019-Q1/2020-Q2',
            n('least'),
          ),
          `"layoffRate" <= ${million('most')}`,
          'NOT dishonest',
        ],
        `("unemploymentInsurance.insured sum 2019" * ${n('each')} * 2 + 12) // 24`,
      );
    case 'revenue-growth': {
      const [increase, base] = grew('revenue', String(year), String(year - 1));
      const [before, older] = grew('revenue', String(year - 1), String(year - 2));
      const industries = (policy.data.criteria.find(one => one.id === 'industry')!.test.match(/"[a-z-]+"/g) ?? []).map(
        one => one.replaceAll('"', "'"),
      );
      const raw = `("revenue sum ${year}" - "revenue sum ${year - 1}")`;
      const sum = `CASE WHEN ${share('rate', raw)} > ${n('cap')} THEN ${n('cap')} WHEN ${raw} < 0 THEN 0 ELSE ${share('rate', raw)} END`;
      return make(
        [
          here,
          '"aboveScale"',
          `industry IN (${industries.join(', ')})`,
          `(${increase})::HUGEINT * ${older} + (${before})::HUGEINT * ${base} > 0`,
          `(${increase}) * ${d('growth')} >= ${base} * ${n('growth')}`,
        ],
        sum,
      );
    }
    case 'research': {
      const rd = `"research sum ${year}"`;
      const [increase, base] = grew('research', String(year), String(year - 1));
      const fast = `(${increase}) * ${d('fast')} > ${base} * ${n('fast')}`;
      return make(
        [
          here,
          '"science.returnFiled"',
          `${rd} >= ${n('base')}`,
          `CASE WHEN "revenue sum ${year}" <> 0 THEN ${rd} * ${d('share')} > "revenue sum ${year}" * ${n('share')} END`,
          "len(list_filter(patents, lambda p: p.kind = 'invention' AND p.valid)) > 0",
          `"science.staffShare" >= ${million('staff')}`,
        ],
        `CASE WHEN ${fast} THEN ${capped(share('high', rd), 'highCap')} WHEN NOT (${fast}) THEN ${capped(share('low', rd), 'lowCap')} END`,
      );
    }
    case 'output-growth': {
      const [increase, base] = grew('output', '2020-Q1', '2019-Q1');
      // Whole points beyond the threshold: (increase ÷ base − growth) ÷ 1 %.
      const points = `greatest(0, ((${increase}) * ${d('growth')} - ${base} * ${n('growth')}) * 100 // (${base} * ${d('growth')}))`;
      const known = `"output sum 2019-Q1" > 0 AND "output sum 2020-Q1" IS NOT NULL`;
      return make(
        [
          here,
          'NOT "stateOwned"',
          `"aboveScale" AND industry = 'industry'`,
          `"output sum 2020-Q1" >= ${n('base')}`,
          `(${increase}) * ${d('growth')} >= ${base} * ${n('growth')}`,
          `CASE WHEN "output known-sum 2019" >= ${n('large')} THEN false ELSE "output sum 2019" < ${n('large')} END`,
        ],
        `CASE WHEN ${known} THEN least(${points} * ${n('each')}, ${n('cap')}) END`,
      );
    }
    case 'equipment': {
      const prices = (test: string): string =>
        `list_sum(list_transform(list_filter(equipment, lambda e: ${test}), lambda e: e.price))`;
      const whole = (test: string): string => `CASE WHEN equipment IS NOT NULL THEN coalesce(${prices(test)}, 0) END`;
      const [plain, robot] = [
        whole(`e.price >= ${n('device')} AND NOT e.robot`),
        whole(`e.price >= ${n('device')} AND e.robot`),
      ];
      const both = `((${plain}) * ${n('rate')} * ${d('robot')} + (${robot}) * ${n('robot')} * ${d('rate')})`;
      const denominators = `${d('rate')} * ${d('robot')}`;
      return make(
        [here, `${whole(`e.price >= ${n('device')}`)} >= ${n('total')}`, 'NOT dishonest'],
        `CASE WHEN (${both} * 2 + ${denominators}) // (2 * ${denominators}) > ${n('cap')} THEN ${n('cap')} ELSE (${both} * 2 + ${denominators}) // (2 * ${denominators}) END`,
      );
    }
    case 'hires': {
      const youngest = `DATE '2020-12-15' - INTERVAL ${Number(value('young')) + 1} YEAR`;
      const counts = `len(list_filter(hires, lambda h: h.contract AND h."monthsInsured" >= ${n('months')} AND (h.graduated >= ${year} OR (h.unemployed AND h.birth > ${youngest}))))`;
      return make([here, `${counts} > 0`], `${counts} * ${n('each')}`);
    }
    case 'patent-fees': {
      const valid = `p.kind = 'invention' AND p.valid AND p.granted >= ${day('since')}`;
      const fees = `coalesce(list_sum(list_transform(list_filter(patents, lambda p: ${valid}), lambda p: p.fee)), 0)`;
      return make(
        [here, `len(list_filter(patents, lambda p: ${valid})) > 0`, 'NOT dishonest'],
        `CASE WHEN patents IS NOT NULL THEN least(${fees}, ${n('cap')}) END`,
      );
    }
    case 'champion': {
      const listed = `list_filter(titles, lambda t: year(t.date) = ${year})`;
      const rung = `CASE t.level WHEN 'national-demonstration' THEN ${n('highest')} WHEN 'national-cultivation' THEN ${n('second')} WHEN 'city-key-cultivation' THEN ${n('third')} ELSE ${n('fourth')} END`;
      return make(
        [here, `len(${listed}) > 0`],
        `CASE WHEN titles IS NOT NULL THEN coalesce(list_max(list_transform(${listed}, lambda t: ${rung})), 0) END`,
      );
    }
    case 'small-vat':
      return make(
        [
          here,
          `"smallScaleVat" OR (NOT restricted AND headcount <= 300 AND assets <= ${n('assetsMost')} AND "profit sum 2019" <= ${n('taxable')})`,
        ],
        capped(share('rate', 'assets'), 'cap'),
      );
    case 'home-purchase':
      return make(
        [
          here,
          "degree IN ('bachelor', 'master', 'doctor')",
          `"home.bought" >= graduated AND "home.bought" <= graduated + INTERVAL ${n('years')} YEAR`,
          '"home.only"',
          atLeast('contributions positive 2019/2020', 'contributions possible 2019/2020', n('months')),
        ],
        capped(share('rate', '"home.price"'), 'cap'),
      );
    case 'graduate-settlement':
      return make(
        [
          here,
          `(degree = 'bachelor' OR degree = 'master') AND graduated >= ${day('since')}`,
          atLeast('contributions run 2019-01/2020-11', 'contributions possible-run 2019-01/2020-11', n('months')),
        ],
        `CASE WHEN degree = 'master' THEN ${n('master')} WHEN degree <> 'master' THEN ${n('bachelor')} END`,
      );
    case 'old-age': {
      const age = "date_sub('year', birth, DATE '2020-12-15')";
      return make(
        [registered, `${age} >= 80`],
        `CASE WHEN ${age} >= 100 THEN ${n('high')} WHEN ${age} >= 90 THEN ${n('middle')} WHEN ${age} IS NOT NULL THEN ${n('low')} END`,
      );
    }
    case 'disability': {
      return make(
        [
          registered,
          '"disability.level" >= 1',
          `NULL::BOOLEAN OR ("disability.level" <= ${n('worst')} AND "disability.care" <> 'none')`,
        ],
        `(${n('minimumLiving')} * 3 * 2 + 10) // 20`,
      );
    }
    default:
      throw new Error(`No hand-written SQL for ${policy.id}`);
  }
}

/** One query a policy, the conditions in one piece: how it is written when nobody measures. */
export function plainQuery(policy: Policy, number: number): string {
  const { kinds, clauses, amount } = handwritten(policy);
  const all = clauses.map(clause => `(${clause})`).join(' AND ');
  return `SELECT ${number} AS policy, count(*) FILTER (WHERE ok) AS eligible, count(*) FILTER (WHERE ok IS NULL) AS undetermined, CAST(coalesce(sum(amount) FILTER (WHERE ok), 0) AS BIGINT) AS fen
FROM (SELECT ${all} AS ok, ${amount} AS amount FROM facts WHERE ${kinds} AND (${all}) IS NOT FALSE) AS decided`;
}

/** The best shape measured by hand: clauses filtered one by one, many policies in one query. */
export function tunedQuery(policies: readonly Policy[], first: number): string {
  const parts = policies.map((policy, i) => {
    const { kinds, clauses, amount } = handwritten(policy);
    const all = clauses.map(clause => `(${clause})`).join(' AND ');
    return `SELECT ${first + i} AS policy, (${all}) AS ok, ${amount} AS amount FROM facts WHERE ${kinds} AND ${clauses.map(clause => `(${clause}) IS NOT FALSE`).join(' AND ')}`;
  });
  return `SELECT policy, count(*) FILTER (WHERE ok) AS eligible, count(*) FILTER (WHERE ok IS NULL) AS undetermined, CAST(coalesce(sum(amount) FILTER (WHERE ok), 0) AS BIGINT) AS fen FROM (${parts.join('\nUNION ALL\n')}) AS decided GROUP BY policy`;
}
