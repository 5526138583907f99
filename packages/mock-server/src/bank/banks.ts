import type { Localized } from '@yongyiban/core/contract';

/** Banks by the first three digits of their 12-digit code (CNAPS, 行别代码). */
const banks: Readonly<Record<string, Localized>> = {
  '102': { 'zh-CN': '工商银行', en: 'ICBC' },
  '103': { 'zh-CN': '农业银行', en: 'Agricultural Bank of China' },
  '104': { 'zh-CN': '中国银行', en: 'Bank of China' },
  '105': { 'zh-CN': '建设银行', en: 'China Construction Bank' },
  '301': { 'zh-CN': '交通银行', en: 'Bank of Communications' },
  '308': { 'zh-CN': '招商银行', en: 'China Merchants Bank' },
  '313': { 'zh-CN': '示例城市商业银行', en: 'Sample City Commercial Bank' },
  '402': { 'zh-CN': '示例农村商业银行', en: 'Sample Rural Commercial Bank' },
  '403': { 'zh-CN': '邮政储蓄银行', en: 'Postal Savings Bank of China' },
};

/** The bank behind a code; undefined when no bank has it. */
export function bankOf(cnaps: string): Localized | undefined {
  return banks[cnaps.slice(0, 3)];
}
