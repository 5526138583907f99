/** One window of a series, aggregated from its rows: `k` is the month index of a period's first month, `v` its value. */
import type { FactDefinition } from '../facts/catalogue.ts';
import type { ColumnRequest } from './columns.ts';
import type { Dialect } from './dialect.ts';
import { SqlRefusal } from './refusal.ts';

/** Periods that fit into the bits of one whole number. */
const mostPeriods = 62;

export interface WindowColumn {
  readonly aggregate: string;
  /** What stands for a subject of whom nothing is held. */
  readonly otherwise?: string;
}

export function windowColumns(
  dialect: Dialect,
  fact: FactDefinition,
  request: ColumnRequest & { kind: 'window' },
  step: number,
): WindowColumn {
  const { first, last } = request.window;
  const v = dialect.factColumn(fact.path);
  const inside = `k BETWEEN ${first} AND ${last}`;
  const known = `${inside} AND ${v} IS NOT NULL`;
  const periods = Math.floor((last - first + 1) / step);
  const { aggregate, narrow } = dialect;
  const complete = (sql: string): string => `CASE WHEN ${aggregate.count(known)} = ${periods} THEN ${sql} END`;
  const months = last - first + 1;
  const mask = (where: string): string => {
    if (periods > mostPeriods)
      throw new SqlRefusal(`A run over ${periods} periods.`, `Ask for at most ${mostPeriods}.`);
    return narrow(
      `coalesce(${aggregate.sum(dialect.bit(dialect.quotient(`CASE WHEN ${inside} THEN k - ${first} ELSE 0 END`, String(step))), `${inside} AND ${where}`)}, 0)`,
    );
  };
  switch (request.measure) {
    case 'sum':
      return { aggregate: complete(narrow(aggregate.sum(v, inside))) };
    case 'known-sum':
      return { aggregate: narrow(`coalesce(${aggregate.sum(v, inside)}, 0)`), otherwise: '0' };
    case 'held':
      return { aggregate: narrow('1'), otherwise: '0' };
    case 'least':
      return { aggregate: complete(aggregate.min(v, inside)) };
    case 'known-least':
      return { aggregate: aggregate.min(v, inside) };
    case 'greatest':
      return { aggregate: complete(aggregate.max(v, inside)) };
    case 'known-greatest':
      return { aggregate: aggregate.max(v, inside) };
    case 'positive':
      return { aggregate: aggregate.count(`${inside} AND ${v} > 0`), otherwise: '0' };
    case 'possible':
      return { aggregate: `${periods} - ${aggregate.count(`${inside} AND ${v} <= 0`)}`, otherwise: String(months) };
    case 'run':
      return { aggregate: dialect.longestRun(mask(`${v} > 0`)), otherwise: '0' };
    case 'possible-run':
      return {
        aggregate: dialect.longestRun(`(${2n ** BigInt(periods) - 1n} - ${mask(`${v} <= 0`)})`),
        otherwise: String(months),
      };
    case 'last':
      return { aggregate: aggregate.maxBy(v, 'k', `k <= ${last} AND ${v} IS NOT NULL`) };
  }
}
