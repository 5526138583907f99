import { civil } from '../day.ts';
import { type Exact, formatDecimal, round } from '../exact.ts';
import { formatWindow, type Window } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import type { Value } from '../facts/value.ts';
import type { Language, Localized } from '../localized.ts';
import { regionName } from '../region-names.ts';

/** The same words in both languages. */
export const both = (text: string): Localized => ({ 'zh-CN': text, en: text });

/** Joins words in each language. */
export function words(make: (language: Language) => string): Localized {
  return { 'zh-CN': make('zh-CN'), en: make('en') };
}

const yes: Localized = { 'zh-CN': '是', en: 'Yes' };
const no: Localized = { 'zh-CN': '否', en: 'No' };
const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const two: readonly string[] = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'));
const three: readonly string[] = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, '0'));

/** A whole number with a comma before every three digits. */
function grouped(value: number): string {
  let rest = value;
  let text = '';
  while (rest >= 1000) {
    const above = Math.floor(rest / 1000);
    text = `,${three[rest - above * 1000]}${text}`;
    rest = above;
  }
  return rest + text;
}

/** Money with its sign, rounded half up to the fen for the eye. */
export function formatMoney(value: Exact): string {
  const fen = round(value, 'half-up');
  if (typeof fen === 'number') {
    const amount = Math.abs(fen);
    const yuan = Math.floor(amount / 100);
    return `${fen < 0 ? '−' : ''}¥${grouped(yuan)}.${two[amount - yuan * 100]}`;
  }
  const amount = fen < 0n ? -fen : fen;
  return `${fen < 0n ? '−' : ''}¥${(amount / 100n).toLocaleString('en-US')}.${two[Number(amount % 100n)]}`;
}

export function formatDate(day: number): Localized {
  const { year, month, day: date } = civil(day);
  return { 'zh-CN': `${year}年${month}月${date}日`, en: `${date} ${englishMonths[month - 1]} ${year}` };
}

/** A value in words, with its unit. */
export function formatValue(type: Type, value: Value, unit?: Localized): Localized {
  switch (type.kind) {
    case 'money':
      return both(formatMoney(value as Exact));
    case 'percent':
      return both(`${formatDecimal(value as Exact, 4, 100)}%`);
    case 'int':
    case 'decimal':
    case 'uint': {
      const number = formatDecimal(value as Exact, 4);
      return unit ? words(language => `${number} ${unit[language]}`) : both(number);
    }
    case 'bool':
      return value ? yes : no;
    case 'date':
      return formatDate(value as number);
    case 'window':
      return both(formatWindow(value as Window));
    case 'list': {
      const size = (value as readonly Value[]).length;
      return { 'zh-CN': `${size} 项`, en: `${size} ${size === 1 ? 'item' : 'items'}` };
    }
    case 'enum':
      return type.labels?.get(value as string) ?? both(String(value));
    case 'region':
      return regionName(value as string);
    default:
      return both(String(value));
  }
}
