import { html, nothing, type TemplateResult } from 'lit';
import { link } from '../parts/link.ts';
import { plain, type Speech } from '../words/speech.ts';
import type { Act } from './act.ts';
import type { View } from './view.ts';

/** Title, for whom, and the two switches that everyone may need. */
export function head(view: View, speech: Speech, act: Act, speaks: boolean): TemplateResult {
  const subject = view.session.kind === 'signed-in' ? view.session.session.subject : null;
  const other = speech.language === 'zh-CN' ? 'en' : 'zh-CN';
  return html`<header class="yyb-head" part="head">${speaks ? html`<div class="yyb-head__title" role="heading" tabindex="-1" aria-level=${view.level} id="${view.uid}-title">${speech.t('panel.title')}</div>` : nothing}
    ${speaks ? html`<div class="yyb-head__tools">${link(speech.t(view.large ? 'panel.regular' : 'panel.large'), () => act.toggleType(), { key: 'type' })}<button type="button" class="yyb-link yyb-link--quiet" lang=${other} data-key="language" @click=${() => act.toggleLanguage()}>${speech.t('panel.language')}</button></div>` : nothing}
    ${
      subject && speaks
        ? html`<p class="yyb-head__who"><bdi lang="zh-CN">${plain(subject.name)}</bdi>${view.may.actFor ? link(speech.t('panel.switch'), () => act.open({ name: 'acting' }, 'acting'), { key: 'acting', name: speech.t('panel.switch.name') }) : nothing}</p>`
        : nothing
    }</header>`;
}

/**
 * The help line, on every screen, and the way out for who came in by one of our doors: the next person at a shared
 * computer must find nobody signed in. A site puts its own words beside them in the slot `foot`.
 */
export function foot(view: View, speech: Speech, act: Act, speaks: boolean): TemplateResult | typeof nothing {
  if (!speaks) return nothing;
  const dial = view.phone.replace(/[^\d+]/g, '');
  const ours = view.session.kind === 'signed-in' && view.doors.length > 0;
  const phone = html`<a class="yyb-link yyb-link--quiet" href="tel:${dial}">${view.phone}</a>`;
  return html`<footer class="yyb-foot" part="foot"><span>${speech.say('panel.help', { phone })}</span>${ours ? link(speech.t('panel.signOut'), () => act.signOut(), { key: 'sign-out' }) : nothing}<slot name="foot"></slot></footer>`;
}
