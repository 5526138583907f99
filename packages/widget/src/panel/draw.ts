import type { TemplateResult } from 'lit';
import { bodyBones } from '../parts/bones.ts';
import type { Speech } from '../words/speech.ts';
import type { Act } from './act.ts';
import type { LazyScreenName, Screen } from './screen.ts';
import { changed } from './screens/changed.ts';
import { checking } from './screens/checking.ts';
import { confirm } from './screens/confirm.ts';
import { confirmAll } from './screens/confirm-all.ts';
import { detail } from './screens/detail.ts';
import { error } from './screens/error.ts';
import { list } from './screens/list.ts';
import { loading } from './screens/loading.ts';
import { paid } from './screens/paid.ts';
import { paying } from './screens/payout.ts';
import { rejected } from './screens/rejected.ts';
import { results } from './screens/results.ts';
import { deadline, expired, framed, missing, refused } from './screens/settled-outcomes.ts';
import { type ScanPart, signedOut } from './screens/signed-out.ts';
import type { View } from './view.ts';

/** A screen that was loaded later. */
export type LazyScreen = (view: View, speech: Speech, act: Act) => TemplateResult;

/** What has been loaded so far of the parts that are loaded when first needed. */
export interface Loaded {
  readonly screens: Partial<Record<LazyScreenName, LazyScreen>>;
  readonly scan: ScanPart | null;
}

/** Draws the screen: the panel's body, a pure function of what is known. */
export function draw(screen: Screen, view: View, speech: Speech, act: Act, loaded: Loaded): TemplateResult {
  switch (screen.name) {
    case 'loading':
      return loading(view, speech);
    case 'framed':
      return framed(view, speech);
    case 'signed-out':
      return signedOut(view, speech, act, loaded.scan);
    case 'expired':
      return expired(view, speech, act);
    case 'error':
      return error(view, speech, act);
    case 'list':
      return list(view, speech, act);
    case 'missing':
      return missing(view, speech, act);
    case 'detail':
      return detail(view, speech, act, screen.entitlement);
    case 'deadline':
      return deadline(view, speech, act, screen.entitlement);
    case 'confirm':
      return confirm(view, speech, act, screen.entitlement);
    case 'checking':
    case 'abandoned':
      return checking(view, speech, act, screen.entitlement);
    case 'refused':
    case 'withdrawn':
      return refused(view, speech, act, screen.entitlement, screen.name === 'withdrawn');
    case 'changed':
      return changed(view, speech, act, screen.entitlement);
    case 'paying':
      return paying(view, speech, act, screen.entitlement, screen.payout);
    case 'paid':
      return paid(view, speech, act, screen.entitlement, screen.payout);
    case 'rejected':
      return rejected(view, speech, act, screen.entitlement, screen.payout);
    case 'confirm-all':
      return confirmAll(view, speech, act);
    case 'results':
      return results(view, speech, act, view.route.name === 'results' ? view.route.entitlements : []);
    default:
      return loaded.screens[screen.name]?.(view, speech, act) ?? bodyBones();
  }
}
