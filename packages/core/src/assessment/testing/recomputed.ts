/** Totals of three of the city's policies as an analyst would work them out from the raw tables, with nothing of ours between. */
import { denominator, type Exact, numerator } from '../../exact.ts';
import type { Policy } from '../../policy/policy.ts';
import { regionPrefix } from '../../region.ts';

/** A query for eligible subjects with a known amount: how many, and how much in fen. */
export function recomputed(policy: Policy, city: string): string {
  const value = (name: string): Exact => policy.parameters.get(name)!.value as Exact;
  const n = (name: string): string => String(numerator(value(name)));
  const d = (name: string): string => String(denominator(value(name)));
  const prefix = regionPrefix(policy.parameters.get('place')!.value as string);
  const files = (name: string): string => `read_parquet('${city}/${name}/*/*.parquet')`;
  const known = (column: string): string =>
    `TRY_CAST(${column} AS DATE) BETWEEN DATE '1900-01-01' AND DATE '2020-12-15'`;
  const honest = `(SELECT id FROM ${files('credit')} WHERE dishonest = 'N' AND as_of >= DATE '2019-12-15')`;
  // A department's second, different row says nothing: neither counts.
  const place = `(SELECT id FROM ${files('registration')} GROUP BY id HAVING min(district) = max(district) AND starts_with(min(district), '${prefix}'))`;
  switch (policy.id.replace(/-\d+$/, '')) {
    case 'old-age':
      return `SELECT count(*) AS people, sum(CASE WHEN age >= 100 THEN ${n('high')} WHEN age >= 90 THEN ${n('middle')} ELSE ${n('low')} END)::BIGINT AS fen
        FROM (SELECT id, date_sub('year', min(day), DATE '2020-12-15') AS age, min(household) AS household
          FROM (SELECT id, CASE WHEN ${known('birth')} THEN TRY_CAST(birth AS DATE) END AS day, nullif(household, '?') AS household FROM ${files('people')})
          GROUP BY id HAVING min(day) = max(day) AND min(household) = max(household))
        WHERE starts_with(household, '${prefix}') AND age >= 80`;
    case 'patent-fees':
      return `SELECT count(*) AS people, sum(least(fees, ${n('cap')}))::BIGINT AS fen FROM (
          SELECT id, sum(fee * 100) AS fees FROM ${files('patents')}
          WHERE kind = 'invention' AND valid AND TRY_CAST(granted AS DATE) >= DATE '1970-01-01' + ${n('since')} GROUP BY id)
        WHERE id IN ${place} AND id IN ${honest} AND id LIKE 'E%'`;
    case 'job-retention':
      return `WITH labour AS (
          SELECT id, CASE WHEN min(headcount) = max(headcount) THEN min(headcount) END AS headcount,
            CASE WHEN min(layoff_percent) = max(layoff_percent) THEN min(layoff_percent) END AS layoffs
          FROM ${files('labour')} GROUP BY id HAVING max(as_of) >= DATE '2019-12-15'),
        year AS (SELECT id, count(*) FILTER (WHERE paid > 0) AS months, count(*) AS known, sum(paid * 100) AS fen
          FROM ${files('insurance')} WHERE starts_with(month, '2019-') GROUP BY id)
        SELECT count(*) AS people, sum(least(round(fen * ${n('rate')} / ${d('rate')}.0), ${n('cap')}))::BIGINT AS fen
        FROM year JOIN labour USING (id)
        WHERE id IN ${place} AND id IN ${honest} AND months >= ${n('least')} AND known = 12
          AND (layoffs * ${d('most')} <= 100 * ${n('most')} OR (headcount <= ${n('small')} AND layoffs * ${d('smallMost')} <= 100 * ${n('smallMost')}))`;
    default:
      throw new Error(`Nobody has worked out ${policy.id} by hand.`);
  }
}
