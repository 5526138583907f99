import { moreEn } from '../words/more.en.ts';
import { moreZhCN } from '../words/more.zh-CN.ts';
import type { LazyScreen } from './draw.ts';
import { accounts } from './later/accounts.ts';
import { acting } from './later/acting.ts';
import { application } from './later/application.ts';
import { decision } from './later/decision.ts';
import { decisions } from './later/decisions.ts';
import { history } from './later/history.ts';
import { objection, objections } from './later/objection.ts';
import type { LazyScreenName } from './screen.ts';

/** The screens that are loaded when first opened. */
export const lazyScreens: Readonly<Record<LazyScreenName, LazyScreen>> = {
  accounts,
  acting,
  application,
  decision,
  decisions,
  history,
  objection,
  objections,
};

/** Their words, in both languages. */
export const words = { 'zh-CN': moreZhCN, en: moreEn };
