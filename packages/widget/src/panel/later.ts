import type { TemplateResult } from 'lit';
import { moreZhCN } from '../words/more.zh-CN.ts';
import type { Speech } from '../words/speech.ts';
import type { Act } from './act.ts';
import { accounts } from './later/accounts.ts';
import { acting } from './later/acting.ts';
import { application } from './later/application.ts';
import { changed } from './later/changed.ts';
import { checking } from './later/checking.ts';
import { confirmAll } from './later/confirm-all.ts';
import { decision } from './later/decision.ts';
import { decisions } from './later/decisions.ts';
import { error } from './later/error.ts';
import { history } from './later/history.ts';
import { objection, objections } from './later/objection.ts';
import { rejected } from './later/rejected.ts';
import { results } from './later/results.ts';
import { deadline, expired, framed, missing, refused } from './later/settled-outcomes.ts';
import { signedOut } from './later/signed-out.ts';
import type { Screen } from './screen.ts';
import type { View } from './view.ts';

/** The screens off the straight way, loaded once the first one stands. */
export interface LaterScreens {
  draw(screen: Screen, view: View, speech: Speech, act: Act): TemplateResult;
}

export const later: LaterScreens = {
  draw(screen, view, speech, act) {
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

/** Their words in Chinese; English comes all together. */
export { moreZhCN };
