import { expect, test } from 'vitest';
import { payoutStatuses } from '../contract/payout.ts';
import { isoReason } from './iso-reason.ts';
import { payoutWords } from './words.ts';

test('every status has words in both languages, one that is not known yet too', () => {
  for (const status of [...payoutStatuses, 'unrecognized'] as const)
    expect(Object.values(payoutWords(status)).every(word => word.length > 1)).toBe(true);
});

test('a closed account asks for another, short funds ask for nothing, and the unknown asks for help', () => {
  expect(isoReason('AC04')).toMatchObject({ title: { 'zh-CN': '收款账户已销户' }, mend: 'account' });
  expect(isoReason('AM04').mend).toBe('wait');
  expect(isoReason('ZZ99')).toEqual(isoReason(undefined));
  expect(isoReason('AC').mend).toBe('help');
});
