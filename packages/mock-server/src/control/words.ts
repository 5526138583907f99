import type { Language, Localized } from '@yongyiban/core/contract';
import type { FaultName } from '../faults/fault.ts';

const both = (chinese: string, english: string): Localized => ({ 'zh-CN': chinese, en: english });

/** The words of the control page. */
export const words = {
  title: both('模拟器控制台', 'Simulator control'),
  clock: both('时间', 'Clock'),
  now: both('现在（宁波时间）', 'Now (Ningbo time)'),
  rate: both('快慢', 'Rate'),
  standing: both('停着', 'standing still'),
  next: both('接下来', 'Next'),
  nothing: both('没有', 'nothing'),
  freeze: both('停住', 'Freeze'),
  run: both('走起来', 'Run'),
  step: both('走一步', 'Step'),
  hour: both('过一小时', 'An hour on'),
  day: both('过一天', 'A day on'),
  money: both('资金', 'Money'),
  pool: both('资金池', 'Fund pool'),
  advances: both('银行垫付', 'Bank advances'),
  transit: both('在途', 'In transit'),
  entries: both('分录', 'Entries'),
  balanced: both('账平', 'The books balance'),
  off: both('账不平！', 'The books are off!'),
  poolOverTime: both('资金池与银行垫付的变化', 'Fund pool and bank advances over time'),
  topUp: both('财政拨入 100 万元', 'Treasury pays in ¥1,000,000'),
  endDay: both('日终对账', 'End-of-day reconciliation'),
  faults: both('故障', 'Faults'),
  preset: both('成套', 'Presets'),
  add: both('加上', 'Add'),
  remove: both('去掉', 'Remove'),
  clear: both('全部去掉', 'Remove all'),
  name: both('名称', 'Name'),
  count: both('次数（空：一直）', 'Times (empty: always)'),
  probability: both('概率（0—1）', 'Probability (0–1)'),
  subject: both('主体（空：所有）', 'Subject (empty: all)'),
  milliseconds: both('毫秒', 'Milliseconds'),
  struck: both('已发生', 'Struck'),
  who: both('谁是谁', 'Who is who'),
  person: both('登录身份', 'Sign in as'),
  actsFor: both('可代办', 'May act for'),
  offered: both('待确认', 'To confirm'),
  accounts: both('账户', 'Accounts'),
  requests: both('请求', 'Requests'),
  copy: both('复制 curl', 'Copy as curl'),
  replay: both('再发一次', 'Send again'),
  sms: both('短信发件箱', 'SMS outbox'),
  to: both('收件', 'To'),
  text: both('内容', 'Text'),
  at: both('时间', 'At'),
  table: both('表', 'table'),
  none: both('还没有', 'None yet'),
  language: both('English', '中文'),
} as const satisfies Record<string, Localized>;

export type Word = keyof typeof words;

export const faultWords: Readonly<Record<FaultName, Localized>> = {
  latency: both('慢', 'Latency'),
  'drop-request': both('请求丢失', 'Dropped request'),
  'drop-answer': both('回复丢失', 'Dropped answer'),
  'half-answer': both('回复断在一半', 'Half an answer'),
  'server-error': both('服务出错（500）', 'Server error (500)'),
  unavailable: both('服务繁忙（503）', 'Unavailable (503)'),
  'rate-limited': both('限流（429）', 'Rate-limited (429)'),
  'session-expired': both('会话过期', 'Session expired'),
  'slow-confirmation': both('确认很慢', 'Slow confirmation'),
  'duplicate-events': both('事件重复', 'Duplicated events'),
  'delayed-events': both('事件迟到', 'Delayed events'),
  'reordered-events': both('事件乱序', 'Reordered events'),
  'stream-cut': both('事件流中断', 'Stream cut'),
  'bank-down': both('银行停机', 'Bank down'),
  'pool-empty': both('资金池见底', 'Pool empty'),
  'account-closed': both('付款时账户已销户', 'Account closed when paid'),
  'amount-changed': both('金额变了', 'Amount changed'),
  'clock-skew': both('平台时钟不准', 'Clock skew'),
  'data-late': both('部门数据迟到', 'Data late'),
  'statement-missing': both('对账单漏记', 'Missing on the statement'),
  'statement-duplicate': both('对账单重记', 'Twice on the statement'),
  'statement-differs': both('对账单金额不符', 'Another amount on the statement'),
};

export function readLanguage(text: string | null): Language {
  return text === 'en' ? 'en' : 'zh-CN';
}
