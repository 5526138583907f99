/** One policy as one SELECT over the table of facts: who may be entitled, whether for certain, for how much, and what is missing. */
import { formatDay } from '../day.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { Criterion, Policy } from '../policy/policy.ts';
import type { Columns } from './columns.ts';
import { both, either, negated, no, yes } from './condition.ts';
import type { Dialect } from './dialect.ts';
import { conditionOf, whenAlso } from './forms.ts';
import { highOf, lowOf, monotone } from './print-number.ts';
import { rounded } from './print-rounding.ts';
import type { Doubt, Leaf, NumberForm, Printed, Truth } from './printed.ts';
import { Printer } from './printer.ts';
import type { Printing } from './printing.ts';
import { comment, text } from './quote.ts';
import type { Rational } from './rational.ts';
import { SqlRefusal } from './refusal.ts';
import { rollColumns } from './stage.ts';

/** One clause printed. */
export interface PrintedCriterion {
  readonly id: string;
  readonly words: string;
  readonly isTrue: string;
  readonly notFalse: string;
  /** Nullable: true, false or unknown. */
  readonly sql: string;
}

/** A policy printed for some of the subjects; the branches of a policy cover all subjects, each once. */
export interface PrintedBranch {
  /** Whom it is for: those whose lists lack no field, or the few others. */
  readonly where: string;
  readonly criteria: readonly PrintedCriterion[];
  /** All clauses hold for certain. Never NULL. */
  readonly eligible: string;
  /** The most it can be, in fen; NULL where nothing bounds it. */
  readonly high: string;
  /** The least, where it differs from the most; `coalesce(low, high, 0)` is the least in any case. */
  readonly low: string;
  readonly missing: string;
  /** Long expressions as columns, level by level; those of a level use those of the levels before. */
  readonly layers: readonly (readonly { readonly name: string; readonly sql: string }[])[];
}

/**
 * A policy in the SQL of one dialect, for one day, as conditions and amounts over the table of facts. Amounts are whole
 * fen.
 */
export interface PrintedPolicy {
  readonly policy: Policy;
  /** Kinds of subject it is meant for, as a condition. */
  readonly meantFor: string;
  readonly branches: readonly PrintedBranch[];
  /** What may be missing; the number of a leaf is its bit in `missing`. */
  readonly leaves: readonly Leaf[];
}

/** What a policy is printed for: an engine's dialect, a day, and the columns it may ask for. */
export interface PrintOptions {
  readonly dialect: Dialect;
  /** The day to decide as of, as a day count. */
  readonly asOf: number;
  /** Collects the columns of the table of facts. */
  readonly columns: Columns;
}

/** Whether a policy is in force on a day; one that is not entitles nobody. */
export function inForce(policy: Policy, asOf: number): boolean {
  const day = formatDay(asOf);
  return policy.effective.from <= day && (policy.effective.to === undefined || day <= policy.effective.to);
}

/**
 * Prints a policy for a day.
 *
 * @throws {@link SqlRefusal} when some part of it cannot be printed so that it means exactly what a decision means.
 */
export function printPolicy(policy: Policy, options: PrintOptions): PrintedPolicy {
  const leaves = new Leaves();
  const { branch: full, lists } = printBranch(policy, options, leaves, false);
  const gaps = [...lists].map(list => options.dialect.factColumn(options.columns.gaps(list)));
  const kind = options.dialect.factColumn(rollColumns.kind);
  const meantFor = policy.subjects.length === 3 ? 'true' : `${kind} IN (${policy.subjects.map(text).join(', ')})`;
  if (gaps.length === 0) return { policy, meantFor, branches: [full], leaves: leaves.list };
  const { branch: whole } = printBranch(policy, options, leaves, true);
  return {
    policy,
    meantFor,
    branches: [
      { ...whole, where: negated(either(...gaps)) },
      { ...full, where: either(...gaps) },
    ],
    leaves: leaves.list,
  };
}

function printBranch(
  policy: Policy,
  options: PrintOptions,
  leaves: Leaves,
  whole: boolean,
): { branch: PrintedBranch; lists: ReadonlySet<FactDefinition> } {
  const printer = new Printer({ ...options, whole });
  const at = <T>(place: string, print: () => T): T => {
    try {
      return print();
    } catch (error) {
      if (error instanceof SqlRefusal && !error.at)
        throw new SqlRefusal(error.message, error.mend, `${policy.id}, ${place}`);
      throw error;
    }
  };
  const criteria = policy.criteria.map(criterion => ({
    criterion,
    truth: at(criterion.id, () => clause(printer, criterion)),
  }));
  const amount = at('amount', () => printAmount(printer, policy));
  const doubts = [...criteria.flatMap(({ truth }) => openDoubts(truth)), ...amount.missing];
  const branch: PrintedBranch = {
    where: 'true',
    criteria: criteria.map(({ criterion, truth }) => ({
      id: criterion.id,
      words: criterion.text['zh-CN'],
      isTrue: truth.isTrue,
      notFalse: truth.notFalse,
      sql: truth.sql,
    })),
    // The rows are those of which no clause is false: what is never unknown holds there.
    eligible: both(...criteria.map(({ truth }) => (truth.unknown === no ? yes : truth.isTrue))),
    high: amount.high,
    low: amount.low,
    missing: at('missing', () => leaves.mask(doubts, options.dialect)),
    layers: layersOf(printer),
  };
  return { branch, lists: printer.lists };
}

/** What a clause hangs on. Among rows where it is not false, it is open where it is not true. */
function openDoubts({ missing, unknown, isTrue }: Truth): readonly Doubt[] {
  return missing.map(doubt =>
    doubt.under?.[0] === unknown ? { ...doubt, under: [negated(isTrue), ...doubt.under.slice(1)] } : doubt,
  );
}

function layersOf(printer: Printer): PrintedBranch['layers'] {
  const levels = Math.max(0, ...printer.hoisted.map(one => one.level));
  return Array.from({ length: levels }, (_, i) => printer.hoisted.filter(one => one.level === i + 1));
}

function asTruth(printed: Printed): Truth {
  if (printed.kind !== 'truth') throw new TypeError('a checked clause is a truth');
  return printed;
}

/** A clause holds where its test does, or one of its exceptions. */
function clause(printer: Printer, criterion: Criterion): Truth {
  const parts = [criterion.test, ...criterion.exceptions.map(exception => exception.when)].map(tree =>
    asTruth(printer.print(tree)),
  );
  if (parts.length === 1) return parts[0]!;
  const isTrue = either(...parts.map(part => part.isTrue));
  const notFalse = either(...parts.map(part => part.notFalse));
  const unknown = both(notFalse, negated(isTrue));
  return {
    ...parts[0]!,
    sql: `(${parts.map(part => part.sql).join(' OR ')})`,
    isTrue,
    notFalse,
    unknown,
    failed: both(unknown, either(...parts.map(part => part.failed))),
    missing: whenAlso(
      unknown,
      parts.flatMap(part => part.missing),
    ),
  };
}

const greatestExact = 2n ** 53n - 1n;

function printAmount(printer: Printer, policy: Policy): { high: string; low: string; missing: readonly Doubt[] } {
  const { amount } = policy;
  const general = asNumber(printer.print(amount.value));
  const formula = asNumber(printer.exceptions(amount.exceptions, general, general.type));
  const form = policy.less
    ? monotone(
        printer,
        [formula, asNumber(printer.print(policy.less))],
        general.type,
        '+-',
        ([value, less]) => printer.math.subtract(value!, less!),
        bound => bound,
      )
    : formula;
  const bounded = form.unknown !== no && (form.low || form.high);
  const nothing = printer.dialect.nothing({ kind: 'int' });
  const high = settle(printer, policy, highOf(form), form.high ? undefined : form.unknown);
  const low = bounded
    ? form.low
      ? `coalesce(${settle(printer, policy, lowOf(form), undefined)}, 0)`
      : `coalesce(${settle(printer, policy, form.value, form.unknown)}, 0)`
    : nothing;
  return { high, low, missing: form.missing };
}

function asNumber(printed: Printed): NumberForm {
  if (printed.kind !== 'number') throw new TypeError('a checked amount is a number');
  return printed;
}

/**
 * Rounded as the policy says; nothing below zero or below its floor; unknown beyond what a number of fen holds exactly.
 * `unknown` says when the value is NULL, where that is known more shortly than from the value itself.
 */
function settle(printer: Printing, policy: Policy, value: Rational, unknown: string | undefined): string {
  const { math, dialect } = printer;
  const { rounding, floor } = policy.amount;
  const zero = math.whole('0', 0n, 0n, typeof value.d === 'bigint' ? value.d : 1n);
  const clamped = (): Rational => {
    const top = { ...fixedD(value) };
    if (unknown === undefined) return math.choose([[`${value.n} < 0`, zero]], top);
    const positive = math.nearest('greatest', top, zero);
    return unknown === no ? positive : math.where(negated(unknown), positive);
  };
  const amount = rounded(
    printer,
    value.min >= 0n ? value : { ...clamped(), min: 0n, d: value.d },
    rounding.how,
    BigInt(rounding.step),
  );
  const floored =
    floor === undefined || floor <= 0 ? amount.n : `CASE WHEN ${amount.n} < ${floor} THEN 0 ELSE ${amount.n} END`;
  if (amount.max <= greatestExact) return floored;
  return dialect.narrow(`CASE WHEN ${floored} <= ${greatestExact} THEN ${floored} END`);
}

/** A fraction of two facts is clamped by its numerator alone: the denominator is above zero. */
function fixedD(value: Rational): Rational {
  return typeof value.d === 'bigint' ? value : { ...value, d: 1n };
}

/** The facts that may be missing of one policy, each with its bit. */
class Leaves {
  readonly #bits = new Map<string, number>();
  readonly list: Leaf[] = [];

  /** A whole number whose bits say which facts are missing. */
  mask(doubts: readonly Doubt[], dialect: Dialect): string {
    const sql = this.#group(
      doubts.filter(doubt => conditionOf(doubt) !== no),
      0,
      dialect,
    );
    if (this.list.length > 62)
      throw new SqlRefusal(
        `It reads ${this.list.length} facts that may be missing.`,
        'Split the policy, or derive facts.',
      );
    return sql;
  }

  /** Doubts under one condition stand together below it. */
  #group(doubts: readonly Doubt[], depth: number, dialect: Dialect): string {
    const groups = new Map<string, Doubt[]>();
    for (const doubt of doubts) {
      const key = doubt.under?.[depth] ?? '';
      groups.set(key, [...(groups.get(key) ?? []), doubt]);
    }
    const parts = [...groups].map(([condition, group]) => {
      const bits = condition === '' ? this.#bits_(group, dialect) : this.#group(group, depth + 1, dialect);
      return condition === '' ? bits : `CASE WHEN ${condition} THEN ${bits} ELSE 0 END`;
    });
    return parts.length ? parts.reduce((a, b) => dialect.bitOr(a, b)) : '0';
  }

  #bits_(doubts: readonly Doubt[], dialect: Dialect): string {
    const conditions = new Map<number, string[]>();
    for (const { fact, reason, when } of doubts) {
      const key = `${fact.path}|${reason}`;
      let bit = this.#bits.get(key);
      if (bit === undefined) {
        bit = this.list.push({ fact, reason }) - 1;
        this.#bits.set(key, bit);
      }
      conditions.set(bit, [...(conditions.get(bit) ?? []), when]);
    }
    return [...conditions]
      .map(([bit, whens]) => `CASE WHEN ${either(...whens)} THEN ${2n ** BigInt(bit)} ELSE 0 END`)
      .reduce((a, b) => dialect.bitOr(a, b));
  }
}

/** What may be left out of a policy's SELECT; nothing by default. */
export interface SelectOptions {
  /** For a table of facts in which no list lacks a field: the branch for those is left out. */
  readonly gapless?: boolean;
  /** Without what is missing, where only outcome and amount are asked for: shorter to plan. */
  readonly amounts?: boolean;
}

/** Those of the columns of long expressions that something uses, itself or by another of them. */
function usedLayers(
  layers: PrintedBranch['layers'],
  used: readonly string[],
  dialect: Dialect,
): PrintedBranch['layers'] {
  const texts = [...used];
  const kept = layers
    .toReversed()
    .map(layer => {
      const needed = layer.filter(one => texts.some(text_ => text_.includes(dialect.name_(one.name))));
      texts.push(...needed.map(one => one.sql));
      return needed;
    })
    .filter(layer => layer.length > 0);
  return kept.toReversed();
}

/** The policy as readable SELECTs, each clause on its line with its words. `number` tells policies apart in a batch. */
export function selectOf(
  printed: PrintedPolicy,
  number: number,
  dialect: Dialect,
  from: string,
  { gapless = false, amounts = false }: SelectOptions = {},
): string {
  const { policy } = printed;
  const select = (branch: PrintedBranch): string => {
    const missing = dialect.narrow(amounts ? '0' : branch.missing);
    const tests = branch.criteria.filter(one => one.notFalse !== yes);
    const { eligible, low, high, where } = branch;
    const used = [eligible, low, high, missing, where, ...tests.map(one => one.notFalse)];
    return [
      comment(`${policy.id} v${policy.version} ${policy.title['zh-CN']}`),
      `SELECT ${number} AS policy, ${dialect.factColumn(rollColumns.id)} AS subject, ${dialect.factColumn(rollColumns.district)} AS district, ${dialect.factColumn(rollColumns.kind)} AS kind,`,
      `  ${eligible} AS eligible,`,
      `  ${low} AS low,`,
      `  ${high} AS high,`,
      `  ${missing} AS missing`,
      `FROM ${usedLayers(branch.layers, used, dialect).reduce((inner, layer, depth) => `(SELECT *${layer.map(one => `,\n  ${one.sql} AS ${dialect.name_(one.name)}`).join('')}\nFROM ${inner}) AS layer${depth + 1}`, from)}`,
      `WHERE ${printed.meantFor}`,
      ...(where === yes || gapless ? [] : [`  AND ${where}`]),
      ...tests.map(one => `  AND ${one.notFalse} ${comment(`${one.id}: ${one.words}`)}`),
      '',
    ].join('\n');
  };
  return printed.branches
    .slice(0, gapless ? 1 : undefined)
    .map(select)
    .join('UNION ALL\n');
}
