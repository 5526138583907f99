import type { Localized } from '../localized.ts';
import type { ErrorCode } from './errors.ts';

export const again: Localized = {
  'zh-CN': '系统暂时没有办成，您的补贴没有变。请过一会儿再试。',
  en: 'The system could not do it just now. Your subsidies have not changed. Please try again in a while.',
};
const ours: Localized = {
  'zh-CN': '是我们的系统出了问题，不是您操作错了。还是不行，请打服务热线。',
  en: 'Our system failed; you did nothing wrong. If it goes on, please call the help line.',
};
const signIn: Localized = { 'zh-CN': '请重新登录。', en: 'Please sign in again.' };

/** What to tell the person, by code. A code that is not listed is a fault of ours. */
const words: Partial<Record<ErrorCode, Localized>> = {
  offline: {
    'zh-CN': '没有连上平台，请检查网络。',
    en: 'The platform could not be reached. Please check the connection.',
  },
  timeout: {
    'zh-CN': '平台还没有答复，请过一会儿再试。',
    en: 'The platform has not answered yet. Please try again in a while.',
  },
  'sign-in': { 'zh-CN': '没有登录成功，请再试一次。', en: 'Signing in did not work. Please try again.' },
  journal: {
    'zh-CN': '没有记下您的确认，什么也没有发出。请再试一次。',
    en: 'Your confirmation was not written down and nothing was sent. Please try again.',
  },
  unauthenticated: signIn,
  'session-expired': signIn,
  'scope-missing': {
    'zh-CN': '这次登录不能办这件事。',
    en: 'This session may not do that.',
  },
  'authority-expired': {
    'zh-CN': '您的授权已到期，请企业重新授权。',
    en: 'Your authority has ended; ask the company to renew it.',
  },
  'not-found': { 'zh-CN': '没有找到，或者不属于您。', en: 'There is no such thing, or it is not yours.' },
  'confirmation-in-progress': again,
  'deadline-passed': {
    'zh-CN': '已过截止时间，不能再确认。',
    en: 'The deadline has passed, so it can no longer be confirmed.',
  },
  withdrawn: {
    'zh-CN': '补贴已经撤回，不能再确认。',
    en: 'The subsidy was withdrawn, so it can no longer be confirmed.',
  },
  'entitlement-changed': {
    'zh-CN': '金额变了，什么也没有确认。请再看一眼。',
    en: 'The amount changed and nothing was confirmed. Please look again.',
  },
  'account-unusable': {
    'zh-CN': '这个账户收不了款，请换一个账户。',
    en: 'This account cannot receive money. Please choose another.',
  },
  'account-mismatch': {
    'zh-CN': '账号和户名对不上，请再核对。',
    en: "Number and name don't match; please check again.",
  },
  'rate-limited': { 'zh-CN': '现在人多，请过一会儿再试。', en: 'It is busy just now. Please try again in a while.' },
  unavailable: again,
  internal: again,
};

/** Adds the words of a part that has just been loaded. */
export function addHelp(more: Partial<Record<ErrorCode, Localized>>): void {
  Object.assign(words, more);
}

export function helpFor(code: ErrorCode): Localized {
  return words[code] ?? ours;
}
