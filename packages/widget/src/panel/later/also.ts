import { html, nothing, type TemplateResult } from 'lit';
import { subHeading } from '../../parts/heading.ts';
import { type IconName, icon } from '../../parts/icon.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { Groups } from '../groups.ts';
import type { Route } from '../route.ts';
import type { View } from '../view.ts';

/** The ways on from a list: each only if there is something behind it. */
export function alsoSee(
  view: View,
  groups: Groups,
  speech: Speech,
  act: LaterAct,
  depth: 1 | 2 = 1,
): TemplateResult | typeof nothing {
  // All ways at once: one that came later would push the others aside.
  if ([view.decisions, view.objections].some(({ data, error }) => data === null && error === null)) return nothing;
  const decisions = view.decisions.data ?? [];
  const nearly = decisions.filter(decision => decision.outcome === 'ineligible').length;
  const missing = decisions.filter(decision => decision.outcome === 'undetermined').length;
  const objections = view.objections.data?.length ?? 0;
  const ways = [
    nearly &&
      way(
        'minus',
        speech.say('also.nearly', { n: nearly }),
        speech.t('also.nearly.more'),
        { name: 'decisions', outcome: 'ineligible' },
        act,
      ),
    missing &&
      way(
        'question',
        speech.say('also.missing', { n: missing }),
        speech.t('also.missing.more'),
        { name: 'decisions', outcome: 'undetermined' },
        act,
      ),
    objections &&
      way(
        'warning',
        speech.say('also.objections', { n: objections }),
        speech.t('also.objections.more'),
        { name: 'objections' },
        act,
      ),
    groups.paid.length + groups.over.length > 0 &&
      way(
        'tick',
        groups.paid.length ? speech.say('also.paid', { n: groups.paid.length }) : speech.t('also.history'),
        speech.t(groups.paid.length ? 'also.paid.more' : 'also.history.more'),
        { name: 'history' },
        act,
      ),
    view.may.accounts &&
      way('bank', speech.t('also.accounts'), speech.t('also.accounts.more'), { name: 'accounts' }, act),
  ].filter(Boolean);
  if (ways.length === 0) return nothing;
  return html`<div class="yyb-stack yyb-noprint">${subHeading(view, speech.t('list.also'), depth)}<ul class="yyb-next">${ways}</ul></div>`;
}

function way(name: IconName, words: unknown, more: string, route: Route, act: LaterAct): TemplateResult {
  const key = `also:${route.name}:${'outcome' in route ? route.outcome : ''}`;
  return html`<li><button type="button" class="yyb-door" data-key=${key} @click=${() => act.open(route, key)}>${icon(name)}<span><span class="yyb-door__name">${words}</span><span class="yyb-door__more">${more}</span></span>${icon('onward')}</button></li>`;
}
