import { html, type TemplateResult } from 'lit';
import { screenHeading } from '../../parts/heading.ts';
import { icon } from '../../parts/icon.ts';
import { backLine } from '../../parts/link.ts';
import { state } from '../../parts/state.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { Explanation, View } from '../view.ts';

/** Policies that did not come out eligible: what is nearest first, each leading to how far off it is. */
export function decisions(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const outcome = view.route.name === 'decisions' ? view.route.outcome : 'ineligible';
  const wanted = (view.decisions.data ?? []).filter(decision => decision.outcome === outcome);
  const nearest = [...wanted].sort((a, b) => open(a) - open(b));
  const nearly = outcome === 'ineligible';
  return html`<div class="yyb-body"><div class="yyb-stack yyb-stack--tight yyb-readable">${backLine(speech, act)}${screenHeading(view, speech.t(nearly ? 'nearly.heading' : 'missingList.heading'))}<p class="yyb-lead">${speech.t(nearly ? 'nearly.hint' : 'missingList.hint')}</p></div>
    ${nearest.length ? html`<ul class="yyb-next">${nearest.map(decision => line(decision, speech, act))}</ul>` : html`<p>${speech.t('decisions.none')}</p>`}</div>`;
}

/** How many conditions stand in the way. */
function open(decision: Explanation): number {
  return decision.criteria.filter(criterion => criterion.outcome !== 'met').length;
}

function line(decision: Explanation, speech: Speech, act: LaterAct): TemplateResult {
  const key = `decision:${decision.policy.id}`;
  const gap = decision.criteria.find(criterion => criterion.gap)?.gap;
  const missing = decision.missing[0];
  const more = gap
    ? speech.say(gap.direction === 'too-high' ? 'ineligible.high' : 'ineligible.low', {
        fact: speech.of(gap.label),
        gap: speech.of(gap.by),
      })
    : missing
      ? speech.t('undetermined.missing', { fact: speech.of(missing.label) })
      : (decision.criteria.find(criterion => criterion.outcome === 'unmet')?.text &&
          speech.of(decision.criteria.find(criterion => criterion.outcome === 'unmet')!.text)) ||
        '';
  return html`<li><button type="button" class="yyb-door" data-key=${key} @click=${() => act.open({ name: 'decision', policy: decision.policy.id }, key)}>${icon(decision.outcome === 'ineligible' ? 'minus' : 'question')}<span><span class="yyb-door__name">${speech.of(decision.title)}</span><span class="yyb-door__more">${more}</span></span>${icon('onward')}</button></li>`;
}

/** The outcome in words, above the heading: three outcomes, three faces. */
export function outcomeLine(decision: Explanation, speech: Speech): TemplateResult {
  return decision.outcome === 'ineligible'
    ? html`<p>${state('none', 'minus', speech.t('ineligible.outcome'))}</p>`
    : html`<p>${state('warn', 'question', speech.t('undetermined.outcome'))}</p>`;
}
