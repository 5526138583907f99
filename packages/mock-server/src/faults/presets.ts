import type { Localized } from '@yongyiban/core/contract';
import type { Fault } from './fault.ts';

/** A named kind of day: a set of faults that belong together. */
export interface Preset {
  readonly name: string;
  readonly words: Localized;
  readonly faults: readonly Fault[];
}

/** The kinds of day to choose from, from one on which nothing goes wrong to one on which everything does. */
export const presets: readonly Preset[] = [
  { name: 'good day', words: { 'zh-CN': '平常日子', en: 'Nothing goes wrong' }, faults: [] },
  {
    name: 'launch day',
    words: { 'zh-CN': '上线首日：慢、忙、限流', en: 'Launch: slow, busy, rate-limited' },
    faults: [
      { name: 'latency', probability: 0.5, milliseconds: 1500 },
      { name: 'rate-limited', probability: 0.1 },
      { name: 'unavailable', probability: 0.05 },
      { name: 'stream-cut', probability: 0.2 },
    ],
  },
  {
    name: 'bank holiday',
    words: { 'zh-CN': '银行放假：转账都等着', en: 'The bank rests: transfers wait' },
    faults: [{ name: 'bank-down' }, { name: 'data-late' }],
  },
  {
    name: 'month end',
    words: {
      'zh-CN': '月末：资金池见底，由银行垫付，对账有出入',
      en: 'Month end: the pool is empty, statements are off',
    },
    faults: [
      { name: 'pool-empty' },
      { name: 'statement-missing', probability: 0.2 },
      { name: 'statement-duplicate', probability: 0.1 },
      { name: 'latency', probability: 0.3, milliseconds: 800 },
    ],
  },
  {
    name: 'everything breaks',
    words: { 'zh-CN': '样样都坏', en: 'Everything breaks' },
    faults: [
      { name: 'drop-request', probability: 0.1 },
      { name: 'drop-answer', probability: 0.1 },
      { name: 'half-answer', probability: 0.05 },
      { name: 'server-error', probability: 0.1 },
      { name: 'unavailable', probability: 0.1 },
      { name: 'rate-limited', probability: 0.1 },
      { name: 'slow-confirmation', probability: 0.1, milliseconds: 3000 },
      { name: 'duplicate-events', probability: 0.3 },
      { name: 'delayed-events', probability: 0.2 },
      { name: 'reordered-events', probability: 0.3 },
      { name: 'stream-cut', probability: 0.2 },
    ],
  },
];
