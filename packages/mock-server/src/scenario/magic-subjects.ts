import type { Localized } from '@yongyiban/core/contract';
import { addAccount, addPerson, addSubject } from '../world/found.ts';
import type { World } from '../world/world.ts';

const both = (chinese: string, english: string): Localized => ({ 'zh-CN': chinese, en: english });

/** An invented company that is there for one outcome. */
export interface MagicSubject {
  readonly id: string;
  /** Whom to sign in as. */
  readonly person: string;
  readonly name: string;
  readonly outcome: Localized;
  /** The last four digits of its accounts, which name what comes of a transfer. */
  readonly accounts: readonly string[];
  /** Patents held: ¥1,000.00 for each. */
  readonly patents: number;
}

/** Subjects that give a named outcome without any set-up; all are invented. */
export const magicSubjects: readonly MagicSubject[] = [
  magic('sample-empty', 'empty', '示例无补贴企业有限公司', ['2210'], 0, '没有待确认的补贴', 'Nothing to confirm'),
  magic(
    'sample-closed',
    'closed',
    '示例销户企业有限公司',
    ['0004', '3301'],
    3,
    '付款时账户已销户，换账户即可',
    'Account found closed when paid; another account mends it',
  ),
  magic('sample-wrong', 'wrong', '示例错号企业有限公司', ['0001', '3302'], 3, '账号不对', 'Wrong account number'),
  magic(
    'sample-short',
    'short',
    '示例等款企业有限公司',
    ['0044'],
    3,
    '资金暂时不足，随后自动再发',
    'Funds short, sent again by itself',
  ),
  magic(
    'sample-returned',
    'returned',
    '示例退汇企业有限公司',
    ['0104', '3303'],
    3,
    '到账后被退回',
    'Settled, then returned',
  ),
  magic(
    'sample-unexplained',
    'unexplained',
    '示例无因企业有限公司',
    ['0099', '3304'],
    3,
    '银行没有说明原因',
    'Rejected without a reason',
  ),
  magic('sample-no-account', 'no-account', '示例无账户企业有限公司', [], 2, '还没有收款账户', 'No account yet'),
];

function magic(
  id: string,
  person: string,
  name: string,
  accounts: readonly string[],
  patents: number,
  chinese: string,
  english: string,
): MagicSubject {
  return { id, person, name, outcome: both(chinese, english), accounts, patents };
}

/** Puts the magic subjects into a world, each with a person to sign in as. */
export function foundMagicSubjects(world: World): void {
  for (const [index, { id, person, name, outcome, accounts, patents }] of magicSubjects.entries()) {
    const subject = addSubject(world, {
      id,
      kind: 'enterprise',
      name,
      code: `91330200SAMPLE01${String(index).padStart(2, '0')}`,
      region: '330206',
      phone: `138000001${String(index).padStart(2, '0')}`,
      facts: { validPatents: { value: patents, asOf: '2020-05-31' } },
    });
    for (const last4 of accounts) addAccount(world, subject, { cnaps: '402332000041', number: `621600000000${last4}` });
    addPerson(world, person, `${name.slice(2, 4)}示例`, both(`${name}：${outcome['zh-CN']}`, outcome.en), [
      { subject: id, role: 'legal-representative' },
    ]);
  }
}
