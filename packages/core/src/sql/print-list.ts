/** Functions of lists: size, sum, least and greatest, membership, one item. */
import type { Type } from '../facts/type.ts';
import type { Overload } from '../policy/overload.ts';
import { both, negated, no } from './condition.ts';
import { askedOf, gather, listWhere, sqlOf } from './forms.ts';
import { memberOf } from './print-compare.ts';
import { plain } from './print-number.ts';
import type { ListForm, Printed } from './printed.ts';
import type { Printing } from './printing.ts';
import { SqlRefusal } from './refusal.ts';

/** Items that a list is taken to have at most, when the range of its sum is worked out. */
const mostItems = 100_000n;

export function printListCall(printer: Printing, overload: Overload, args: readonly Printed[], type: Type): Printed {
  const { dialect, math } = printer;
  const [first, second] = args as [Printed, Printed];
  if (overload.id === 'list.contains') return contains(printer, first, second as ListForm);
  if (first.kind === 'text') return plain([first], type, math.whole(dialect.length(first.sql), 0n, 10n ** 6n));
  if (first.kind !== 'list') throw new SqlRefusal(`The function ${overload.name} of what is no list.`, 'Use a list.');
  const of = first;
  const asked = (sql: string): string => askedOf(dialect, of, sql);
  if (overload.id.startsWith('any.size'))
    return plain([of], type, math.whole(asked(dialect.list.size(of.sql)), 0n, mostItems));
  if (overload.id === 'list.concat') {
    if (second.kind !== 'list') throw new SqlRefusal('A list is joined with what is none.', 'Join two lists.');
    if (JSON.stringify(of.item, bigints) !== JSON.stringify(second.item, bigints))
      throw new SqlRefusal('Two lists of different make are joined.', 'Join lists of one kind.');
    const standing = gather(args);
    return {
      kind: 'list',
      sql: listWhere(dialect, negated(standing.unknown), dialect.list.concat(of.sql, second.sql)),
      item: of.item,
      type,
      ...standing,
    };
  }
  if (overload.id === 'list.index')
    throw new SqlRefusal(
      'One item of a list is taken by its place: the order of rows means nothing.',
      'Use filter, max or min.',
    );
  if (of.item.kind !== 'number')
    throw new SqlRefusal(`The function ${overload.name} of a list of no numbers.`, 'Map it to numbers first.');
  const { min, max, d } = of.item;
  const [least, most] = [min < 0n ? min * mostItems : 0n, max > 0n ? max * mostItems : 0n];
  const what = overload.id.split('.')[2];
  const total = (): string => asked(dialect.list.sum(of.sql, least < -(2n ** 63n) || most >= 2n ** 63n));
  if (what === 'sum') return plain([of], type, math.whole(total(), least, most, d));
  if (what === 'mean') {
    const size = math.whole(asked(dialect.list.size(of.sql)), 0n, mostItems);
    return plain(
      [of],
      type,
      math.divide(math.whole(total(), least, most, d), size),
      both(negated(of.unknown), dialect.isTrue(`${size.n} = 0`)),
    );
  }
  const empty = both(negated(of.unknown), dialect.isTrue(`${dialect.list.size(of.sql)} = 0`));
  const extreme = asked(what === 'max' ? dialect.list.max(of.sql) : dialect.list.min(of.sql));
  if (what === 'max' && type.kind === 'money') {
    const value = math.choose([[empty, math.whole('0', 0n, 0n)]], math.whole(extreme, min, max, d));
    return plain([of], type, value);
  }
  return plain([of], type, math.whole(extreme, min, max, d), empty);
}

const bigints = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** `item in list`: of a list of facts, an unknown item or list is unknown. */
function contains(printer: Printing, item: Printed, list: ListForm): Printed {
  const fixed = printer.constantOf(list);
  if (list.type.kind !== 'list') throw new TypeError('a list form holds a list');
  if (Array.isArray(fixed)) return memberOf(printer, item, fixed, list.type.of);
  if (list.item.kind !== 'text' && list.item.kind !== 'day')
    throw new SqlRefusal('A number is looked for in a list of facts.', 'Use exists with a comparison.');
  const standing = gather([item, list]);
  const { list: lists, isTrue } = printer.dialect;
  const variable = `x${printer.depth + 1}`;
  const found = isTrue(`${lists.size(lists.filter(list.sql, variable, `${variable} = ${sqlOf(item)}`))} > 0`);
  return printer.truth(
    standing.unknown === no ? found : `CASE WHEN ${negated(standing.unknown)} THEN ${found} END`,
    { kind: 'bool' },
    standing,
  );
}
