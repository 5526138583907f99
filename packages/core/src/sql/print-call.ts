/** Every function of the policy language as SQL, by its stable id. What is not here is refused. */
import { type Type, types } from '../facts/type.ts';
import { Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';
import type { Overload } from '../policy/overload.ts';
import { regionPrefix } from '../region.ts';
import { both, either, negated, no } from './condition.ts';
import { reachOf } from './extent.ts';
import { gather, sqlOf } from './forms.ts';
import { compareDays, compareNumbers, equalTo, memberOf, type Sign } from './print-compare.ts';
import { printDateCall } from './print-day.ts';
import { printListCall } from './print-list.ts';
import { extreme, monotone, plain, product, ratio } from './print-number.ts';
import { fullSteps, rounded } from './print-rounding.ts';
import { printSeries } from './print-series.ts';
import { printTable } from './print-table.ts';
import { printWindow } from './print-window.ts';
import type { NumberForm, Printed, Truth } from './printed.ts';
import type { Printing } from './printing.ts';
import { text } from './quote.ts';
import { SqlRefusal } from './refusal.ts';

const roundingSteps: Readonly<Record<string, bigint>> = { fen: 1n, jiao: 10n, yuan: 100n, 'hundred-yuan': 10_000n };
const signs: Readonly<Record<string, Sign>> = { less: '<', atMost: '<=', greater: '>', atLeast: '>=' };
const int64 = 2n ** 63n - 1n;

export function printCall(printer: Printing, overload: Overload, args: readonly Printed[], type: Type): Printed {
  const folded = fold(printer, overload, args, type);
  if (folded) return folded;
  if (type.kind === 'window') return printWindow(printer, overload, args, type);
  const [kind = '', what = ''] = overload.id.split('.');
  if (kind === 'series') return printSeries(printer, overload, args, type);
  if (kind === 'list' || (kind === 'any' && what === 'size')) return printListCall(printer, overload, args, type);
  if (overload.style === 'operator' && Object.hasOwn(signs, what)) return compared(printer, signs[what]!, args);
  if (overload.id === 'any.equals') return equalTo(printer, args[0]!, args[1]!);
  if (overload.id === 'any.differs') return opposite(equalTo(printer, args[0]!, args[1]!));
  if (kind === 'bands' || kind === 'table' || kind === 'row') return printTable(printer, overload.id, args, type);
  if (kind === 'map') return printMap(printer, what, args, type);
  if (kind === 'string') return printText(printer, what, args, type);
  if (kind === 'region') return printRegion(printer, args, type);
  if (kind === 'date' && what !== 'least' && what !== 'greatest' && what !== 'cap' && what !== 'floor')
    return printDateCall(printer, what, args, type);
  return printNumber(printer, overload, what, args, type);
}

/** Arguments that are all known now give a result that is known now. */
function fold(printer: Printing, overload: Overload, args: readonly Printed[], type: Type): Printed | undefined {
  const values: Value[] = [];
  for (const arg of args) {
    const value = printer.constantOf(arg);
    if (value === undefined) return undefined;
    values.push(value);
  }
  const result = overload.run(values, { asOf: printer.asOf });
  return result instanceof Unknown ? printer.unknown(type, [], 'true') : printer.constant(result, type);
}

export function opposite(of: Truth): Truth {
  return { ...of, sql: `NOT (${of.sql})`, isTrue: negated(of.notFalse), notFalse: negated(of.isTrue) };
}

function compared(printer: Printing, sign: Sign, [a, b]: readonly Printed[]): Printed {
  if (a?.kind === 'number' && b?.kind === 'number') return compareNumbers(printer, sign, a, b);
  if (a?.kind === 'day' && b?.kind === 'day') return compareDays(printer, sign, a, b);
  // Engines put text in the order of its bytes, which in UTF-8 is that of its code points, as decisions do; no before yes.
  if ((a?.kind === 'text' && b?.kind === 'text') || (a?.kind === 'truth' && b?.kind === 'truth'))
    return printer.truth(`(${a.sql}) ${sign} (${b.sql})`, types.bool, gather([a, b]));
  throw new SqlRefusal(`A ${a?.kind} and a ${b?.kind} are put in order.`, 'Compare numbers, amounts, days or texts.');
}

function numbers(args: readonly Printed[]): readonly NumberForm[] {
  return args.map(arg => {
    if (arg.kind === 'number') return arg;
    throw new SqlRefusal(`A ${arg.kind} stands where a number is needed.`, 'Use a number.');
  });
}

function printNumber(
  printer: Printing,
  overload: Overload,
  what: string,
  args: readonly Printed[],
  type: Type,
): Printed {
  const { math, dialect } = printer;
  if (overload.id === 'money.rounded' || overload.id === 'money.roundedBy') {
    const [step, how] = args.slice(1).map(arg => printer.constantOf(arg));
    if (typeof step !== 'string' || (args[2] && typeof how !== 'string'))
      throw new SqlRefusal('How to round hangs on a fact.', 'Write the unit and the way of rounding as text.');
    return monotone(printer, numbers(args.slice(0, 1)), type, '+', ([value]) =>
      rounded(printer, value!, (how ?? 'half-up') as 'half-up', roundingSteps[step]!),
    );
  }
  if (overload.id.startsWith('uint.') || overload.id.startsWith('double.'))
    throw new SqlRefusal(`${overload.id} has no exact meaning in SQL.`, 'Use whole numbers or decimals.');
  if (type.kind === 'date') return dayExtreme(args, type, what === 'least' || what === 'cap');
  const forms = numbers(args);
  const [a, b] = forms as [NumberForm, NumberForm];
  const guard = (form: NumberForm): NumberForm => (type.kind === 'int' ? within64(form) : form);
  switch (what) {
    case 'add':
      return guard(monotone(printer, forms, type, '++', ([x, y]) => math.add(x!, y!)));
    case 'subtract':
      return guard(monotone(printer, forms, type, '+-', ([x, y]) => math.subtract(x!, y!)));
    case 'negate':
      return monotone(printer, forms, type, '-', ([x]) => math.negate(x!));
    case 'multiply':
    case 'times':
    case 'timesLeft':
    case 'share':
    case 'of':
    case 'timesPercent':
      return guard(product(printer, a, b, type));
    case 'divide':
    case 'modulo': {
      const [x, y] = math.common([a.value, b.value]).values as [typeof a.value, typeof a.value];
      const quotient = dialect.quotient(x.n, `nullif(${y.n}, 0)`);
      const value = what === 'divide' ? quotient : `(${x.n} - ${quotient} * ${y.n})`;
      const reach = reachOf(x.min, x.max);
      return plain(
        args,
        type,
        math.whole(value, -reach, reach),
        b.value.constant !== undefined ? no : `${b.value.n} = 0`,
      );
    }
    case 'per':
    case 'ratio':
      return ratio(printer, a, b, type);
    case 'least':
    case 'cap':
      return extreme(printer, forms, type, 'least');
    case 'greatest':
    case 'floor':
      return extreme(printer, forms, type, 'greatest');
    case 'mean':
      return monotone(printer, forms, type, '+', values =>
        math.divide(
          values.reduce((x, y) => math.add(x, y)),
          math.constant(values.length),
        ),
      );
    case 'fullSteps':
      return fullSteps(printer, a, b, type);
    default:
      throw new SqlRefusal(
        `The function ${overload.name} (${overload.id}) is not printed.`,
        'Write it with other functions.',
      );
  }
}

/** CEL integers are 64 bits wide; what could leave them is a failure there, and so here. */
function within64(form: NumberForm): NumberForm {
  const { min, max } = form.value;
  if (min >= -int64 && max <= int64) return form;
  throw new SqlRefusal('Whole numbers can grow beyond 64 bits.', 'Give the facts a maximum in the catalogue.');
}

function dayExtreme(args: readonly Printed[], type: Type, least: boolean): Printed {
  const days = args.map(arg => {
    if (arg.kind === 'day' && arg.low === undefined && arg.high === undefined) return arg;
    throw new SqlRefusal('The earliest of days that are themselves chosen.', 'Compare the days one by one.');
  });
  const { unknown, failed, missing } = gather(days);
  const sign = least ? '<=' : '>=';
  const sql = days.map(day => day.sql).reduce((a, b) => `CASE WHEN ${a} ${sign} ${b} THEN ${a} ELSE ${b} END`);
  const value = unknown === no ? sql : `CASE WHEN ${negated(unknown)} THEN ${sql} END`;
  const known = days
    .map(day => day.sql)
    .reduce((a, b) => `CASE WHEN ${a} ${sign} ${b} OR ${b} IS NULL THEN ${a} ELSE ${b} END`);
  const bound = args.length === 2 && failed !== no ? `CASE WHEN ${negated(failed)} THEN ${known} END` : known;
  return { kind: 'day', sql: value, type, unknown, failed, missing, ...(least ? { high: bound } : { low: bound }) };
}

/** A lookup in a map that is fixed: an entry that is not there cannot be computed. */
function printMap(printer: Printing, what: string, args: readonly Printed[], type: Type): Printed {
  const [map, key] = what === 'has' ? [args[1]!, args[0]!] : [args[0]!, args[1]!];
  if (map.kind !== 'fixed' || !(map.constant instanceof Map) || map.type.kind !== 'map')
    throw new SqlRefusal('A map that is not fixed.', 'Write it in the policy.');
  const of = map.type;
  const entries = [...(map.constant as ReadonlyMap<Value, Value>)];
  if (what === 'has') {
    // The map's own lookup knows nothing of bounds: an unknown key is unknown.
    const { unknown, failed, missing } = gather([key]);
    return printer.truth(
      memberOf(
        printer,
        key,
        entries.map(([name]) => name),
        of.key,
      ).sql,
      types.bool,
      { unknown, failed, missing },
    );
  }
  const tests = entries.map(
    ([name, value]) =>
      [equalTo(printer, key, printer.constant(name, of.key)), printer.constant(value, of.value)] as const,
  );
  const found = either(...tests.map(([test]) => test.isTrue));
  const failure = both(negated(key.unknown), negated(found));
  const standing = { unknown: either(key.unknown, failure), failed: either(key.failed, failure), missing: key.missing };
  if (tests.every(([, value]) => value.kind === 'number')) {
    const value = printer.math.choose(
      tests.map(([test, one]) => [test.isTrue, (one as NumberForm).value] as const),
      undefined,
    );
    return { kind: 'number', value, type, ...standing };
  }
  const sql = `CASE ${tests.map(([test, value]) => `WHEN ${test.isTrue} THEN ${sqlOf(value)}`).join(' ')} END`;
  return printer.item(
    sql,
    { kind: type.kind === 'bool' ? 'truth' : type.kind === 'date' ? 'day' : 'text' },
    type,
    standing,
  );
}

function printText(printer: Printing, what: string, args: readonly Printed[], type: Type): Printed {
  const [of, part] = args.map(sqlOf) as [string, string];
  const standing = gather(args);
  const { dialect } = printer;
  switch (what) {
    case 'contains':
      return printer.truth(dialect.contains(of, part), type, standing);
    case 'startsWith':
      return printer.truth(dialect.startsWith(of, part), type, standing);
    case 'endsWith':
      return printer.truth(dialect.endsWith(of, part), type, standing);
    case 'concat':
      return { kind: 'text', sql: dialect.concat(of, part), type, ...standing, choice: true };
    default:
      throw new SqlRefusal(`The text function ${what} is not printed.`, 'Use contains, startsWith or endsWith.');
  }
}

function printRegion(printer: Printing, [place, region]: readonly Printed[], type: Type): Printed {
  const standing = gather([place!, region!]);
  const inside = printer.constantOf(region!);
  const of = sqlOf(place!);
  const codes =
    typeof inside === 'string' ? [inside] : Array.isArray(inside) ? (inside as readonly string[]) : undefined;
  if (!codes) throw new SqlRefusal('The region that a place must lie in hangs on a fact.', 'Make it a parameter.');
  const within = either(...codes.map(code => insideOf(of, regionPrefix(code))));
  const truth = printer.truth(within, type, standing);
  // A range, and NULL asked for beside it, lets an engine pass over whole stretches of a table that is sorted by place.
  return standing.unknown === `${of} IS NULL` ? { ...truth, notFalse: either(standing.unknown, within) } : truth;
}

/** Codes are digits, so those with a prefix are those from it up to the next one. */
function insideOf(place: string, prefix: string): string {
  if (prefix === '') return `${place} IS NOT NULL`;
  const next = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
  return `(${place} >= ${text(prefix)} AND ${place} < ${text(next)})`;
}
