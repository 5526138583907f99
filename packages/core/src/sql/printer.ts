/** Prints the checked tree as SQL of one dialect, for one day. The middle: what an expression is; calls stand beside it. */
import { formatDay } from '../day.ts';
import type { Exact } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { Window } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import type { Value } from '../facts/value.ts';
import { derivationOf } from '../policy/derived.ts';
import { type Exception, type Parameter, sourceOf, type Tree } from '../policy/tree.ts';
import type { Columns } from './columns.ts';
import { both, negated, no, yes } from './condition.ts';
import type { Dialect } from './dialect.ts';
import { alignItems, gather, itemOf, listWhere, numberForm } from './forms.ts';
import { numberUnit, rangeOf } from './physical.ts';
import { printCall } from './print-call.ts';
import { conditional, firstThatHolds } from './print-choice.ts';
import { printEach } from './print-each.ts';
import { allOrAny } from './print-logic.ts';
import type { Bound, Doubt, ItemForm, ListForm, Printed, Truth } from './printed.ts';
import type { Hoisted, Printing } from './printing.ts';
import { text } from './quote.ts';
import { type Arithmetic, arithmetic } from './rational.ts';
import { SqlRefusal } from './refusal.ts';
import { shortened } from './shorten.ts';

export interface PrinterOptions {
  readonly dialect: Dialect;
  /** The day to decide as of, as a day count. */
  readonly asOf: number;
  readonly columns: Columns;
  /** Print for subjects whose lists lack no field, which is nearly all: much shorter. */
  readonly whole?: boolean;
}

interface Variable {
  readonly name: string;
  readonly item: ItemForm;
  readonly type: Type;
}

/** An expression longer than this stands as a column of its own. */
const longest = 300;
/** And one that hangs on an item of a list, beside the item; to make records of records costs the engine more than reading on. */
const longestBeside = 1500;

export class Printer implements Printing {
  readonly dialect: Dialect;
  readonly asOf: number;
  readonly columns: Columns;
  readonly math: Arithmetic;
  /** Names of the variables of comprehensions that are open, by depth. */
  readonly #variables: (Variable & { readonly lets: Hoisted[]; readonly names: Map<string, string> })[] = [];

  readonly #whole: boolean;
  /** The lists of which fields were read. */
  readonly lists = new Set<FactDefinition>();

  constructor({ dialect, asOf, columns, whole = false }: PrinterOptions) {
    this.#whole = whole;
    this.dialect = dialect;
    this.asOf = asOf;
    this.columns = columns;
    this.math = arithmetic(dialect);
  }

  column(name: string): string {
    return this.dialect.factColumn(name);
  }

  /** Expressions that stand as columns of their own, in the order in which they may use each other. */
  readonly hoisted: Hoisted[] = [];
  readonly #names = new Map<string, string>();

  hoist(sql: string, longer: number = longest): string {
    if (sql.length <= longer) return sql;
    const variable = this.#variables.findLast(({ name }) => new RegExp(`\\b${name}\\b`).test(sql));
    if (!variable) return this.#stand(sql, this.hoisted, this.#names, name => this.dialect.name_(name));
    // What hangs on the item of a list stands beside the item, as one more field of it.
    if (variable.item.kind !== 'record' || !this.dialect.bundle || sql.length <= longestBeside) return sql;
    return this.#stand(sql, variable.lets, variable.names, name => this.dialect.list.field(variable.name, name));
  }

  #stand(sql: string, among: Hoisted[], names: Map<string, string>, read: (name: string) => string): string {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = `let ${among.length + 1}`;
    const used = among.filter(one => sql.includes(read(one.name)));
    among.push({ name, sql, level: 1 + Math.max(0, ...used.map(one => one.level)) });
    names.set(sql, read(name));
    return read(name);
  }

  print(tree: Tree): Printed {
    return shortened(this.#print(tree), sql => this.hoist(sql));
  }

  #print(tree: Tree): Printed {
    switch (tree.op) {
      case 'constant':
        return this.constant(tree.value, tree.type);
      case 'fact':
        return this.#fact(tree.fact, tree.type);
      case 'parameter':
        return this.#parameter(tree.parameter, tree.type);
      case 'asOf':
        return this.constant(this.asOf, tree.type);
      case 'variable': {
        const variable = this.#variables[tree.slot]!;
        return this.item(variable.name, variable.item, tree.type);
      }
      case 'field':
        return this.#field(this.print(tree.of), tree.name, tree.type, sourceOf(tree.of));
      case 'has': {
        const of = this.print(tree.of);
        if (of.kind !== 'record')
          throw new SqlRefusal('has() of what is no record of a list.', 'Ask for a field of a record.');
        const list = sourceOf(tree.of);
        if (list) this.lists.add(list);
        return this.truth(
          list && this.#whole ? yes : `${this.dialect.list.field(of.sql, tree.name)} IS NOT NULL`,
          tree.type,
          { unknown: no, failed: no, missing: [] },
        );
      }
      case 'and':
      case 'or':
        return allOrAny(
          this,
          tree.op,
          tree.args.map(arg => this.#truthOf(arg)),
          tree.type,
        );
      case 'not': {
        const arg = this.#truthOf(tree.arg);
        return {
          ...arg,
          sql: `NOT (${arg.sql})`,
          isTrue: negated(arg.notFalse),
          notFalse: negated(arg.isTrue),
          type: tree.type,
        };
      }
      case 'if':
        return conditional(
          this,
          this.#truthOf(tree.test),
          this.print(tree.whenTrue),
          this.print(tree.whenFalse),
          tree.type,
        );
      case 'list':
        return this.#list(
          tree.items.map(item => this.print(item)),
          tree.type,
        );
      case 'map':
        return this.#fixed(tree);
      case 'call':
        return printCall(
          this,
          tree.overload,
          tree.args.map(arg => this.print(arg)),
          tree.type,
        );
      case 'each':
        return printEach(this, tree);
    }
  }

  /** A value known when it is printed. */
  constant(value: Value, type: Type): Printed {
    const known = { type, unknown: no, failed: no, missing: [] } as const;
    switch (type.kind) {
      case 'bool':
        return this.truth(value ? yes : no, type, known);
      case 'money':
      case 'percent':
      case 'decimal':
      case 'int':
        return { kind: 'number', value: this.math.constant(value as Exact), ...known };
      case 'date':
        return { kind: 'day', sql: this.dialect.day(formatDay(value as number)), constant: value as number, ...known };
      case 'string':
      case 'enum':
      case 'region':
        return { kind: 'text', sql: text(value as string), constant: value as string, ...known };
      case 'window':
        return { kind: 'window', window: value as Window, ...known };
      case 'list': {
        const list = this.#list(
          (value as readonly Value[]).map(one => this.constant(one, type.of)),
          type,
        ) as ListForm;
        return { ...list, constant: value as readonly Value[] };
      }
      case 'map':
      case 'bands':
      case 'table':
      case 'row':
        return { kind: 'fixed', constant: value, ...known };
      default:
        throw new SqlRefusal(
          `A value of type ${type.kind} has no exact meaning in SQL.`,
          'Use money, percents, decimals, whole numbers, days or text.',
        );
    }
  }

  /** The value, where what was printed is known when it is printed. */
  constantOf(printed: Printed): Value | undefined {
    switch (printed.kind) {
      case 'number':
        return printed.value.constant;
      case 'day':
      case 'text':
      case 'list':
      case 'fixed':
        return printed.constant;
      case 'truth':
        return printed.sql === yes ? true : printed.sql === no ? false : undefined;
      case 'window':
        return printed.window;
      default:
        return undefined;
    }
  }

  truth(sql: string, type: Type, common: { unknown: string; failed: string; missing: readonly Doubt[] }): Truth {
    const total = common.unknown === no;
    return {
      kind: 'truth',
      sql,
      isTrue: total ? sql : this.dialect.isTrue(sql),
      notFalse: total ? sql : this.dialect.notFalse(sql),
      type,
      ...common,
    };
  }

  /** Never known, for whatever reason stands in `missing`. */
  unknown(type: Type, missing: readonly Doubt[], failed: string = no): Printed {
    const common = { type, unknown: yes, failed, missing } as const;
    switch (type.kind) {
      case 'bool':
        return { kind: 'truth', sql: this.dialect.nothing(type), isTrue: no, notFalse: yes, ...common };
      case 'date':
        return { kind: 'day', sql: this.dialect.nothing(type), ...common };
      case 'string':
      case 'enum':
      case 'region':
        return { kind: 'text', sql: this.dialect.nothing(type), ...common };
      default:
        if (!numberUnit(type))
          throw new SqlRefusal(`A ${type.kind} that is never known cannot be printed.`, 'Remove it.');
        return { kind: 'number', value: this.math.whole(this.dialect.nothing(type), 0n, 0n), ...common };
    }
  }

  #truthOf(tree: Tree): Truth {
    const printed = this.print(tree);
    if (printed.kind !== 'truth') throw new TypeError('a checked tree tests truths only');
    return printed;
  }

  /** What a missing fact is missing for. */
  doubts(fact: FactDefinition, unknown: string): readonly Doubt[] {
    if (fact.sharing === 'none') return [{ fact, reason: 'not-shared', when: unknown }];
    if (!fact.freshness) return [{ fact, reason: 'absent', when: unknown }];
    const stale = this.column(this.columns.stale(fact));
    return [
      { fact, reason: 'absent', when: both(unknown, `NOT ${stale}`) },
      { fact, reason: 'stale', when: both(unknown, stale) },
    ];
  }

  #fact(fact: FactDefinition, type: Type): Printed {
    const derivation = derivationOf(fact);
    if (derivation) return this.exceptions(derivation.exceptions, this.print(derivation.value), type);
    if (fact.type.kind === 'series')
      return { kind: 'series', fact, parts: [fact], type, unknown: no, failed: no, missing: [] };
    const sql = this.column(this.columns.fact(fact));
    const flagged = fact.type.kind === 'list' && !this.dialect.nullLists;
    const unknown = flagged ? this.column(this.columns.absent(fact)) : `${sql} IS NULL`;
    const common = { type, unknown, failed: no, missing: this.doubts(fact, unknown) };
    switch (fact.type.kind) {
      case 'bool':
        return this.truth(sql, type, common);
      case 'date':
        return { kind: 'day', sql, ...common };
      case 'enum': {
        const { values } = fact.type;
        return { kind: 'text', sql, possible: value => (values.includes(value) ? yes : no), domain: values, ...common };
      }
      case 'string':
      case 'region':
        return { kind: 'text', sql, ...common };
      case 'list':
        return { kind: 'list', sql, item: itemOf(fact.type.of, fact), ...common };
      default: {
        const unit = numberUnit(fact.type);
        if (!unit)
          throw new SqlRefusal(
            `A fact of type ${fact.type.kind} has no exact meaning in SQL.`,
            'Declare it as another type.',
          );
        const { min, max } = rangeOf(unit, fact.minimum, fact.maximum);
        const value = this.math.whole(sql, min, max, unit.d);
        const bound = (least: Exact | undefined): Bound | undefined => {
          if (least === undefined) return undefined;
          return {
            of: this.math.orElse(value, this.math.constant(least)),
            whileUnknown: { min: least, max: least },
          };
        };
        return numberForm(value, bound(fact.minimum), bound(fact.maximum), common);
      }
    }
  }

  #field(of: Printed, name: string, type: Type, source: FactDefinition | undefined): Printed {
    if (of.kind !== 'record')
      throw new SqlRefusal(
        `The field ${name} of what is no record of a list.`,
        'Only records of lists have fields in SQL.',
      );
    // The field's own type says how it lies in the table; the tree's may already be a conversion of it.
    const own = of.type.kind === 'record' ? (of.type.fields.get(name) ?? type) : type;
    const sql = this.dialect.list.field(of.sql, name);
    if (source) this.lists.add(source);
    if (source && this.#whole) return this.item(sql, itemOf(own, source), type);
    const unknown = `${sql} IS NULL`;
    const missing: readonly Doubt[] = source ? [{ fact: source, reason: 'absent', when: unknown }] : [];
    return this.item(sql, itemOf(own, source), type, { unknown, failed: source ? no : unknown, missing });
  }

  /** One item of a list, or one field of a record, as an expression. */
  item(
    sql: string,
    item: ItemForm,
    type: Type,
    common: { unknown: string; failed: string; missing: readonly Doubt[] } = { unknown: no, failed: no, missing: [] },
  ): Printed {
    switch (item.kind) {
      case 'number':
        return { kind: 'number', value: this.math.whole(sql, item.min, item.max, item.d), type, ...common };
      case 'truth':
        return this.truth(sql, type, common);
      case 'day':
        return { kind: 'day', sql, type, ...common };
      case 'text':
        return { kind: 'text', sql, type, ...common };
      case 'record':
        return { kind: 'record', sql, fact: item.fact, type, ...common };
    }
  }

  /** Prints below a comprehension whose variable is `name`. */
  within<T>(variable: Variable, print: () => T): readonly [T, readonly Hoisted[]] {
    const lets: Hoisted[] = [];
    this.#variables.push({ ...variable, lets, names: new Map() });
    try {
      return [print(), lets];
    } finally {
      this.#variables.pop();
    }
  }

  get depth(): number {
    return this.#variables.length;
  }

  #parameter(parameter: Parameter, type: Type): Printed {
    const value = parameter.versions.findLast(version => version.from <= this.asOf)?.value ?? parameter.value;
    const general = this.constant(value, type);
    return this.exceptions(parameter.exceptions, general, type);
  }

  /** A general rule with its exceptions. */
  exceptions(exceptions: readonly Exception[], general: Printed, type: Type): Printed {
    if (!exceptions.length) return general;
    const cases = exceptions.map(exception => [this.#truthOf(exception.when), this.print(exception.value)] as const);
    return shortened(firstThatHolds(this, cases, general, type), sql => this.hoist(sql));
  }

  #list(items: readonly Printed[], type: Type): Printed {
    if (type.kind !== 'list') throw new TypeError('a list has a list type');
    const constants = items.map(item => this.constantOf(item));
    const common = gather(items);
    const { forms, item } = alignItems(this, items, type.of);
    const list = this.dialect.list.of(forms);
    const sql = listWhere(this.dialect, negated(common.unknown), list);
    const constant = constants.every(one => one !== undefined) ? (constants as readonly Value[]) : undefined;
    return { kind: 'list', sql, item, type, ...common, ...(constant && { constant }) };
  }

  #fixed(tree: Tree & { op: 'map' }): Printed {
    const map = new Map<Value, Value>();
    for (const [key, value] of tree.entries) {
      const [k, v] = [this.constantOf(this.print(key)), this.constantOf(this.print(value))];
      if (k === undefined || v === undefined)
        throw new SqlRefusal('A map whose entries are not fixed.', 'Write it with conditions.');
      map.set(k, v);
    }
    return { kind: 'fixed', constant: map, type: tree.type, unknown: no, failed: no, missing: [] };
  }
}
