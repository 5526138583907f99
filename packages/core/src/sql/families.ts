/** What engines call the types of columns, as families that the reading of a column knows. */
import type { Family } from './sources.ts';

/** The family of a type as DuckDB, Spark or ClickHouse write it: `DECIMAL(18,2)`, `Nullable(Int64)`, `timestamp`. */
export function familyOf(type: string): Family {
  let bare = type.trim();
  for (let inner = wrapped(bare); inner !== undefined; inner = wrapped(bare)) bare = inner;
  const decimal = /^decimal(?:\d*)\((\d+)(?:,\s*(\d+))?\)$/i.exec(bare);
  // ClickHouse also writes Decimal64(2): the one number is the scale.
  if (decimal) return { kind: 'decimal', scale: Number(decimal[2] ?? (/^decimal\d/i.test(bare) ? decimal[1] : 0)) };
  if (/^(u?(tiny|small|big|huge)?int(eger)?|u?int(8|16|32|64|128)|byte|short|long)$/i.test(bare))
    return { kind: 'integer' };
  if (/^(float(32|64)?|double|real)$/i.test(bare)) return { kind: 'float' };
  if (/^(string|text|fixedstring\(\d+\)|(var)?char(\(\d+\))?)$/i.test(bare)) return { kind: 'text' };
  if (/^(date(32)?|datetime(64)?(\(.*\))?|timestamp.*)$/i.test(bare)) return { kind: 'date' };
  return { kind: /^bool(ean)?$/i.test(bare) ? 'truth' : 'other' };
}

const wrapped = (type: string): string | undefined => /^(?:Nullable|LowCardinality)\((.*)\)$/.exec(type)?.[1];
