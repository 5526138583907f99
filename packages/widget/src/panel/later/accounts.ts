import type { Account } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { field, formMistake } from '../../parts/field.ts';
import { screenHeading, subHeading } from '../../parts/heading.ts';
import { backLine } from '../../parts/link.ts';
import { notice, state } from '../../parts/state.ts';
import { plain, type Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { View } from '../view.ts';

/** The accounts and their state, and a form to add one in the subject's own name. */
export function accounts(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const items = view.accounts.data ?? [];
  // What was added is told of until the bank has answered; from then on its own line says what came of it.
  const checking = view.draft.sent && items.find(account => account.id === view.draft.sent?.id)?.status === 'verifying';
  const subject = view.session.kind === 'signed-in' ? view.session.session.subject : null;
  return html`<div class="yyb-body yyb-narrow"><div class="yyb-stack yyb-stack--tight">${backLine(speech, act, speech.t('panel.back.short'))}${screenHeading(view, speech.t('accounts.heading'))}<p class="yyb-lead">${speech.t(subject?.kind === 'individual' ? 'accounts.person' : 'accounts.company')}</p></div>
    ${items.length ? html`<ul class="yyb-lines">${items.map(account => line(account, speech))}</ul>` : html`<p>${speech.t('accounts.none')}</p>`}
    ${checking ? notice('busy', 'clock', speech.t('accounts.verifying'), speech.t('accounts.added')) : nothing}
    ${view.may.accounts ? form(view, subject?.name ?? '', speech, act) : nothing}</div>`;
}

const faces = {
  ready: ['good', 'tick'],
  verifying: ['busy', 'clock'],
  mismatch: ['bad', 'warning'],
  closed: ['bad', 'warning'],
} as const;

function line(account: Account, speech: Speech): TemplateResult {
  const status = account.status === 'unrecognized' ? 'verifying' : account.status;
  const [tone, name] = faces[status];
  const kind = account.kind === 'unrecognized' ? '' : speech.t(`account.${account.kind}`);
  return html`<li class="yyb-line"><div><p class="yyb-choice__name">${speech.account(account)}</p><p class="yyb-choice__more">${kind}${account.preferred ? ` · ${speech.t('accounts.preferred')}` : ''}</p></div><p>${state(tone, name, speech.t(`accounts.${status}`))}</p></li>`;
}

function form(view: View, holder: string, speech: Speech, act: LaterAct): TemplateResult {
  const add = () => {
    if (view.draft.busy) return;
    const cnaps = (view.draft.form.cnaps ?? '').replace(/\s/g, '');
    const number = (view.draft.form.number ?? '').replace(/\s/g, '');
    if (!/^\d{12}$/.test(cnaps)) return act.mistake('cnaps', speech.t('accounts.bank.wrong'));
    if (!/^\d{8,30}$/.test(number)) return act.mistake('number', speech.t('accounts.number.wrong'));
    act.addAccount({ cnaps, number });
  };
  return html`<div class="yyb-stack">${subHeading(view, speech.t('accounts.add'))}<div class="yyb-field"><span class="yyb-field__label">${speech.t('accounts.holder')}</span><p><bdi lang="zh-CN">${plain(holder)}</bdi></p></div>
    ${field(view, act, { name: 'cnaps', label: speech.t('accounts.bank'), hint: speech.t('accounts.bank.hint'), mode: 'numeric', max: 20 })}${field(view, act, { name: 'number', label: speech.t('accounts.number'), hint: speech.t('accounts.number.hint'), mode: 'numeric', max: 50 })}
    ${formMistake(view)}${button(speech.t('accounts.check'), add, { wide: true, off: view.draft.busy })}<p class="yyb-note">${speech.t('accounts.checkNote')}</p></div>`;
}
