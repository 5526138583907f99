import type { Localized } from '@yongyiban/core/contract';
import type { AccountRecord } from '../world/world.ts';

/** What comes of a transfer to an account. */
export type TransferOutcome =
  | { readonly kind: 'settled' }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'returned'; readonly reason: string };

/** One magic account: its last four digits name the outcome, whatever stands before them. */
export interface MagicAccount {
  readonly last4: string;
  readonly verification: 'ready' | 'mismatch' | 'slow';
  readonly transfer: TransferOutcome;
  readonly words: Localized;
}

/**
 * Account numbers that end in these four digits give a named outcome without any set-up; all others are checked and paid.
 * Reason codes are ISO 20022 external codes (ExternalStatusReason1Code, ExternalReturnReason1Code).
 */
export const magicAccounts: readonly MagicAccount[] = [
  magic('0001', 'ready', { kind: 'rejected', reason: 'AC01' }, '账号不对', 'Wrong account number'),
  magic('0004', 'ready', { kind: 'rejected', reason: 'AC04' }, '账户已销户', 'Closed account'),
  magic('0006', 'ready', { kind: 'rejected', reason: 'AC06' }, '账户已冻结', 'Blocked account'),
  magic(
    '0044',
    'ready',
    { kind: 'rejected', reason: 'AM04' },
    '资金暂时不足，随后自动再发',
    'Funds short, sent again by itself',
  ),
  magic('0099', 'ready', { kind: 'rejected', reason: 'MS03' }, '银行没有说明原因', 'Bank gives no reason'),
  magic(
    '0104',
    'ready',
    { kind: 'returned', reason: 'AC04' },
    '到账后退回：账户已销户',
    'Settled, then returned: closed account',
  ),
  magic(
    '0107',
    'ready',
    { kind: 'returned', reason: 'MD07' },
    '到账后退回：收款人已故',
    'Settled, then returned: end customer deceased',
  ),
  magic('0404', 'mismatch', { kind: 'rejected', reason: 'AC01' }, '户名与账号不符', 'Name and number do not match'),
  magic('0408', 'slow', { kind: 'settled' }, '银行核对得很慢', 'The bank is slow to check'),
];

function magic(
  last4: string,
  verification: MagicAccount['verification'],
  transfer: TransferOutcome,
  chinese: string,
  english: string,
): MagicAccount {
  return { last4, verification, transfer, words: { 'zh-CN': chinese, en: english } };
}

/** The magic of an account number, where it has any. */
export function magicOf(number: string): MagicAccount | undefined {
  const last4 = number.slice(-4);
  return magicAccounts.find(entry => entry.last4 === last4);
}

/** What comes of a transfer to this account. */
export function transferOutcome(account: AccountRecord): TransferOutcome {
  if (account.status === 'closed') return { kind: 'rejected', reason: 'AC04' };
  return magicOf(account.number)?.transfer ?? { kind: 'settled' };
}
