import type { PayoutStatus } from '../contract/payout.ts';
import type { Unrecognized } from '../contract/scalars.ts';
import type { Localized } from '../localized.ts';

const words: { readonly [status in PayoutStatus | Unrecognized]: Localized } = {
  accepted: { 'zh-CN': '已受理', en: 'Accepted' },
  funding: { 'zh-CN': '资金拨付中', en: 'Being funded' },
  instructed: { 'zh-CN': '银行处理中', en: 'With the bank' },
  settled: { 'zh-CN': '已到账', en: 'Paid' },
  rejected: { 'zh-CN': '未成功', en: 'Not paid' },
  returned: { 'zh-CN': '已退回', en: 'Returned' },
  unrecognized: { 'zh-CN': '办理中', en: 'In progress' },
};

/** What a status is called, design.md §8. */
export function payoutWords(status: PayoutStatus | Unrecognized): Localized {
  return words[status];
}
