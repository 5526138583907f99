import { html, type nothing, svg, type TemplateResult } from 'lit';
import { encode } from 'uqr';
import { button } from '../parts/button.ts';
import { link } from '../parts/link.ts';
import { moreEn } from '../words/more.en.ts';
import { moreZhCN } from '../words/more.zh-CN.ts';
import { plain, type Speech } from '../words/speech.ts';
import type { Act } from './act.ts';
import type { View } from './view.ts';

export const words = { 'zh-CN': moreZhCN, en: moreEn };

/** The code to scan, what the phone should show, and how long it is good for. */
export function scan(view: View, speech: Speech, act: Act): TemplateResult {
  const state = view.session.kind === 'signed-out' ? view.session.scan : undefined;
  const begin = (): void => act.signIn('enterprise-code');
  return html`<div class="yyb-box yyb-box--sunken yyb-scan ${state ? 'is-on' : ''}"><p class="yyb-strong">${speech.t('scan.title')}</p>${
    !state
      ? button(speech.t('scan.start'), begin)
      : state.expired
        ? html`<p class="yyb-warn">${speech.t('scan.expired')}</p>${button(speech.t('scan.new'), begin, { main: true })}`
        : html`${picture(state.uri, speech)}<p class="yyb-note">${speech.t('scan.do')}<br>${speech.say('scan.code', { code: html`<span class="yyb-code yyb-nowrap">${plain(state.userCode)}</span>` })}<br>${left(state.expiresAt, view, speech)}</p>${link(speech.t('scan.cancel'), () => act.cancelSignIn())}`
  }</div>`;
}

function left(expiresAt: string, view: View, speech: Speech): unknown {
  const minutes = Math.floor((Date.parse(expiresAt) - view.now) / 60_000);
  return minutes >= 1 ? speech.say('scan.valid', { n: minutes }) : speech.say('scan.short');
}

function picture(uri: string, speech: Speech): TemplateResult | typeof nothing {
  const { data, size } = encode(uri, { ecc: 'M', border: 0 });
  const dots = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return html`<svg class="yyb-qr" viewBox="-2 -2 ${size + 4} ${size + 4}" role="img" aria-label=${speech.t('scan.image')}>${svg`<path d=${dots}/>`}</svg>`;
}
