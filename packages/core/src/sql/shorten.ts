/** Puts the long parts of what was printed elsewhere, so that each stands and is computed once. */
import type { Printed } from './printed.ts';
import type { Rational } from './rational.ts';

/** The same with its long parts put elsewhere. */
export function shortened(printed: Printed, hoist: (sql: string) => string): Printed {
  const missing = printed.missing.map(doubt => ({
    ...doubt,
    when: hoist(doubt.when),
    ...(doubt.under && { under: doubt.under.map(hoist) }),
  }));
  const common = { unknown: hoist(printed.unknown), failed: hoist(printed.failed), missing };
  const rational = (of: Rational): Rational =>
    of.constant !== undefined
      ? of
      : { ...of, n: hoist(of.n), d: typeof of.d === 'bigint' ? of.d : { ...of.d, sql: hoist(of.d.sql) } };
  switch (printed.kind) {
    case 'truth':
      return {
        ...printed,
        ...common,
        sql: hoist(printed.sql),
        isTrue: hoist(printed.isTrue),
        notFalse: hoist(printed.notFalse),
      };
    case 'number':
      return {
        ...printed,
        ...common,
        value: rational(printed.value),
        ...(printed.low && { low: { ...printed.low, of: rational(printed.low.of) } }),
        ...(printed.high && { high: { ...printed.high, of: rational(printed.high.of) } }),
      };
    case 'text': {
      const { possible } = printed;
      return {
        ...printed,
        ...common,
        sql: hoist(printed.sql),
        ...(possible && { possible: (value: string) => hoist(possible(value)) }),
      };
    }
    case 'day':
    case 'list':
      return printed.kind === 'list' && printed.constant ? printed : { ...printed, ...common, sql: hoist(printed.sql) };
    default:
      return { ...printed, ...common };
  }
}
