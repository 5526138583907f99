import type { TemplateResult } from 'lit';
import { bodyBones } from '../parts/bones.ts';
import type { Speech } from '../words/speech.ts';
import type { Act } from './act.ts';
import type { LaterScreens } from './later.ts';
import type { Screen } from './screen.ts';
import { confirm } from './screens/confirm.ts';
import { detail } from './screens/detail.ts';
import { list } from './screens/list.ts';
import { loading } from './screens/loading.ts';
import { paid } from './screens/paid.ts';
import { paying } from './screens/paying.ts';
import type { View } from './view.ts';

/** What has been loaded so far of the parts that are loaded when first needed. */
export interface Loaded {
  readonly later: LaterScreens | null;
}

/** Draws the screen: the panel's body, a pure function of what is known. */
export function draw(screen: Screen, view: View, speech: Speech, act: Act, { later }: Loaded): TemplateResult {
  switch (screen.name) {
    case 'loading':
      return loading(view, speech);
    case 'list':
      return list(view, speech, act);
    case 'detail':
      return detail(view, speech, act, screen.entitlement);
    case 'confirm':
      return confirm(view, speech, act, screen.entitlement);
    case 'paying':
      return paying(view, speech, act, screen.entitlement, screen.payout);
    case 'paid':
      return paid(view, speech, act, screen.entitlement, screen.payout);
    default:
      return later ? later.draw(screen, view, speech, act) : bodyBones();
  }
}

/** Whether a screen is among those that come with the first script. */
export function isFirst(screen: Screen): boolean {
  return ['loading', 'list', 'detail', 'confirm', 'paying', 'paid'].includes(screen.name);
}
