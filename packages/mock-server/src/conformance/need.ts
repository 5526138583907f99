import { type HookName, hookNames, type Platform, type Role, roles } from './platform.ts';
import { both, type Localized } from './words.ts';

/** What a check needs that not every platform under test brings. */
export type Need =
  | 'writes'
  | 'burst'
  | 'sign-in'
  | 'approval'
  | 'device'
  | 'closedAccount'
  | 'newAccount'
  | 'mismatchedAccount'
  | 'allowedOrigin'
  | 'formerSubject'
  | 'documents'
  | Role
  | HookName;

const words: Readonly<Record<Need, Localized>> = {
  writes: both('加 --allow-writes：这项检查会真的写入', 'Add --allow-writes: this check writes'),
  burst: both(
    '配置 burst：允许连发多少个请求来碰到限流',
    'Set "burst": how many requests may be sent to meet the limit',
  ),
  'sign-in': both('配置 signIn（clientId、redirectUri）', 'Set "signIn" (clientId, redirectUri)'),
  approval: both(
    '配置 signIn.approve：测试人员点“同意”时提交什么',
    'Set "signIn.approve": what a test person\'s consent posts',
  ),
  device: both(
    '配置 signIn.device：手机扫码确认时提交什么',
    'Set "signIn.device": what the phone posts after the scan',
  ),
  closedAccount: both(
    '配置 company.closedAccount：一个不能收款的账户',
    'Set "company.closedAccount": an account that can\'t receive',
  ),
  newAccount: both(
    '配置 newAccount：银行会核对通过的账户',
    'Set "newAccount": an account that the bank finds in order',
  ),
  mismatchedAccount: both(
    '配置 mismatchedAccount：户名与账号对不上的账户',
    'Set "mismatchedAccount": an account whose name and number don\'t match',
  ),
  allowedOrigin: both(
    '配置 allowedOrigin：允许跨域调用的网页来源',
    'Set "allowedOrigin": an origin whose pages may call',
  ),
  formerSubject: both(
    '配置 signIn.formerSubject：登录的人已无权代办的主体',
    'Set "signIn.formerSubject": a subject the person may no longer act for',
  ),
  documents: both(
    '配置 documents：哪项政策的申请要材料',
    'Set "documents": a policy whose application asks for documents',
  ),
  company: both('配置 company：一家有待兑现补贴的测试企业', 'Set "company": a test company with offers'),
  stranger: both('配置 stranger：另一家测试企业', 'Set "stranger": another test company'),
  viewer: both(
    '配置 viewer：同一企业、只有 view 权限的令牌',
    'Set "viewer": a token of the same company with the scope view alone',
  ),
  expired: both('配置 expired：一个已过期的令牌', 'Set "expired": a token whose time is over'),
  failing: both(
    '配置 failing：一家首选账户会被银行拒付的企业，和能补救的另一个账户',
    'Set "failing": a company whose account is rejected by the bank, and another account that mends it',
  ),
  returned: both('配置 returned：到账后会被退回的账户', 'Set "returned": a company whose settled money comes back'),
  advance: hook('advance', '让平台的时钟往前走', 'moves the clock of the platform'),
  changeAmounts: hook('changeAmounts', '改变待兑现补贴的金额', 'changes the amounts of offers'),
  dropNextAnswer: hook('dropNextAnswer', '丢掉一次答复', 'loses one answer'),
  slowNextConfirmation: hook('slowNextConfirmation', '让一次确认变慢', 'slows one confirmation down'),
  unavailableOnce: hook('unavailableOnce', '让平台答一次 503', 'answers once with 503'),
};

function hook(name: HookName, chinese: string, english: string): Localized {
  return both(`提供测试钩子 ${name}：${chinese}`, `Provide the test hook "${name}": it ${english}`);
}

/** What the builder must provide for it. */
export function needWords(need: Need): Localized {
  return words[need];
}

/** Whether the platform under test brings it. */
export function isMet(platform: Platform, need: Need): boolean {
  if (isRole(need)) return need === 'company' ? platform.companies.length > 0 : platform.has(need);
  if (isHook(need)) return platform.hooks[need] !== undefined;
  switch (need) {
    case 'writes':
      return platform.allowWrites;
    case 'burst':
      return platform.burst > 0;
    case 'sign-in':
      return platform.signIn !== undefined;
    case 'approval':
      return platform.signIn?.approve !== undefined;
    case 'device':
      return platform.signIn?.device !== undefined;
    default:
      return platform.fixtures[need] !== undefined;
  }
}

function isRole(need: Need): need is Role {
  return (roles as readonly string[]).includes(need);
}

function isHook(need: Need): need is HookName {
  return (hookNames as readonly string[]).includes(need);
}
