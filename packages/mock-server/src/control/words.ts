import type { Language, Localized } from '@yongyiban/core/contract';
import type { Due } from '../clock/agenda.ts';
import type { FaultName } from '../faults/fault.ts';
import type { AccountRecord } from '../world/records.ts';

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
  highest: both('最高', 'highest'),
  topUp: both('财政拨入 100 万元', 'Treasury pays in ¥1,000,000'),
  endDay: both('日终对账', 'End-of-day reconciliation'),
  figures: both('数说', 'Figures'),
  policiesOnline: both('上线政策', 'Policies online'),
  reached: both('惠及主体', 'Subjects reached'),
  involved: both('涉及金额', 'Money involved'),
  visits: both('访问量', 'Visits'),
  payoutsDone: both('兑付笔数', 'Payouts'),
  amount: both('兑付金额', 'Paid out'),
  unclaimed: both('待确认主体与金额', 'Subjects yet to confirm, and amount'),
  families: both(
    '惠及主体和涉及金额含税费减免，减免无需兑付；兑付只计经确认的补贴。',
    'Subjects reached and money involved include tax and fee relief, which needs no payout; payouts are of confirmed subsidies alone.',
  ),
  first: both('第一笔兑付', 'First payout'),
  busiestDay: both('兑付最多的一天', 'Day with most payouts'),
  claimTimes: both('确认最早与最晚时刻', 'Earliest and latest time of a claim'),
  mostEnterprises: both('惠及企业最多的政策', 'Policy reaching most enterprises'),
  mostIndividuals: both('惠及个人最多的政策', 'Policy reaching most individuals'),
  mostPolicies: both('符合政策最多的主体', 'Subject meeting most policies'),
  byHour: both('一天中最忙的时段', 'Busiest hours of the day'),
  months: both('分月', 'By month'),
  month: both('月份', 'Month'),
  districts: both('分区县', 'By district'),
  district: both('区县', 'District'),
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
  more: both('另有', 'And others:'),
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

/** What is due next, in words. */
export const dueWords: Readonly<Record<Due['kind'], Localized>> = {
  'payout-step': both('一笔兑付走下一步', 'a payout goes on'),
  'payout-return': both('一笔款项退回', 'a payment is returned'),
  'funds-arrive': both('资金到位，再付', 'funds arrive, the payout is tried again'),
  'account-checked': both('银行核验账户', 'the bank checks an account'),
  deadline: both('一项补贴到期', 'an entitlement lapses'),
  'objection-answered': both('部门答复异议', 'a department answers an objection'),
  'application-reviewed': both('易申报审结', 'an application is reviewed'),
  'department-sends': both('部门送来数据', 'a department sends data'),
  'webhook-attempt': both('推送一条消息', 'a webhook is sent'),
  'population-booked': both('全市历史入账', 'the city’s past is booked'),
  'unclaimed-offered': both('待确认补贴上线', 'unclaimed subsidies are offered'),
  tap: both('有人确认', 'somebody confirms'),
  reminders: both('发提醒短信', 'reminders are sent'),
  'day-ends': both('日终对账', 'the day ends with its reconciliation'),
};

export const accountWords: Readonly<Record<AccountRecord['status'], Localized>> = {
  ready: both('可用', 'ready'),
  verifying: both('核验中', 'being verified'),
  mismatch: both('户名不符', 'name does not match'),
  closed: both('已销户', 'closed'),
};

export function readLanguage(text: string | null): Language {
  return text === 'en' ? 'en' : 'zh-CN';
}
