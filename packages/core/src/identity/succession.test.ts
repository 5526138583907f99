import { describe, expect, test } from 'vitest';
import { abolishedCodes } from './abolished-codes.ts';
import { regionFate, regionsNow } from './succession.ts';

const old = [...abolishedCodes.matchAll(/(?<=\s)\d{6}/g)].map(([code]) => code);

describe('the list of abolished codes', () => {
  test('holds each once, well written, year by year', () => {
    expect(old.length).toBeGreaterThan(3000);
    expect(new Set(old).size).toBe(old.length);
    expect(abolishedCodes.trim()).toMatch(
      /^(?:(?:\d{4}:|\d{6}(?:>\d{6}(?:\+\d{6})*)?)\s+)+\d{6}(?:>\d{6}(?:\+\d{6})*)?$/,
    );
    const years = [...abolishedCodes.matchAll(/(\d{4}):/g)].map(([, year]) => Number(year));
    expect(years).toEqual([...years].sort((a, b) => a - b));
  });

  test('leads every county to codes that are in use, without going in circles', () => {
    // Prefectures alone have none: their counties went different ways.
    const lost = old.filter(code => !code.endsWith('00') && regionsNow(code).length === 0);
    expect(lost).toEqual([]);
    for (const code of old) for (const now of regionsNow(code)) expect(regionFate(now)).toEqual({ kind: 'in-use' });
  });
});

describe('a region code', () => {
  test.each([
    ['北京 崇文区', '110103', '2010', ['110101']],
    ['北京 宣武区', '110104', '2010', ['110102']],
    ['天津 塘沽区', '120107', '2009', ['120116']],
    ['上海 卢湾区', '310103', '2011', ['310101']],
    ['上海 南汇区', '310119', '2009', ['310115']],
    ['南京 白下区', '320103', '2013', ['320104']],
    ['苏州 沧浪区', '320502', '2012', ['320508']],
    ['莱芜 莱城区', '371202', '2018', ['371203', '370116']],
    ['宁波 江东区', '330204', '2016-11-01', ['330212']],
    ['杭州 下城区', '330103', '2021-04-09', ['330105']],
  ])('%s (%s) was taken over in %s', (_, code, since, by) => {
    expect(regionFate(code)).toEqual({ kind: 'succeeded', since, by });
  });

  test('that was taken over more than once is followed to the end', () => {
    // 四川 万县市 龙宝区, now 重庆 万州区.
    expect(regionsNow('511202')).toEqual(['500101']);
    // 莱芜 莱城区: 济南's 莱芜区 now, but for what 钢城区 got in 2006, whose own code changed with it.
    expect(regionsNow('371202')).toContain('370116');
    expect(regionsNow('330212')).toEqual(['330212']);
  });

  test('counts as it was on an earlier day; where only the year is known, for all of that year as it became', () => {
    expect(regionFate('330204', '2016-10-31')).toEqual({ kind: 'in-use' });
    expect(regionFate('330204', '2016-11-01').kind).toBe('succeeded');
    expect(regionFate('110103', '2009-12-31')).toEqual({ kind: 'in-use' });
    expect(regionFate('110103', '2010-03-01').kind).toBe('succeeded');
  });

  test('that nobody knows counts as in use: the list is of what was abolished', () => {
    expect(regionFate('999999')).toEqual({ kind: 'in-use' });
  });
});
