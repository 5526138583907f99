import type { Entry } from './catalogue.ts';
import type { statisticsZhCN } from './statistics.zh-CN.ts';

/** The words of the figures in English. */
export const statisticsEn: Readonly<Record<keyof typeof statisticsZhCN, Entry>> = {
  'statistics.title': 'Payout statistics',
  'statistics.asOf': 'As of {day}',
  'statistics.payouts': 'Payouts',
  'statistics.amount': 'Paid out',
  'statistics.reached': 'Companies and people reached',
  'statistics.policies': 'Policies online',
  'statistics.count': '{n}',
  'statistics.money.one': '¥{n}',
  'statistics.money.middle': '¥[{n} million]',
  'statistics.money.large': '¥[{n} billion]',
  'statistics.subjects': '{n}',
  'statistics.items': '{n}',
  'statistics.byMonth': 'Payouts by month: most in {month}, {n}',
  'statistics.byDistrict': 'Payouts by district: most in {name}, {n}',
  'statistics.table': 'The same numbers as a table',
  'statistics.month': 'Month',
  'statistics.district': 'District',
  'statistics.number': 'Payouts',
  'statistics.amount.one': 'Amount (¥)',
  'statistics.amount.middle': 'Amount (¥ million)',
  'statistics.amount.large': 'Amount (¥ billion)',
  'statistics.sum': 'Total',
  'statistics.none': 'No figures to publish yet',
  'statistics.failed': 'The figures cannot be read now',
};
