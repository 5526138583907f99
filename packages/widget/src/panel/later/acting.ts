import type { Session, SubjectId } from '@yongyiban/core/contract';
import { html, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { formMistake, options } from '../../parts/field.ts';
import { screenHeading } from '../../parts/heading.ts';
import { backLine } from '../../parts/link.ts';
import { plain, type Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { View } from '../view.ts';

/** For whom one acts from now on: each with what the authority says. */
export function acting(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const session = view.session.kind === 'signed-in' ? view.session.session : null;
  const now = session?.subject.id;
  const chosen = view.draft.form.subject ?? now;
  const items = (session?.authorities ?? []).map(authority => ({
    value: authority.subject.id as string,
    words:
      authority.role === 'self'
        ? speech.t('acting.self', { name: plain(authority.subject.name) })
        : html`<bdi lang="zh-CN">${plain(authority.subject.name)}</bdi>`,
    more: words(authority, speech),
    off: authority.status !== 'current',
  }));
  const change = (): void => {
    if (view.draft.busy || !chosen) return;
    if (chosen === now) act.home();
    else act.actFor(chosen as SubjectId);
  };
  return html`<div class="yyb-body yyb-narrow"><div class="yyb-stack yyb-stack--tight">${backLine(speech, act)}${screenHeading(view, speech.t('acting.heading'))}</div>
    ${options(view, act, 'subject', html`<span class="yyb-hide">${speech.t('acting.legend')}</span>`, items, chosen)}
    <div class="yyb-stack yyb-stack--tight">${formMistake(view)}${button(speech.t('acting.do'), change, { main: true, wide: true, off: view.draft.busy })}<p class="yyb-note">${speech.t('acting.note')}</p></div></div>`;
}

function words(authority: Session['authorities'][number], speech: Speech): unknown {
  if (authority.status !== 'current') return html`<span class="yyb-bad">${speech.t('acting.expired')}</span>`;
  if (authority.role === 'agent')
    return authority.until
      ? speech.say('acting.agent', { date: speech.formats.fullDay(authority.until) })
      : speech.t('acting.agent.open');
  return authority.role === 'legal-representative' ? speech.t('acting.legal') : plain(authority.subject.maskedCode);
}
