import type { Localized } from '../localized.ts';

/** What went wrong with the money, and what to do next. */
export interface ReasonWords {
  readonly title: Localized;
  readonly next: Localized;
  /** Whose turn it is: the person chooses another `account`, all there is to do is `wait`, or ask for `help`. */
  readonly mend: 'account' | 'wait' | 'help';
}

type Row = readonly [codes: string, zh: string, en: string, mend: ReasonWords['mend']];

/** ISO 20022 external code sets (ExternalStatusReason1Code, ExternalReturnReason1Code), those a credit transfer meets. */
const rows: readonly Row[] = [
  ['AC01 AC02 AC03 BE23 RC07', '账号不对', 'the account number is wrong', 'account'],
  ['AC04 AC05 AC07', '收款账户已销户', 'the account is closed', 'account'],
  ['AC06 AC08 AG03', '收款账户被冻结', 'the account is blocked', 'account'],
  ['AC13 AC14 AC15 AC16 AG01', '这类账户不能收这笔款', 'this kind of account cannot take the payment', 'account'],
  ['BE01 BE05 BE06 BE07', '账号和户名对不上', 'name and number of the account do not match', 'account'],
  ['MD07', '户主已故，账户不能收款', 'the account holder has died', 'help'],
  ['RC01 RC03 RC04 AGNT CNOR DNOR', '开户银行不对', 'the bank code is wrong', 'account'],
  ['AM04', '资金暂时不足', 'funds are short for now', 'wait'],
  ['AM02 AM14 AM21', '超过了账户的收款限额', 'the amount is above what the account may take', 'account'],
  ['AM05 DUPL', '银行认为重复汇款', 'the bank took it for a duplicate', 'help'],
  ['AM09 AM12', '金额与指令不符', 'the amount differs from the instruction', 'help'],
  ['AB05 AB06 AB07 AB08 TM01 DT01', '银行系统超时', 'the banks did not answer in time', 'wait'],
  ['RR01 RR02 RR03 RR04', '银行按监管规定未办理', 'the bank declined on regulatory grounds', 'help'],
  ['CUST FOCR UPAY', '应请求退回', 'returned on request', 'help'],
  ['MS02 MS03 NARR NOAS', '银行没有说明原因', 'the bank gave no reason', 'help'],
];

const next: { readonly [mend in ReasonWords['mend']]: Localized } = {
  account: {
    'zh-CN': '钱没有丢，还是您的。换一个账户，马上再发。',
    en: 'The money is safe and still yours. Choose another account and it is sent again.',
  },
  wait: {
    'zh-CN': '不用您处理，到位后自动再发。',
    en: 'Nothing for you to do; it is sent again without you.',
  },
  help: {
    'zh-CN': '钱没有丢，还是您的。请打服务热线，我们帮您查。',
    en: 'The money is safe and still yours. Please call the help line and we will look into it.',
  },
};

const unknown: Row = ['', '银行没有办成', 'the bank could not do it', 'help'];

/**
 * Words for an ISO 20022 reason code, such as `AC04`; a code that is not listed is said to be what it is.
 *
 * @example
 * ```ts
 * isoReason('AC04').title.en; // "the account is closed"
 * ```
 */
export function isoReason(code: string | undefined): ReasonWords {
  const [, zh, en, mend] = rows.find(([codes]) => code !== undefined && codes.split(' ').includes(code)) ?? unknown;
  return { title: { 'zh-CN': zh, en }, next: next[mend], mend };
}
