import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../panel/act.ts';
import type { Route } from '../panel/route.ts';
import type { Speech } from '../words/speech.ts';
import { type IconName, icon } from './icon.ts';

/** Something underlined that does something. `key` is how focus finds it again when one comes back. */
export function link(
  words: unknown,
  act: () => void,
  options: { key?: string; name?: string; before?: IconName; onward?: boolean } = {},
): TemplateResult {
  return html`<button type="button" class="yyb-link ${options.onward || options.before === 'plus' ? '' : 'yyb-link--quiet'}" data-key=${options.key ?? nothing} aria-label=${options.name ?? nothing} @click=${act}>${options.before ? icon(options.before) : nothing}<span>${words}</span>${options.onward ? icon('onward') : nothing}</button>`;
}

/** Opens another screen. */
export function onward(act: Act, words: unknown, route: Route, name?: string): TemplateResult {
  const key = `${route.name}:${JSON.stringify(route)}`;
  return link(words, () => act.open(route, key), { key, onward: true, ...(name ? { name } : {}) });
}

/** The line above a heading that leads back. */
export function backLine(speech: Speech, act: Act, words: string = speech.t('panel.back')): TemplateResult {
  return html`<div class="yyb-backline yyb-noprint">${link(words, () => act.back(), { before: 'back', key: 'back' })}</div>`;
}

/** The published text of a policy, in a new tab; only where it is a web address. */
export function policyText(speech: Speech, source: string | undefined): TemplateResult | typeof nothing {
  if (!source || !/^https?:\/\//i.test(source)) return nothing;
  return html`<a class="yyb-link" href=${source} target="_blank" rel="noopener noreferrer"><span>${speech.t('detail.policy')}</span>${icon('onward')}</a>`;
}
