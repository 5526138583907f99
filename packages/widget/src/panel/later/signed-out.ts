import type { Door } from '@yongyiban/core';
import { html, nothing, type TemplateResult } from 'lit';
import { screenHeading, subHeading } from '../../parts/heading.ts';
import { icon } from '../../parts/icon.ts';
import { link } from '../../parts/link.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { View } from '../view.ts';
import { scan } from './scan.ts';

/** What one gets, then the doors. The scan stands beside them where there is room. */
export function signedOut(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const scans = view.doors.some(door => door.kind === 'scan');
  const error = view.session.kind === 'signed-out' ? view.session.error : undefined;
  const inWindow = view.session.kind === 'signed-out' && view.session.inWindow;
  return html`<div class="yyb-body"><div class="yyb-stack yyb-stack--tight yyb-readable">${screenHeading(view, speech.say('signin.heading'))}
    <p class="yyb-lead">${speech.t('signin.promise')}</p></div>
    ${error ? html`<p class="yyb-bad">${speech.of(error.help)}</p>` : nothing}
    <div role="status" class=${inWindow ? nothing : 'yyb-hide'}>${
      inWindow
        ? html`<div class="yyb-notice" part="notice">${icon('now')}<p>${speech.t('signin.window')}</p>${link(speech.t('signin.window.cancel'), () => act.cancelSignIn())}</div>`
        : nothing
    }</div>
    ${
      view.doors.length
        ? html`<div class="yyb-stack">${subHeading(view, speech.t('signin.choose'))}
    <div class=${scans ? 'yyb-signin' : ''}><div class="yyb-doors">${view.doors.map(door => doorButton(door, speech, act))}</div>${
      scans ? scan(view, speech, act) : nothing
    }</div></div>`
        : html`<p>${speech.t('signin.host')}</p>`
    }<slot name="signed-out"></slot></div>`;
}

const marks = { portal: 'screen', zheliban: 'phone', yongpai: 'phone', 'enterprise-code': 'scan' } as const;

function doorButton(door: Door, speech: Speech, act: LaterAct): TemplateResult {
  return html`<button type="button" class="yyb-door ${door.kind === 'scan' ? 'yyb-door--scan' : ''}" part="door" data-key="door:${door.id}" @click=${() => act.signIn(door.id)}>${icon(marks[door.id])}<span><span class="yyb-door__name">${speech.t(`door.${door.id}`)}</span><span class="yyb-door__more">${speech.t(`door.${door.id}.more`)}</span></span>${icon('onward')}</button>`;
}
