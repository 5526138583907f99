import { html, type TemplateResult } from 'lit';
import { bodyBones } from '../parts/bones.ts';
import { button } from '../parts/button.ts';
import { backLine } from '../parts/link.ts';
import { notice } from '../parts/state.ts';
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

/** Draws the screen: the panel's body, a pure function of what is known. */
export function draw(screen: Screen, view: View, speech: Speech, act: Act, later: LaterScreens | null): TemplateResult {
  switch (screen.name) {
    case 'loading':
      return loading(view, speech);
    case 'list':
      return list(view, speech, act, later);
    case 'detail':
      return detail(view, speech, act, screen.entitlement);
    case 'confirm':
      return confirm(view, speech, act, screen.entitlement, later);
    case 'paying':
      return paying(view, speech, act, screen.entitlement, screen.payout);
    case 'paid':
      return paid(view, speech, act, screen.entitlement, screen.payout, later);
    default:
      if (later) return later.draw(screen, view, speech);
      return view.partFailed ? partFailed(speech, act) : bodyBones();
  }
}

/** The screen's own part of the script could not be loaded; it is asked for again meanwhile. */
function partFailed(speech: Speech, act: Act): TemplateResult {
  return html`<div class="yyb-body">${backLine(speech, act)}${notice('warn', 'offline', speech.t('part.failed'), speech.t('part.failed.more'))}<div class="yyb-actions">${button(speech.t('error.again'), () => act.again(), { key: 'again' })}</div></div>`;
}

/** Whether a screen is among those that come with the first script. */
export function isFirst(screen: Screen): boolean {
  return ['loading', 'list', 'detail', 'confirm', 'paying', 'paid'].includes(screen.name);
}
