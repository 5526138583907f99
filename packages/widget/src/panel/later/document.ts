import type { Upload } from '@yongyiban/core';
import type { Answer, Application, Attachment } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../parts/icon.ts';
import { plain, type Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { View } from '../view.ts';

type Question = Application['questions'][number];

/** What there is of a question's documents: those that have arrived, those on their way, those an earlier visit left. */
interface Documents {
  readonly received: readonly Attachment[];
  readonly unfinished: readonly Attachment[];
  readonly uploads: readonly Upload[];
}

function documentsOf(view: View, at: Application, question: Question): Documents {
  const uploads = [...view.uploads.values()].filter(
    upload => upload.application === at.id && upload.question === question.fact,
  );
  const mine = (at.attachments ?? []).filter(attachment => attachment.question === question.fact);
  return {
    uploads,
    received: mine.filter(({ status }) => status === 'received'),
    unfinished: mine.filter(
      ({ id, status }) => status !== 'received' && !uploads.some(({ attachment }) => attachment === id),
    ),
  };
}

/** The answer that the documents make; words where they make none yet. */
export function documentAnswer(view: View, at: Application, question: Question, speech: Speech): Answer | string {
  const { received, uploads } = documentsOf(view, at, question);
  if (uploads.some(({ state }) => state !== 'failed')) return speech.t('file.wait');
  if (received.length === 0) return speech.t('file.needed');
  return { kind: 'attachments', attachments: received.map(({ id }) => id) };
}

/** Where documents are chosen, with those chosen so far and how far each is on its way. */
export function documentField(
  view: View,
  at: Application,
  question: Question,
  speech: Speech,
  act: LaterAct,
): TemplateResult {
  const rule = question.attachment ?? { mediaTypes: [], maxSize: 0, maxCount: 1 };
  const documents = documentsOf(view, at, question);
  const { received, unfinished, uploads } = documents;
  const id = `${view.uid}-file`;
  const wrong = view.draft.mistake?.field === 'file' ? view.draft.mistake.words : null;
  const room = rule.maxCount - received.length - uploads.length;
  const choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    for (const file of [...(input.files ?? [])].slice(0, room)) act.attach(at.id, question, file);
    // The same file can be chosen again, as after its name or content was mended.
    input.value = '';
  };
  const words = speech.t(received.length + uploads.length > 0 ? 'file.more' : 'file.choose');
  return html`<div class="yyb-field">${
    room > 0
      ? html`<label class="yyb-btn yyb-file"><input type="file" id=${id} name=${id} data-key="file" multiple accept=${rule.mediaTypes.join(',')} aria-describedby="${id}-hint${wrong ? ` ${id}-wrong` : ''}" aria-invalid=${wrong ? 'true' : nothing} @change=${choose}>${icon('plus')}<span>${words}</span></label>`
      : nothing
  }<p class="yyb-note" id="${id}-hint">${speech.say('file.hint', { kinds: kindsOf(rule.mediaTypes, speech), size: sizeOf(rule.maxSize, speech), n: rule.maxCount })}</p>${
    wrong ? html`<p class="yyb-bad" id="${id}-wrong">${wrong}</p>` : nothing
  }${
    received.length + unfinished.length + uploads.length
      ? html`<ul class="yyb-files" aria-label=${speech.t('file.list')}>${received.map(each => arrived(at, each, speech, act))}${unfinished.map(each => leftBehind(at, each, speech, act))}${uploads.map(each => onItsWay(each, speech, act))}</ul>`
      : nothing
  }<p class="yyb-hide" role="status">${milestone(documents, speech)}</p></div>`;
}

function arrived(at: Application, { id, name, size }: Attachment, speech: Speech, act: LaterAct): TemplateResult {
  const called = plain(name, 80);
  return html`<li class="yyb-files__item">${icon('tick')}<span class="yyb-files__name"><bdi>${called}</bdi> <span class="yyb-note">${speech.say('file.received', { size: sizeOf(size, speech) })}</span></span>${quiet(speech.t('file.remove'), speech.t('file.remove.name', { name: called }), event => leave(event, () => act.detach(at.id, id)))}</li>`;
}

function leftBehind(
  at: Application,
  { id, name, received, size }: Attachment,
  speech: Speech,
  act: LaterAct,
): TemplateResult {
  const called = plain(name, 80);
  return html`<li class="yyb-files__item">${icon('later')}<span class="yyb-files__name"><bdi>${called}</bdi> <span class="yyb-note">${speech.say('file.unfinished', { percent: percentOf(received, size) })}</span></span>${quiet(speech.t('file.remove'), speech.t('file.remove.name', { name: called }), event => leave(event, () => act.detach(at.id, id)))}</li>`;
}

function onItsWay(upload: Upload, speech: Speech, act: LaterAct): TemplateResult {
  const { id, name, sent, total, state, error } = upload;
  const called = plain(name, 80);
  const failed = state === 'failed';
  const words =
    state === 'checking'
      ? speech.t('file.checking')
      : state === 'waiting'
        ? speech.t('file.waiting')
        : speech.t('file.sending', { percent: percentOf(sent, total), size: sizeOf(total, speech) });
  return html`<li class="yyb-files__item">${icon(failed ? 'warning' : 'now')}<span class="yyb-files__name"><bdi>${called}</bdi> ${
    failed
      ? html`<span class="yyb-bad">${error ? speech.of(error.help) : speech.t('refused.other')}</span>`
      : html`<progress class="yyb-files__bar" max=${total} .value=${sent} aria-label=${speech.t('file.progress', { name: called })}></progress><span class="yyb-note yyb-num">${words}</span>`
  }</span>${
    failed && error?.retry !== false
      ? quiet(speech.t('file.again'), speech.t('file.again.name', { name: called }), () => act.againUpload(id))
      : nothing
  }${quiet(
    speech.t(failed ? 'file.remove' : 'file.cancel'),
    speech.t(failed ? 'file.remove.name' : 'file.cancel.name', { name: called }),
    event => leave(event, () => act.cancelUpload(id)),
  )}</li>`;
}

function quiet(words: string, name: string, run: (event: Event) => void): TemplateResult {
  return html`<button type="button" class="yyb-link yyb-link--quiet" aria-label=${name} @click=${run}>${words}</button>`;
}

/** The line that holds focus goes away: focus goes to where another can be chosen. */
function leave(event: Event, run: () => void): void {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  run();
  setTimeout(() => root.querySelector<HTMLElement>('[data-key="file"]')?.focus());
}

/** What is worth saying aloud: that it has begun, that half of it is there, how it ended. Not every part. */
function milestone({ received, uploads }: Documents, speech: Speech): string {
  const failed = uploads.find(({ state }) => state === 'failed');
  if (failed) return failed.error ? speech.of(failed.error.help) : '';
  const waiting = uploads.find(({ state }) => state === 'waiting');
  if (waiting) return speech.t('file.waiting');
  const [upload] = uploads;
  if (upload) return speech.t(upload.sent * 2 < upload.total ? 'file.begun' : 'file.half');
  return received.length ? speech.t('file.done', { n: received.length }) : '';
}

function percentOf(part: number, whole: number): number {
  return whole > 0 ? Math.floor((part / whole) * 100) : 0;
}

/** "10 MB", "480 KB". */
function sizeOf(bytes: number, { formats }: Speech): string {
  const mega = bytes / 1_048_576;
  return mega >= 1
    ? `${formats.number(Math.round(mega * 10) / 10)} MB`
    : `${formats.number(Math.max(1, Math.round(bytes / 1024)))} KB`;
}

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/heic': 'HEIC',
};

function kindsOf(mediaTypes: readonly string[], { language }: Speech): string {
  return mediaTypes.map(type => kinds[type] ?? type).join(language === 'en' ? ', ' : '、');
}
