import { fen } from '@yongyiban/core';
import { describe, expect, it } from 'vitest';
import type { Entry } from './catalogue.ts';
import { chineseAmount } from './chinese-amount.ts';
import { en } from './en.ts';
import { dayAt, daysBetween, formatsOf } from './formats.ts';
import { moreEn } from './more.en.ts';
import { moreZhCN } from './more.zh-CN.ts';
import { createSpeech, plain } from './speech.ts';
import { statisticsEn } from './statistics.en.ts';
import { statisticsZhCN } from './statistics.zh-CN.ts';
import { zhCN } from './zh-CN.ts';

const chinese: Readonly<Record<string, Entry>> = { ...zhCN, ...moreZhCN, ...statisticsZhCN };
const english: Readonly<Record<string, Entry>> = { ...en, ...moreEn, ...statisticsEn };
const noon = Date.parse('2020-06-10T04:00:00Z');

describe('both languages', () => {
  it('have the same messages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
  });

  it('take the same values in every message', () => {
    const values = (entry: Entry): string[] =>
      [...new Set((typeof entry === 'string' ? entry : entry.other).match(/\{\w+\}/g) ?? [])].sort();
    // English has no word for a single thing where Chinese counts it.
    const mayDrop = new Set(['detail.why', 'all.each', 'results.still']);
    for (const [key, entry] of Object.entries(english)) {
      if (!mayDrop.has(key)) expect(values(entry), key).toEqual(values(chinese[key]!));
    }
  });
});

describe('an amount in Chinese characters', () => {
  it.each([
    [3_450_100, 'formal', '叁万肆仟伍佰零壹元整'],
    [120_000, 'plain', '一千二百元整'],
    [0, 'formal', '零元整'],
    [5, 'formal', '伍分'],
    [1_050, 'formal', '壹拾元伍角整'],
    [100_001, 'formal', '壹仟元零壹分'],
    [1_000_000_100, 'formal', '壹仟万零壹元整'],
    [10_000_500_000_000, 'formal', '壹仟亿零伍佰万元整'],
    [1_530_050, 'formal', '壹万伍仟叁佰元伍角整'],
  ] as const)('%i fen, %s, is %s', (amount, style, words) => {
    expect(chineseAmount(fen(amount), style)).toBe(words);
  });
});

describe('days', () => {
  it("are the city's, wherever the reader's clock stands", () => {
    expect(dayAt('2020-06-09T15:59:59Z')).toBe('2020-06-09');
    expect(dayAt('2020-06-09T16:00:00Z')).toBe('2020-06-10');
    expect(daysBetween('2020-06-10', '2020-06-30')).toBe(20);
  });

  it('are written as each language writes them', () => {
    expect(formatsOf('zh-CN').day('2020-06-30')).toBe('6月30日');
    expect(formatsOf('zh-CN').fullDay('2020-12-31')).toBe('2020年12月31日');
    expect(formatsOf('en').day('2020-06-30')).toBe('30 June');
    expect(formatsOf('en').fullDay('2020-12-31')).toBe('31 December 2020');
    expect(formatsOf('zh-CN').time('2020-06-10T02:02:12Z')).toBe('10:02:12');
    expect(formatsOf('en').time('2020-06-09T16:00:05Z')).toBe('00:00:05');
  });

  it('count down in the last thirty days, and say the last', () => {
    const text = (day: string, language: 'zh-CN' | 'en'): string => {
      const speech = createSpeech(language, language === 'en' ? english : chinese, noon);
      const { near } = speech.due(day);
      return `${near}`;
    };
    expect(text('2020-07-10', 'zh-CN')).toBe('true');
    expect(text('2020-07-11', 'zh-CN')).toBe('false');
    expect(text('2020-06-10', 'en')).toBe('true');
    expect(text('2020-06-09', 'en')).toBe('false');
  });
});

describe('a message', () => {
  const speech = createSpeech('en', english, noon);

  it('takes the form that the number wants', () => {
    expect(speech.t('due.left', { day: '30 June', n: 1 })).toBe('By 30 June, 1 day left');
    expect(speech.t('due.left', { day: '30 June', n: 20 })).toBe('By 30 June, 20 days left');
  });

  it('shows no marks in plain text', () => {
    expect(createSpeech('zh-CN', chinese, noon).t('list.sum', { n: 3 })).toBe('待确认 3 项，共');
  });
});

it('leaves out of foreign text what hides or turns a line around, and cuts what is endless', () => {
  expect(plain('a\u202eb\u2066c\u200bd\u0000e\nf')).toBe('abcde f');
  expect(plain('x'.repeat(1000), 10)).toBe(`${'x'.repeat(10)}…`);
});
