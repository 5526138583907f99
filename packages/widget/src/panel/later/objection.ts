import type { NewObjection, Objection } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { field, formMistake, type Option, options } from '../../parts/field.ts';
import { screenHeading } from '../../parts/heading.ts';
import { backLine } from '../../parts/link.ts';
import { pairs } from '../../parts/pairs.ts';
import { mark, notice, state } from '../../parts/state.ts';
import { plain, type Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import { entitlementOf } from '../screen.ts';
import type { Explanation, View } from '../view.ts';

/** "A fact or the amount is wrong": what, what it should be, and who answers. */
export function objection(view: View, speech: Speech, act: LaterAct): TemplateResult {
  if (view.draft.sent && 'answerBy' in view.draft.sent) return sent(view, view.draft.sent, speech, act);
  const route = view.route.name === 'objection' ? view.route : null;
  const about = explained(view);
  const title = about ? speech.of(about.title) : '';
  const facts = about
    ? [
        ...new Map(
          about.criteria.flatMap(({ facts }) => facts).map(fact => [`${fact.fact}@${fact.period ?? ''}`, fact]),
        ).entries(),
      ]
    : [];
  const chosen = view.draft.form.about;
  const items: Option[] = [
    ...facts.map(([key, fact]) => ({
      value: `fact:${key}`,
      words: speech.say('objection.fact', { name: speech.of(fact.label), value: speech.of(fact.display) }),
      more: speech.t('objection.from', { department: speech.of(fact.department) }),
    })),
    ...(route?.entitlement ? [{ value: 'already-received', words: speech.t('objection.received') }] : []),
    { value: 'other', words: speech.t('objection.other') },
  ];
  const fact = facts.find(([key]) => chosen === `fact:${key}`)?.[1];
  const department = fact
    ? speech.of(fact.department)
    : route?.entitlement
      ? speech.of(entitlementOf(view, route.entitlement)!.policy.department)
      : null;
  const needsNote = chosen === 'other';
  const send = () => {
    if (view.draft.busy || !route) return;
    const note = (view.draft.form.note ?? '').trim();
    const claimed = (view.draft.form.claimed ?? '').trim();
    if (!chosen) return act.mistake('about', speech.t('objection.choose'));
    if (needsNote && !note) return act.mistake('note', speech.t('objection.say'));
    const what: NewObjection = {
      policy: route.policy,
      ...(route.entitlement ? { entitlement: route.entitlement } : {}),
      about: fact ? 'fact' : (chosen as 'already-received' | 'other'),
      ...(fact
        ? { fact: fact.fact, ...(fact.period ? { period: fact.period } : {}), ...(claimed ? { claimed } : {}) }
        : {}),
      ...(note ? { note } : {}),
    };
    act.object(what);
  };
  return html`<div class="yyb-body yyb-narrow"><div class="yyb-stack yyb-stack--tight">${backLine(speech, act, title ? speech.t('objection.back', { policy: title }) : speech.t('panel.back.short'))}${screenHeading(view, speech.t('objection.heading'))}<p class="yyb-lead">${speech.t('objection.lead')}</p></div>
    ${options(view, act, 'about', speech.t('objection.what'), items, chosen)}
    ${fact ? field(view, act, { name: 'claimed', label: speech.t('objection.value'), hint: speech.t('objection.value.hint') }) : nothing}
    ${field(view, act, { name: 'note', label: speech.t(needsNote ? 'objection.note.needed' : 'objection.note'), rows: 3, max: 1000 })}
    ${department ? notice('plain', 'clock', speech.t('objection.answers', { department }), speech.t('objection.answers.more')) : nothing}
    ${formMistake(view)}${button(speech.t('objection.send'), send, { main: true, wide: true, off: view.draft.busy })}</div>`;
}

function explained(view: View): Explanation | null {
  const route = view.route.name === 'objection' ? view.route : null;
  if (route?.entitlement) return view.detail.data?.decision ?? null;
  return view.decisions.data?.find(({ policy }) => policy.id === route?.policy) ?? null;
}

const faces = {
  open: ['busy', 'clock'],
  upheld: ['good', 'tick'],
  dismissed: ['none', 'minus'],
  unrecognized: ['busy', 'clock'],
} as const;

function facts(item: Objection, speech: Speech): TemplateResult {
  return pairs([
    [speech.t('easy.policy'), speech.of(item.policy.title)],
    [speech.t('objection.claimed'), item.claimed ? plain(item.claimed) : null],
    [speech.t('easy.reviewer'), speech.of(item.department)],
    [speech.t('objection.raisedAt'), speech.moment(item.raisedAt)],
    [speech.t('objection.by'), speech.formats.fullDay(item.answerBy)],
    [speech.t('objection.answer'), item.answer ? speech.of(item.answer) : null],
  ]);
}

function sent(view: View, item: Objection, speech: Speech, act: LaterAct): TemplateResult {
  return html`<div class="yyb-body"><div class="yyb-verdict">${mark('good', 'tick')}${screenHeading(view, speech.t('objection.sent.heading'))}<p class="yyb-lead">${speech.say('objection.sent', { department: speech.of(item.department), date: speech.day(item.answerBy) })}</p><p>${speech.t('objection.answers.more')}</p></div><div class="yyb-box">${facts(item, speech)}</div><div class="yyb-actions">${backLine(speech, { ...act, back: act.home })}</div></div>`;
}

/** All objections and what became of them. */
export function objections(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const items = view.objections.data ?? [];
  return html`<div class="yyb-body yyb-narrow"><div class="yyb-stack yyb-stack--tight">${backLine(speech, act)}${screenHeading(view, speech.t('objection.list'))}</div>${items.map(
    item => {
      const [tone, name] = faces[item.status];
      const words = item.status === 'unrecognized' ? 'objection.open' : (`objection.${item.status}` as const);
      return html`<div class="yyb-box">${state(tone, name, speech.t(words))}${facts(item, speech)}</div>`;
    },
  )}</div>`;
}
