import { fen } from '@yongyiban/core';
import { describe, expect, it } from 'vitest';
import { moneyUnit } from './money-unit.ts';

const yuan = (...amounts: number[]) => amounts.map(amount => fen(amount * 100));

describe('the unit of money', () => {
  it.each([
    [[0], 'one', '0'],
    [[34_501], 'one', '34,501'],
    [[999_999], 'one', '999,999'],
    [[1_234_567], 'middle', '123'],
    [[9_876_543_210], 'middle', '987,654'],
    [[12_345_678_900], 'large', '123.46'],
  ] as const)('of %s yuan in Chinese is %s', (amounts, name, words) => {
    const unit = moneyUnit(yuan(...amounts), 'zh-CN');
    expect([unit.name, unit.words(yuan(amounts[0])[0]!)]).toEqual([name, words]);
  });

  it.each([
    [34_501, 'one', '34,501'],
    [1_234_567, 'middle', '1.23'],
    [12_345_678_900, 'large', '12.35'],
  ] as const)('of %s yuan in English is %s', (amount, name, words) => {
    const unit = moneyUnit(yuan(amount), 'en');
    expect([unit.name, unit.words(yuan(amount)[0]!)]).toEqual([name, words]);
  });

  it('is one for all that stands together, and makes no zero of a small part', () => {
    const [large, small, tiny] = yuan(5_000_000, 1200, 20) as [
      ReturnType<typeof fen>,
      ReturnType<typeof fen>,
      ReturnType<typeof fen>,
    ];
    const unit = moneyUnit([large, small, tiny], 'zh-CN');
    expect([large, small, tiny, fen(0)].map(unit.words)).toEqual(['500.00', '0.12', '< 0.01', '0.00']);
  });
});
