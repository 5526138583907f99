import type { Fen } from '@yongyiban/core';
import type { Payout, PolicyId } from '@yongyiban/core/contract';
import type { nothing, TemplateResult } from 'lit';
import { bringIcons } from '../parts/later-icons.ts';
import { laterStyles } from '../styles/later.ts';
import { wear } from '../styles/wear.ts';
import { chineseAmount } from '../words/chinese-amount.ts';
import type { Speech } from '../words/speech.ts';
import type { Act } from './act.ts';
import type { Panel } from './actions.ts';
import type { Groups } from './groups.ts';
import { accounts } from './later/accounts.ts';
import { acting } from './later/acting.ts';
import { laterActions } from './later/actions.ts';
import { alsoSee } from './later/also.ts';
import { application } from './later/application.ts';
import { changed } from './later/changed.ts';
import { checking } from './later/checking.ts';
import { confirmAll } from './later/confirm-all.ts';
import { decision } from './later/decision.ts';
import { decisions } from './later/decisions.ts';
import { emptyMore } from './later/empty.ts';
import { error } from './later/error.ts';
import { found, none, tools } from './later/find.ts';
import { history } from './later/history.ts';
import { objection, objections } from './later/objection.ts';
import { printReceipt } from './later/print.ts';
import { rating } from './later/rating.ts';
import { rejected } from './later/rejected.ts';
import { results } from './later/results.ts';
import { deadline, expired, framed, missing, refused } from './later/settled-outcomes.ts';
import { signedOut } from './later/signed-out.ts';
import type { Screen } from './screen.ts';
import type { View } from './view.ts';

/** What is off the straight way: loaded once the first screen stands. */
export interface LaterScreens {
  draw(screen: Screen, view: View, speech: Speech): TemplateResult;
  /** What else an empty list says, and the ways on from any list. */
  empty(view: View, groups: Groups, speech: Speech): TemplateResult;
  also(view: View, groups: Groups, speech: Speech): TemplateResult | typeof nothing;
  /** Search and filter of a long list, what they leave of a group, and what stands there if they leave nothing. */
  tools(view: View, groups: Groups, speech: Speech): TemplateResult;
  readonly found: typeof found;
  none(view: View, speech: Speech): TemplateResult;
  rating(view: View, payout: Payout, speech: Speech): TemplateResult;
  /** An amount in words, as a receipt and a cheque have it. */
  inWords(amount: Fen, style: 'formal' | 'plain'): string;
  print(): void;
  begin(policy: PolicyId): void;
}

/** They work on one panel, and bring their style sheet along. */
export function laterScreens(panel: Panel, first: Act): LaterScreens {
  const act = laterActions(panel, first);
  const root = panel.host.shadowRoot!;
  wear(root, laterStyles);
  bringIcons();
  return {
    empty: (view, groups, speech) => emptyMore(view, groups, speech, act),
    also: (view, groups, speech) => alsoSee(view, groups, speech, act),
    tools: (view, groups, speech) => tools(view, groups, speech, act),
    found,
    none: (view, speech) => none(view, speech, act),
    rating: (view, payout, speech) => rating(view, payout, speech, act),
    inWords: chineseAmount,
    print: () => void printReceipt(root, panel.speech()),
    begin: policy => act.begin(policy),
    draw(screen, view, speech) {
      switch (screen.name) {
        case 'framed':
          return framed(view, speech);
        case 'signed-out':
          return signedOut(view, speech, act);
        case 'expired':
          return expired(view, speech, act);
        case 'error':
          return error(view, speech, act);
        case 'deadline':
          return deadline(view, speech, act, screen.entitlement);
        case 'checking':
        case 'abandoned':
          return checking(view, speech, act, screen.entitlement);
        case 'refused':
        case 'withdrawn':
          return refused(view, speech, act, screen.entitlement, screen.name === 'withdrawn');
        case 'changed':
          return changed(view, speech, act, screen.entitlement);
        case 'rejected':
          return rejected(view, speech, act, screen.entitlement, screen.payout);
        case 'confirm-all':
          return confirmAll(view, speech, act);
        case 'results':
          return results(view, speech, act, view.route.name === 'results' ? view.route.entitlements : []);
        case 'accounts':
          return accounts(view, speech, act);
        case 'acting':
          return acting(view, speech, act);
        case 'application':
          return application(view, speech, act);
        case 'decision':
          return decision(view, speech, act);
        case 'decisions':
          return decisions(view, speech, act);
        case 'history':
          return history(view, speech, act);
        case 'objection':
          return objection(view, speech, act);
        case 'objections':
          return objections(view, speech, act);
        default:
          return missing(view, speech, act);
      }
    },
  };
}
