import type { PolicyId } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { clauses, sourceOf } from '../../parts/clauses.ts';
import { screenHeading, subHeading } from '../../parts/heading.ts';
import { backLine } from '../../parts/link.ts';
import { ruler } from '../../parts/ruler.ts';
import { notice } from '../../parts/state.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { Explanation, View } from '../view.ts';
import { outcomeLine } from './decisions.ts';

/** A policy that did not come out eligible: how far off, or what is missing; then clause by clause. */
export function decision(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const id = view.route.name === 'decision' ? view.route.policy : '';
  const found = view.decisions.data?.find(({ policy }) => policy.id === id);
  if (!found)
    return html`<div class="yyb-body">${backLine(speech, act, speech.t('panel.back.short'))}${screenHeading(view, speech.t('decisions.none'))}</div>`;
  const face =
    found.outcome === 'ineligible' ? ineligible(view, found, speech, act) : undetermined(view, found, speech, act);
  return html`<div class="yyb-body">${face}</div>`;
}

function ineligible(view: View, decision: Explanation, speech: Speech, act: LaterAct): TemplateResult {
  const n = decision.criteria.length;
  const failed = decision.criteria.filter(criterion => criterion.outcome === 'unmet');
  return html`<div class="yyb-stack yyb-stack--tight">${backLine(speech, act, speech.t('panel.back.short'))}${outcomeLine(decision, speech)}${screenHeading(view, speech.say('ineligible.heading', { policy: speech.of(decision.title), n, m: failed.length }))}</div>
    ${failed.map(criterion => gapBox(view, criterion, speech))}
    <div class="yyb-stack">${subHeading(view, speech.t('detail.clauses'))}${clauses(decision, speech)}</div>
    ${notice('plain', 'clock', speech.t('ineligible.next'), speech.t('ineligible.next.more'))}
    <div class="yyb-actions">${object(view, decision, speech.t('ineligible.wrong'), act)}</div>`;
}

function gapBox(
  view: View,
  criterion: Explanation['criteria'][number],
  speech: Speech,
): TemplateResult | typeof nothing {
  const { gap } = criterion;
  if (!gap) return nothing;
  const high = gap.direction === 'too-high';
  const sentence = speech.t(high ? 'ineligible.limit.high' : 'ineligible.limit.low', {
    limit: speech.of(gap.limit),
    value: speech.of(gap.value),
  });
  const heading = { fact: speech.of(gap.label), gap: speech.of(gap.by) };
  const fact = criterion.facts[0];
  return html`<div class="yyb-box">${subHeading(view, speech.say(high ? 'ineligible.high' : 'ineligible.low', heading))}<p>${sentence}</p>${ruler(gap, `${speech.t(high ? 'ineligible.high' : 'ineligible.low', heading)}${speech.language === 'en' ? '. ' : '。'}${sentence}`, speech)}${fact ? html`<p class="yyb-note">${speech.of(fact.label)}${speech.t('results.comma')}${sourceOf(fact, speech)}</p>` : nothing}</div>`;
}

function undetermined(view: View, decision: Explanation, speech: Speech, act: LaterAct): TemplateResult {
  const n = decision.missing.length;
  const { amount } = decision;
  const begin = (): void => act.open({ name: 'application', policy: decision.policy.id as PolicyId }, 'application');
  return html`<div class="yyb-stack yyb-stack--tight">${backLine(speech, act, speech.t('panel.back.short'))}${outcomeLine(decision, speech)}${screenHeading(view, speech.say('undetermined.heading', { policy: speech.of(decision.title), n }))}<p class="yyb-lead yyb-readable">${speech.t('undetermined.notNo')}</p></div>
    ${rangeLine(amount, speech)}
    <div class="yyb-box">${decision.missing.map(
      fact =>
        html`<div class="yyb-stack yyb-stack--tight">${subHeading(view, speech.t('undetermined.missing', { fact: speech.of(fact.label) }))}<p>${whyMissing(fact, speech)}</p></div>`,
    )}${view.may.confirm ? html`<div class="yyb-actions">${button(speech.say('undetermined.answer', { n }), begin, { main: true, key: 'application' })}</div>` : nothing}</div>
    <div class="yyb-stack">${subHeading(view, speech.t('detail.clauses'))}${clauses(decision, speech)}</div>
    <div class="yyb-actions">${object(view, decision, speech.t('ineligible.wrong'), act)}</div>`;
}

/** What is known of the amount already; nothing where that would be "at least nothing". */
function rangeLine(amount: Explanation['amount'], speech: Speech): TemplateResult | typeof nothing {
  if (amount.kind !== 'range' || (amount.to === null && amount.from === 0)) return nothing;
  const from = speech.yuan(amount.from);
  if (amount.to === null) return html`<p>${speech.t('undetermined.rangeOpen', { from })}</p>`;
  const to = speech.yuan(amount.to);
  return html`<p>${amount.from === 0 ? speech.t('undetermined.upTo', { to }) : speech.t('undetermined.range', { from, to })}</p>`;
}

function whyMissing(fact: Explanation['missing'][number], speech: Speech): string {
  const department = speech.of(fact.department);
  if (fact.reason === 'stale')
    return speech.t('missing.stale', { department, date: day(fact.heldUntil ?? '', speech) });
  return speech.t(`missing.${fact.reason}`, { department });
}

function day(held: string, speech: Speech): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(held) ? speech.formats.fullDay(held) : held;
}

function object(view: View, decision: Explanation, words: string, act: LaterAct): TemplateResult | typeof nothing {
  if (!view.may.confirm) return nothing;
  return button(words, () => act.open({ name: 'objection', policy: decision.policy.id as PolicyId }, 'objection'), {
    key: 'objection',
  });
}
