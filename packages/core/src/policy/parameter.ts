import { parseDay } from '../day.ts';
import { parseDecimal } from '../exact.ts';
import { readMoney, readPercent } from '../facts/read-value.ts';
import { type Type, types } from '../facts/type.ts';
import type { Value } from '../facts/value.ts';
import type { Localized } from '../localized.ts';
import { parseRegion } from '../region.ts';

/** A value with its type, as a parameter is written. */
export interface Typed {
  readonly type: Type;
  readonly value: Value;
  readonly unit?: Localized;
}

const countPattern = /^(-?[\d,]+(?:\.\d+)?)\s*([a-z-]+|[一-鿿]+)$/;

const units: Readonly<Record<string, Localized>> = {
  months: { 'zh-CN': '个月', en: 'months' },
  month: { 'zh-CN': '个月', en: 'month' },
  years: { 'zh-CN': '年', en: 'years' },
  year: { 'zh-CN': '年', en: 'year' },
  days: { 'zh-CN': '天', en: 'days' },
  people: { 'zh-CN': '人', en: 'people' },
  person: { 'zh-CN': '人', en: 'person' },
  times: { 'zh-CN': '次', en: 'times' },
  points: { 'zh-CN': '个百分点', en: 'points' },
  items: { 'zh-CN': '项', en: 'items' },
  watts: { 'zh-CN': '瓦', en: 'watts' },
  个月: { 'zh-CN': '个月', en: 'months' },
  年: { 'zh-CN': '年', en: 'years' },
  天: { 'zh-CN': '天', en: 'days' },
  人: { 'zh-CN': '人', en: 'people' },
  次: { 'zh-CN': '次', en: 'times' },
  项: { 'zh-CN': '项', en: 'items' },
  瓦: { 'zh-CN': '瓦', en: 'watts' },
};

/**
 * Reads one value as authors write it: `60 %`, `500,000 yuan`, `12 months`, `2025`, `2020-12-31`, `"330282"`, a list of
 * such, or text. Undefined when it is none.
 */
export function readTyped(raw: unknown): Typed | undefined {
  if (typeof raw === 'boolean') return { type: types.bool, value: raw };
  if (typeof raw === 'number') {
    if (Number.isSafeInteger(raw)) return { type: types.int, value: raw };
    const value = parseDecimal(String(raw));
    return value === undefined ? undefined : { type: types.decimal, value };
  }
  if (Array.isArray(raw)) {
    const items = raw.map(readTyped);
    const first = items[0];
    if (!first || items.some(item => item?.type.kind !== first.type.kind)) return undefined;
    return { type: { kind: 'list', of: first.type }, value: items.map(item => item!.value) };
  }
  return typeof raw === 'string' ? readText(raw.trim()) : undefined;
}

function readText(text: string): Typed {
  if (/(?:yuan|元)$/.test(text)) {
    const value = readMoney(text);
    if (value !== undefined) return { type: types.money, value };
  }
  const percent = readPercent(text);
  if (percent !== undefined) return { type: types.percent, value: percent };
  const date = parseDay(text);
  if (date !== undefined) return { type: types.date, value: date };
  const region = parseRegion(text);
  if (region !== undefined) return { type: types.region, value: region };
  const decimal = /^-?[\d,]+(?:\.\d+)?$/.test(text) ? parseDecimal(text) : undefined;
  if (decimal !== undefined) return { type: typeof decimal === 'object' ? types.decimal : types.int, value: decimal };
  const count = countPattern.exec(text);
  const unit = count?.[2] !== undefined && Object.hasOwn(units, count[2]) ? units[count[2]] : undefined;
  const number = unit && parseDecimal(count![1]!);
  if (unit && number !== undefined)
    return { type: typeof number === 'object' ? types.decimal : types.int, value: number, unit };
  return { type: types.string, value: text };
}

/** The word after a number, where it is no unit: a slip of the pen that would make the amount a mere text. */
export function strangeUnit(raw: unknown): string | undefined {
  const match =
    typeof raw === 'string' && !raw.trim().endsWith('yuan')
      ? /^-?[\d,]+(?:\.\d+)?\s*([a-z]+|[一-鿿]*[万亿]元?|元)$/.exec(raw.trim())
      : null;
  const unit = match?.[1];
  return unit !== undefined && !Object.hasOwn(units, unit) && readText(raw as string).type.kind === 'string'
    ? unit
    : undefined;
}
