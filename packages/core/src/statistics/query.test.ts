import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { answerExamples } from '../contract/examples.ts';
import { statisticsSchema } from '../contract/statistics.ts';
import { busiestHours, busiestMonth, district, districtsByAmount, policiesOnlineUntil } from './query.ts';

const statistics = z.parse(statisticsSchema, {
  ...answerExamples.getStatistics,
  policies: {
    online: 258,
    byMonth: [
      { month: '2020-07', online: 99 },
      { month: '2020-09', online: 159 },
    ],
    byDistrict: [{ region: '330212', name: { 'zh-CN': '鄞州区', en: 'Yinzhou' }, online: 79 }],
  },
  payouts: {
    ...answerExamples.getStatistics.payouts,
    byMonth: [
      { month: '2020-06', count: 10, amount: 100 },
      { month: '2020-12', count: 9878, amount: 300 },
    ],
    byDistrict: [
      { region: '330203', name: { 'zh-CN': '海曙区', en: 'Haishu' }, count: 3, amount: 5 },
      { region: '330212', name: { 'zh-CN': '鄞州区', en: 'Yinzhou' }, count: 2, amount: 9 },
    ],
    byHour: [
      { hour: 9, count: 3 },
      { hour: 10, count: 8 },
      { hour: 16, count: 7 },
    ],
  },
});

test('the busiest month and hours are found', () => {
  expect(busiestMonth(statistics)?.month).toBe('2020-12');
  expect(busiestHours(statistics)).toEqual([10, 16]);
});

test('a district is put together from both families without mixing them', () => {
  expect(district(statistics, '330212')).toMatchObject({ policies: 79, payouts: 2, amount: 9 });
  expect(district(statistics, '330203')).toMatchObject({ policies: 0, payouts: 3 });
  expect(district(statistics, '330299')).toBeNull();
  expect(districtsByAmount(statistics)[0]?.region).toBe('330212');
});

test('policies add up by month, and nothing is the busiest where there is nothing', () => {
  expect(policiesOnlineUntil(statistics, '2020-08')).toBe(99);
  expect(policiesOnlineUntil(statistics, '2020-09')).toBe(258);
  expect(busiestMonth({ ...statistics, payouts: { ...statistics.payouts, byMonth: [] } })).toBeNull();
});
