/** "And" and "or" of three values: what decides by itself, what changes nothing, and what stays open. */
import type { Type } from '../facts/type.ts';
import { both, either, negated, no, yes } from './condition.ts';
import { whenAlso } from './forms.ts';
import type { Truth } from './printed.ts';
import type { Printing } from './printing.ts';

export function allOrAny(printer: Printing, op: 'and' | 'or', args: readonly Truth[], type: Type): Truth {
  const [join, decisive, neutral] = op === 'and' ? [both, no, yes] : [either, yes, no];
  const kept = args.filter(arg => arg.sql !== neutral);
  if (kept.some(arg => arg.sql === decisive))
    return printer.truth(decisive, type, { unknown: no, failed: no, missing: [] });
  if (kept.length === 0) return printer.truth(neutral, type, { unknown: no, failed: no, missing: [] });
  const sql = kept.length === 1 ? kept[0]!.sql : `(${kept.map(arg => arg.sql).join(op === 'and' ? ' AND ' : ' OR ')})`;
  const isTrue = join(...kept.map(arg => arg.isTrue));
  const notFalse = join(...kept.map(arg => arg.notFalse));
  const unknown = kept.every(arg => arg.unknown === no) ? no : both(notFalse, negated(isTrue));
  const failed = both(unknown, either(...kept.map(arg => arg.failed)));
  return {
    kind: 'truth',
    sql,
    isTrue,
    notFalse,
    type,
    unknown,
    failed,
    missing: whenAlso(
      unknown,
      kept.flatMap(arg => arg.missing),
    ),
  };
}
