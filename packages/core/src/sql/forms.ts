/** Small steps that every printing shares: gathering doubts, aligning items, naming the forms of types. */
import type { FactDefinition } from '../facts/catalogue.ts';
import type { Type } from '../facts/type.ts';
import { both, either, negated, no, yes } from './condition.ts';
import type { Dialect } from './dialect.ts';
import { highest, lowest } from './extent.ts';
import { numberUnit } from './physical.ts';
import type { Bound, Doubt, ItemForm, ListForm, NumberForm, Printed } from './printed.ts';
import type { Printing } from './printing.ts';
import type { Rational } from './rational.ts';
import { SqlRefusal } from './refusal.ts';

/** Doubts that only count where a condition holds as well. */
export function whenAlso(condition: string, doubts: readonly Doubt[]): readonly Doubt[] {
  if (condition === yes) return doubts;
  if (condition === no) return [];
  return doubts.map(doubt => ({ ...doubt, under: [condition, ...(doubt.under ?? [])] }));
}

/** The whole condition of a doubt. */
export const conditionOf = (doubt: Doubt): string => both(...(doubt.under ?? []), doubt.when);

/** Unknown where any of several is, for the reasons of all. */
export function gather(args: readonly Printed[]): { unknown: string; failed: string; missing: readonly Doubt[] } {
  return {
    unknown: either(...args.map(arg => arg.unknown)),
    failed: either(...args.map(arg => arg.failed)),
    missing: args.flatMap(arg => arg.missing),
  };
}

export function numberForm(
  value: Rational,
  low: Bound | undefined,
  high: Bound | undefined,
  common: { type: Type; unknown: string; failed: string; missing: readonly Doubt[] },
): NumberForm {
  return { kind: 'number', value, ...common, ...(low && { low }), ...(high && { high }) };
}

export function itemOf(type: Type, fact: FactDefinition | undefined): ItemForm {
  const unit = numberUnit(type);
  if (unit) return { kind: 'number', min: -unit.limit, max: unit.limit, d: unit.d };
  switch (type.kind) {
    case 'bool':
      return { kind: 'truth' };
    case 'date':
      return { kind: 'day' };
    case 'string':
    case 'enum':
    case 'region':
      return { kind: 'text' };
    case 'record':
      return { kind: 'record', fact };
    default:
      throw new SqlRefusal(`A list of ${type.kind} has no exact meaning in SQL.`, 'Flatten the list.');
  }
}

/** Brings items to one form, numbers to one denominator. */
export function alignItems(
  printer: Printing,
  items: readonly Printed[],
  type: Type,
): { forms: readonly string[]; item: ItemForm } {
  const numbers = items.filter(item => item.kind === 'number');
  if (numbers.length === items.length && items.length > 0) {
    const { values, d } = printer.math.common(numbers.map(item => item.value));
    const min = lowest(values.map(value => value.min));
    const max = highest(values.map(value => value.max));
    return { forms: values.map(value => value.n), item: { kind: 'number', min, max, d } };
  }
  return { forms: items.map(sqlOf), item: itemOf(type, undefined) };
}

/** The nullable SQL of a value that is no fraction. */
export function sqlOf(printed: Printed): string {
  switch (printed.kind) {
    case 'truth':
    case 'day':
    case 'text':
    case 'list':
    case 'record':
      return printed.sql;
    case 'number':
      if (printed.value.d === 1n) return printed.value.n;
      throw new SqlRefusal('A fraction stands where a whole number is needed.', 'Round it first.');
    default:
      throw new SqlRefusal(`A ${printed.kind} stands where a value is needed.`, 'Use a value.');
  }
}

/** A list where a condition holds; else unknown, which an engine whose lists are never NULL cannot say in the list itself. */
export function listWhere(dialect: Dialect, condition: string, list: string): string {
  return condition === yes || !dialect.nullLists ? list : `CASE WHEN ${condition} THEN ${list} END`;
}

/** What is asked of a list: NULL where the list is not known. */
export function askedOf(dialect: Dialect, list: ListForm, sql: string): string {
  return dialect.nullLists || list.unknown === no ? sql : `CASE WHEN ${negated(list.unknown)} THEN ${sql} END`;
}
