import type { Answer, Application } from '@yongyiban/core/contract';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { bodyBones } from '../../parts/bones.ts';
import { button } from '../../parts/button.ts';
import { field, formMistake, type Option, options } from '../../parts/field.ts';
import { screenHeading } from '../../parts/heading.ts';
import { icon } from '../../parts/icon.ts';
import { backLine, link } from '../../parts/link.ts';
import { pairs } from '../../parts/pairs.ts';
import { mark } from '../../parts/state.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { View } from '../view.ts';
import { documentAnswer, documentField } from './document.ts';

type Question = Application['questions'][number];

/** The short form: one question a page, only those whose answer can still change the outcome. */
export function application(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const policy = view.route.name === 'application' ? view.route.policy : null;
  const found = view.applications.data?.find(candidate => candidate.policy.id === policy);
  if (!found) {
    return view.draft.mistake
      ? html`<div class="yyb-body">${backLine(speech, act, speech.t('panel.back.short'))}${screenHeading(view, speech.t('error.heading'))}${formMistake(view)}</div>`
      : bodyBones();
  }
  if (found.status !== 'draft') return outcome(view, found, speech, act);
  const [question] = found.questions;
  return question ? ask(view, found, question, speech, act) : ready(view, found, speech, act);
}

function ask(view: View, at: Application, question: Question, speech: Speech, act: LaterAct): TemplateResult {
  const done = Object.keys(at.answers).length;
  const most = done + at.questions.length;
  const department = speech.of(question.department);
  const name = `q-${question.fact}`;
  const chosen = view.draft.form[name];
  const unknown: Option = {
    value: 'unknown',
    words: speech.t(question.kind === 'attachment' ? 'file.unknown' : 'easy.unknown'),
    more: speech.t(question.kind === 'attachment' ? 'file.unknown.more' : 'easy.unknown.more', { department }),
  };
  const next = () => {
    if (view.draft.busy) return;
    if (question.kind === 'attachment' && chosen !== 'unknown') {
      const made = documentAnswer(view, at, question, speech);
      return typeof made === 'string' ? act.mistake('file', made) : act.answer(at.id, question.fact, made);
    }
    const answer = answerOf(view, question, name);
    if (!answer)
      return act.mistake(
        typed(question) && chosen !== 'unknown' ? `${name}-value` : name,
        speech.t(typed(question) ? 'easy.number' : 'easy.choose'),
      );
    act.answer(at.id, question.fact, answer);
  };
  const choices: Option[] =
    question.kind === 'yes-no'
      ? [{ value: 'true', words: speech.t('easy.yes') }, { value: 'false', words: speech.t('easy.no') }, unknown]
      : question.kind === 'choice'
        ? [
            ...(question.choices ?? []).map(choice => ({ value: `=${choice.value}`, words: speech.of(choice.text) })),
            unknown,
          ]
        : [];
  const heading = html`<div class="yyb-stack">${progress(done, most, speech.say('easy.step', { policy: speech.of(at.policy.title), i: done + 1, n: most }))}${screenHeading(view, speech.of(question.text))}</div>`;
  const legend = html`<span class="yyb-hide">${speech.of(question.text)}</span>`;
  return html`<div class="yyb-body yyb-narrow">${backLine(speech, act, speech.t(done ? 'panel.back.short' : 'easy.back'))}${heading}
    ${
      choices.length
        ? options(view, act, name, legend, choices, chosen)
        : html`${question.kind === 'attachment' ? documentField(view, at, question, speech, act) : field(view, act, { name: `${name}-value`, label: speech.t('easy.answer'), ...(question.unit ? { hint: speech.t('easy.unit', { unit: speech.of(question.unit) }) } : question.kind === 'money' ? { hint: speech.t('easy.unit', { unit: speech.language === 'en' ? 'yuan' : '元' }) } : {}), mode: question.kind === 'integer' ? 'numeric' : question.kind === 'text' || question.kind === 'date' ? 'text' : 'decimal', ...(question.kind === 'date' ? { type: 'date' as const } : {}) })}${options(view, act, name, legend, [unknown], chosen)}`
    }
    <details class="yyb-more"><summary>${icon('onward')}<span>${speech.t('easy.why')}</span></summary><p>${speech.of(question.why)} ${speech.t('easy.why.only')}</p></details>
    <div class="yyb-stack yyb-stack--tight">${formMistake(view)}${button(speech.t('easy.next'), next, { main: true, wide: true, off: view.draft.busy, key: 'next' })}<p class="yyb-note yyb-center">${speech.say('easy.days', { n: at.reviewWorkingDays })}</p></div></div>`;
}

function progress(done: number, most: number, words: unknown): TemplateResult {
  return html`<div class="yyb-progress"><p class="yyb-note">${words}</p><svg aria-hidden="true">${svg`<rect class="is-track" width="100%" height="6"/><rect class="is-done" width="${Math.round(((done + 1) / most) * 100)}%" height="6"/>`}</svg></div>`;
}

function typed(question: Question): boolean {
  return question.kind !== 'yes-no' && question.kind !== 'choice' && question.kind !== 'attachment';
}

/** What was answered; null when it cannot be read as the question asks. */
export function answerOf(view: View, question: Question, name: string): Answer | null {
  const chosen = view.draft.form[name];
  if (chosen === 'unknown') return { kind: 'unknown' };
  if (question.kind === 'yes-no') return chosen ? { kind: 'value', value: chosen === 'true' } : null;
  if (question.kind === 'choice') return chosen ? { kind: 'value', value: chosen.slice(1) } : null;
  const text = (view.draft.form[`${name}-value`] ?? '')
    .trim()
    .replace(/[,，\s]/g, question.kind === 'text' ? '$&' : '');
  if (!text) return null;
  if (question.kind === 'integer') return /^-?\d{1,15}$/.test(text) ? { kind: 'value', value: Number(text) } : null;
  if (question.kind === 'decimal' || question.kind === 'money')
    return /^-?\d{1,13}(\.\d{1,2})?$/.test(text) ? { kind: 'value', value: text } : null;
  if (question.kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { kind: 'value', value: text } : null;
  return { kind: 'value', value: text };
}

function ready(view: View, at: Application, speech: Speech, act: LaterAct): TemplateResult {
  return html`<div class="yyb-body yyb-narrow">${backLine(speech, act, speech.t('panel.back.short'))}<div class="yyb-verdict">${mark('good', 'tick')}${screenHeading(view, speech.t('easy.ready.heading'))}<p class="yyb-lead">${speech.t('easy.ready')}</p></div><div class="yyb-stack yyb-stack--tight">${formMistake(view)}${button(speech.t('easy.send'), () => view.draft.busy || act.submit(at.id), { main: true, wide: true, off: view.draft.busy, key: 'send' })}<p class="yyb-note yyb-center">${speech.say('easy.days', { n: at.reviewWorkingDays })}</p></div></div>`;
}

function outcome(view: View, at: Application, speech: Speech, act: LaterAct): TemplateResult {
  const [tone, name] =
    at.status === 'approved'
      ? (['good', 'tick'] as const)
      : at.status === 'refused'
        ? (['none', 'minus'] as const)
        : (['busy', 'clock'] as const);
  const words =
    at.status === 'approved'
      ? 'easy.approved.heading'
      : at.status === 'refused'
        ? 'easy.refused.heading'
        : 'easy.sent.heading';
  return html`<div class="yyb-body"><div class="yyb-verdict">${mark(tone, name)}${screenHeading(view, speech.t(words))}<p class="yyb-lead">${
    at.status === 'approved'
      ? speech.t('easy.approved')
      : at.status === 'refused'
        ? (at.reason ? speech.of(at.reason) : nothing)
        : at.reviewBy
          ? speech.say('easy.sent', { date: speech.day(at.reviewBy) })
          : nothing
  }</p></div><div class="yyb-box">${pairs([
    [speech.t('easy.policy'), speech.of(at.policy.title)],
    [speech.t('easy.reviewer'), speech.of(at.policy.department)],
    [speech.t('easy.sentAt'), at.submittedAt ? speech.moment(at.submittedAt) : null],
    [speech.t('easy.by'), at.reviewBy ? speech.formats.fullDay(at.reviewBy) : null],
  ])}</div><div class="yyb-actions">${link(speech.t('panel.back'), () => act.home(), { before: 'back' })}</div></div>`;
}
