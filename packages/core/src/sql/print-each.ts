/** Comprehensions over lists: exists, all, filter, map, three-valued item by item. */
import type { Tree } from '../policy/tree.ts';
import { both, either, negated, no, yes } from './condition.ts';
import { alignItems, conditionOf, listWhere, whenAlso } from './forms.ts';
import type { Doubt, ListForm, Printed, Truth } from './printed.ts';
import type { Hoisted, Printing } from './printing.ts';
import { SqlRefusal } from './refusal.ts';

type Each = Tree & { op: 'each' };

export function printEach(printer: Printing, tree: Each): Printed {
  const over = printer.print(tree.over);
  if (over.kind !== 'list' || over.type.kind !== 'list')
    throw new SqlRefusal('A comprehension over what is no list.', 'Go through a list.');
  const variable = `x${printer.depth + 1}`;
  const [[where, body], lets] = printer.within(
    { name: variable, item: over.item, type: over.type.of },
    () => [tree.where && (printer.print(tree.where) as Truth), printer.print(tree.body)] as const,
  );
  const { list } = printer.dialect;
  const { items, plain } = beside(printer, over, variable, lets);
  const among = (test: string): string =>
    test === no
      ? no
      : test === yes
        ? `${list.size(over.sql)} > 0`
        : `${list.size(list.filter(items, variable, test))} > 0`;
  /** Whether some item makes it so; false where the list itself is not known. */
  const some = (test: string): string => (test === no ? no : printer.dialect.isTrue(among(test)));
  const doubtsOf = (doubts: readonly Doubt[]): readonly Doubt[] =>
    doubts.map(({ fact, reason, ...doubt }) => ({ fact, reason, when: some(conditionOf({ fact, reason, ...doubt })) }));
  /** Exactly one: what cannot be computed spoils all, and two that are certain settle it whatever else is missing. */
  const one = (test: Truth): Truth => {
    const count = list.size(list.filter(items, variable, test.isTrue));
    const broken = some(test.failed);
    const many = both(negated(broken), printer.dialect.isTrue(`${count} > 1`));
    const unknown = either(over.unknown, broken, both(some(test.unknown), negated(many)));
    const single = printer.dialect.isTrue(`${count} = 1`);
    return {
      kind: 'truth',
      sql: unknown === no ? single : `CASE WHEN ${negated(unknown)} THEN ${single} END`,
      isTrue: both(negated(unknown), single),
      notFalse: either(unknown, single),
      type: tree.type,
      unknown,
      failed: either(over.failed, broken),
      missing: whenAlso(unknown, [...over.missing, ...doubtsOf(test.missing)]),
    };
  };
  switch (tree.how) {
    case 'exists':
    case 'all': {
      const test = body as Truth;
      const exists = tree.how === 'exists';
      const [decisive, open] = exists ? [test.isTrue, test.notFalse] : [negated(test.notFalse), negated(test.isTrue)];
      const found = some(decisive);
      const maybe = either(over.unknown, some(open));
      const [isTrue, notFalse] = exists ? [found, maybe] : [negated(maybe), negated(found)];
      const unknown = test.unknown === no && over.unknown === no ? no : both(notFalse, negated(isTrue));
      return {
        kind: 'truth',
        sql: `CASE WHEN ${isTrue} THEN true WHEN ${negated(notFalse)} THEN false END`,
        isTrue,
        notFalse,
        type: tree.type,
        unknown,
        failed: both(unknown, either(over.failed, some(test.failed))),
        missing: whenAlso(unknown, [...over.missing, ...doubtsOf(test.missing)]),
      };
    }
    case 'existsOne':
      return one(body as Truth);
    case 'filter': {
      const test = body as Truth;
      const doubt = some(test.unknown);
      const unknown = either(over.unknown, doubt);
      const filtered = plain(list.filter(items, variable, test.isTrue));
      return {
        kind: 'list',
        sql: listWhere(printer.dialect, negated(doubt), filtered),
        item: over.item,
        type: tree.type,
        unknown,
        failed: either(over.failed, some(test.failed)),
        missing: [...over.missing, ...doubtsOf(test.missing)],
      };
    }
    case 'map':
      if (body.kind === 'record' && lets.length)
        throw new SqlRefusal('A list of records is mapped to records.', 'Filter it, or map it to values.');
      return mapped(printer, tree, { ...over, sql: items }, variable, where, body, some, doubtsOf);
  }
}

/** The list with the long expressions of a comprehension as further fields of its items; and without them again. */
function beside(
  printer: Printing,
  over: ListForm,
  variable: string,
  lets: readonly Hoisted[],
): { readonly items: string; readonly plain: (list: string) => string } {
  const { list, bundle } = printer.dialect;
  if (!lets.length || !bundle || over.type.kind !== 'list' || over.type.of.kind !== 'record')
    return { items: over.sql, plain: same => same };
  const field = (name: string): readonly [string, string] => [name, list.field(variable, name)];
  const own = [...over.type.of.fields.keys()].map(field);
  const before = [...own];
  let items = over.sql;
  for (let level = 1; lets.some(one => one.level === level); level++) {
    const layer = lets.filter(one => one.level === level);
    items = list.map(items, variable, bundle([...before, ...layer.map(({ name, sql }) => [name, sql] as const)]));
    before.push(...layer.map(one => field(one.name)));
  }
  return { items: printer.hoist(items, 0), plain: filtered => list.map(filtered, variable, bundle(own)) };
}

function mapped(
  printer: Printing,
  tree: Each,
  over: ListForm,
  variable: string,
  where: Truth | undefined,
  body: Printed,
  some: (test: string) => string,
  doubtsOf: (doubts: readonly Doubt[]) => readonly Doubt[],
): ListForm {
  const { list } = printer.dialect;
  const kept = where?.isTrue ?? yes;
  const doubt = some(either(where?.unknown ?? no, both(kept, body.unknown)));
  if (tree.type.kind !== 'list') throw new TypeError('map gives a list');
  const { forms, item } = alignItems(printer, [body], tree.type.of);
  const source = where ? list.filter(over.sql, variable, kept) : over.sql;
  const sql = list.map(source, variable, forms[0]!);
  return {
    kind: 'list',
    sql: listWhere(printer.dialect, negated(doubt), sql),
    item,
    type: tree.type,
    unknown: either(over.unknown, doubt),
    failed: either(over.failed, where ? some(where.failed) : no, some(both(kept, body.failed))),
    missing: [...over.missing, ...(where ? doubtsOf(where.missing) : []), ...doubtsOf(whenAlso(kept, body.missing))],
  };
}
