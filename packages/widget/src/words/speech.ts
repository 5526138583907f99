import { type Fen, formatYuan, type Language, type Localized } from '@yongyiban/core';
import type { Account, Payout } from '@yongyiban/core/contract';
import { html, type TemplateResult } from 'lit';
import type { Entry, Placeholders } from './catalogue.ts';
import { dayAt, daysBetween, type Formats, formatsOf } from './formats.ts';
import type { moreZhCN } from './more.zh-CN.ts';
import { asTemplate, asText, formOf, type Value, type Values } from './say.ts';
import type { statisticsZhCN } from './statistics.zh-CN.ts';
import type { zhCN } from './zh-CN.ts';

type Texts = typeof zhCN & typeof moreZhCN & typeof statisticsZhCN;
export type AnyKey = keyof Texts;
type Given<Key extends AnyKey, V> = [Placeholders<Texts[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<Texts[Key]>, V>>];

/** Everything the screens say: messages, amounts, days, in one language at one moment. */
export interface Speech {
  readonly language: Language;
  /** The present day in the city. */
  readonly today: string;
  readonly formats: Formats;
  /** A message as text, for names and live regions. */
  t<Key extends AnyKey>(key: Key, ...values: Given<Key, string | number>): string;
  /** A message as a piece of the page. */
  say<Key extends AnyKey>(key: Key, ...values: Given<Key, Value>): TemplateResult;
  /** Words that came from the platform. */
  of(words: Localized): string;
  /** "¥34,501.00". */
  yuan(amount: Fen): string;
  /** A day without its year if it is this year's. */
  day(day: string): string;
  /** "今天 10:02:12", "6月10日 10:02:12". */
  moment(instant: string): TemplateResult;
  account(account: Pick<Account, 'bank' | 'last4'> | Payout['account']): TemplateResult;
  /** The same, as text. */
  accountName(account: Pick<Account, 'bank' | 'last4'>): string;
  /** How a deadline is told, and whether it is near. */
  due(day: string): { readonly words: TemplateResult; readonly near: boolean };
}

/** Deadlines within this many days say how many are left. */
const nearDays = 30;

/**
 * The platform's words are text, never markup; but some characters can still turn a line around (Unicode's bidirectional
 * controls) or hide. They are left out, and overlong text is cut.
 */
export function plain(text: string, limit = 400): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}]/gu, mark => (mark === '\n' ? ' ' : ''));
  return clean.length > limit ? `${clean.slice(0, limit)}…` : clean;
}

export function createSpeech(language: Language, catalogue: Readonly<Record<string, Entry>>, now: number): Speech {
  const formats = formatsOf(language);
  const today = dayAt(now);
  const pattern = (key: string, values: Values): string => formOf(catalogue[key] ?? '', values, formats.plural);
  const speech: Speech = {
    language,
    today,
    formats,
    t: (key, ...[values = {}]: readonly [Values?]) => asText(pattern(key, values), values),
    say: (key, ...[values = {}]: readonly [Values?]) => asTemplate(pattern(key, values), values),
    of: words => plain(words[language] || words['zh-CN']),
    yuan: amount => `¥${formatYuan(amount)}`,
    day: day => (day.slice(0, 4) === today.slice(0, 4) ? formats.day(day) : formats.fullDay(day)),
    moment: instant => {
      const day = dayAt(instant);
      const time = formats.time(instant);
      return day === today
        ? speech.say('time.today', { time })
        : speech.say('time.other', { day: speech.day(day), time });
    },
    account: ({ bank, last4 }) => speech.say('account', { bank: speech.of(bank), last4: digits(last4) }),
    accountName: ({ bank, last4 }) => speech.t('account', { bank: speech.of(bank), last4 }),
    due: day => {
      const left = daysBetween(today, day);
      if (left < 0) return { words: speech.say('due.passed', { day: speech.day(day) }), near: false };
      if (left === 0) return { words: speech.say('due.today'), near: true };
      if (left > nearDays) return { words: speech.say('due', { day: speech.day(day) }), near: false };
      return { words: speech.say('due.left', { day: speech.day(day), n: left }), near: true };
    },
  };
  return speech;
}

/** The digits of an account are heard one by one, not as a number of thousands. */
function digits(last4: string): TemplateResult {
  return html`<span aria-hidden="true">${last4}</span><span class="yyb-hide">${[...last4].join(' ')}</span>`;
}
