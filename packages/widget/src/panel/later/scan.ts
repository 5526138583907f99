import { html, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { Part } from '../../part.ts';
import { button } from '../../parts/button.ts';
import { link } from '../../parts/link.ts';
import { plain, type Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { View } from '../view.ts';

/** The code to scan, what the phone should show, and how long it is good for. */
export function scan(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const state = view.session.kind === 'signed-out' ? view.session.scan : undefined;
  const begin = (): void => act.signIn('enterprise-code');
  return html`<div class="yyb-box yyb-box--sunken yyb-scan ${state ? 'is-on' : ''}"><p class="yyb-strong">${speech.t('scan.title')}</p>${
    !state
      ? button(speech.t('scan.start'), begin)
      : state.expired
        ? html`<p class="yyb-warn">${speech.t('scan.expired')}</p>${button(speech.t('scan.new'), begin, { main: true })}`
        : html`${picture(state.uri, speech, act)}<p class="yyb-note">${speech.t('scan.do')}<br>${speech.say('scan.code', { code: html`<span class="yyb-code yyb-nowrap">${plain(state.userCode)}</span>` })}<br>${left(state.expiresAt, view, speech)}</p>${link(speech.t('scan.cancel'), () => act.cancelSignIn())}`
  }</div>`;
}

function left(expiresAt: string, view: View, speech: Speech): unknown {
  const minutes = Math.floor((Date.parse(expiresAt) - view.now) / 60_000);
  return minutes >= 1 ? speech.say('scan.valid', { n: minutes }) : speech.say('scan.short');
}

const drawing = new Part(_again => import('./scan-picture.ts').then(({ dotsOf }) => dotsOf));

/** The picture is drawn by what is loaded only when there is something to scan. */
function picture(uri: string, speech: Speech, act: LaterAct): TemplateResult {
  act.need(drawing);
  const dotsOf = drawing.value;
  if (dotsOf)
    return html`${guard([uri, speech.language], () => {
      const { dots, size } = dotsOf(uri);
      return html`<svg class="yyb-qr" viewBox="-2 -2 ${size + 4} ${size + 4}" role="img" aria-label=${speech.t('scan.image')}>${svg`<path d=${dots}/>`}</svg>`;
    })}`;
  return drawing.failed
    ? html`<p class="yyb-warn" role="alert">${speech.t('scan.failed')}</p>${button(speech.t('error.again'), drawing.again)}`
    : html`<span class="yyb-qr yyb-bone"></span>`;
}
