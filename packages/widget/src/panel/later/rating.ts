import type { Payout } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { View } from '../view.ts';

const scores = [5, 4, 3, 2, 1] as const;

/** How it went (好差评): five words, none needed. */
export function rating(view: View, payout: Payout, speech: Speech, act: LaterAct): TemplateResult {
  const { rated } = view.draft;
  return html`<fieldset class="yyb-stack yyb-stack--tight yyb-noprint"><legend class="yyb-field__label yyb-legend">${speech.t('paid.rate')}</legend><div class="yyb-filter">${scores.map(
    score =>
      html`<button type="button" class="yyb-filter__btn" aria-pressed=${String(rated === score)} @click=${() => act.rate(payout.id, score)}>${speech.t(`paid.rate.${score}`)}</button>`,
  )}</div>${rated === null ? nothing : html`<p class="yyb-note">${speech.t('paid.rate.thanks')}</p>`}</fieldset>`;
}
