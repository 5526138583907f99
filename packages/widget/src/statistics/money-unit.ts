import type { Fen, Language } from '@yongyiban/core';

/** How large a unit is, in the words of the language: 元, 万元, 亿元; yuan, million, billion. */
export type UnitName = 'one' | 'middle' | 'large';

export interface MoneyUnit {
  readonly name: UnitName;
  /** An amount in this unit, without the unit's name. Never a plain zero for money that was paid. */
  words(amount: Fen): string;
}

/** Fen in each unit, and from how many fen in all it is used: a figure stays short, and a small town's is no zero. */
const units = {
  'zh-CN': [
    { name: 'large', fen: 10_000_000_000, from: 1_000_000_000_000 },
    { name: 'middle', fen: 1_000_000, from: 100_000_000 },
    { name: 'one', fen: 100, from: 0 },
  ],
  en: [
    { name: 'large', fen: 100_000_000_000, from: 1_000_000_000_000 },
    { name: 'middle', fen: 100_000_000, from: 100_000_000 },
    { name: 'one', fen: 100, from: 0 },
  ],
} as const satisfies Record<Language, readonly { name: UnitName; fen: number; from: number }[]>;

/** One unit for figures that stand together: that which suits their sum, with decimals if the smallest needs them. */
export function moneyUnit(amounts: readonly Fen[], language: Language): MoneyUnit {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const { name, fen } = units[language].find(unit => sum >= unit.from)!;
  const smallest = Math.min(...amounts.filter(amount => amount > 0));
  const digits = name === 'one' || (name === 'middle' && language === 'zh-CN' && smallest >= fen) ? 0 : 2;
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const least = 10 ** -digits;
  return {
    name,
    words: amount => (amount > 0 && amount / fen < least ? `< ${format.format(least)}` : format.format(amount / fen)),
  };
}
