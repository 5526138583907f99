import { mediaTypeOf } from '@yongyiban/core/application';
import type { AttachmentId } from '@yongyiban/core/contract';
import { sha256Add, sha256End, sha256Start } from '@yongyiban/core/policy';
import { plan } from '../clock/agenda.ts';
import { questionsFor } from '../deciding/questions.ts';
import { created, ok, type Refusal, refuse } from '../http/answer.ts';
import type { Caller, Handlers } from '../http/call.ts';
import { type ApplicationRecord, type AttachmentRecord, nextId, touch, type World } from '../world/world.ts';
import { showApplication, showAttachment } from './show-application.ts';

/** How long an unfinished upload is kept after its last part. */
const kept = 24 * 3_600_000;

/** Nobody went on with an upload: it is dropped, unless a part has come meanwhile. */
export function uploadExpires(world: World, id: string): void {
  const record = world.attachments.get(id as AttachmentId);
  if (record === undefined || record.status === 'received') return;
  if (record.expiresAt > world.now) plan(world.agenda, record.expiresAt, { kind: 'upload-expires', attachment: id });
  else drop(world, record);
}

/** Forgets a document; what it answered is open again. */
function drop(world: World, record: AttachmentRecord): void {
  world.attachments.delete(record.id);
  const application = world.applications.get(record.application)!;
  application.attachments.splice(application.attachments.indexOf(record.id), 1);
  const answer = application.answers[record.question];
  if (answer?.kind !== 'attachments' || !answer.attachments.includes(record.id)) return;
  const { [record.question]: _, ...others } = application.answers;
  const left = answer.attachments.filter(each => each !== record.id);
  application.answers =
    left.length === 0 ? others : { ...others, [record.question]: { kind: 'attachments', attachments: left } };
  const subject = world.subjects.get(application.subject)!;
  application.questions = questionsFor(world, subject, application.policy, application.answers);
}

function ownDraft(world: World, caller: Caller, id: string | undefined): ApplicationRecord | Refusal {
  const record = world.applications.get(id as never);
  if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
  return record.status === 'draft' ? record : refuse('application-sent');
}

function find(world: World, application: ApplicationRecord, id: string | undefined): AttachmentRecord | Refusal {
  const record = world.attachments.get(id as never);
  return record === undefined || record.application !== application.id ? refuse('not-found') : record;
}

type Operation = 'createAttachment' | 'getAttachment' | 'appendAttachment' | 'removeAttachment';

export const attachments: Handlers<Operation> = {
  createAttachment({ world, caller, params, body }) {
    const application = ownDraft(world, caller, params.application);
    if ('problem' in application) return application;
    const mine = application.attachments
      .map(id => world.attachments.get(id)!)
      .filter(({ question }) => question === body.question);
    const same = mine.find(({ sha256, size }) => sha256 === body.sha256 && size === body.size);
    if (same !== undefined) return ok(showAttachment(same));
    const asked = askedBy(world, caller, application, body.question);
    if (asked === undefined) return refuse('not-found', { detail: 'No document is asked for by this question' });
    if (!asked.mediaTypes.includes(body.mediaType)) return refuse('attachment-type');
    if (body.size > asked.maxSize) return refuse('attachment-too-large');
    if (mine.length >= asked.maxCount) return refuse('attachment-limit');
    const record: AttachmentRecord = {
      ...body,
      id: nextId<AttachmentId>(world, 'att'),
      application: application.id,
      digest: sha256Start,
      status: 'uploading',
      expiresAt: world.now + kept,
    };
    world.attachments.set(record.id, record);
    application.attachments.push(record.id);
    plan(world.agenda, record.expiresAt, { kind: 'upload-expires', attachment: record.id });
    touch(world, application.subject);
    return created(showAttachment(record), `/applications/${application.id}/attachments/${record.id}`);
  },

  getAttachment({ world, caller, params }) {
    const application = world.applications.get(params.application as never);
    if (application === undefined || application.subject !== caller.subject.id) return refuse('not-found');
    const record = find(world, application, params.attachment);
    return 'problem' in record ? record : ok(showAttachment(record));
  },

  appendAttachment({ world, caller, params, body: { offset, bytes } }) {
    const application = ownDraft(world, caller, params.application);
    if ('problem' in application) return application;
    const record = find(world, application, params.attachment);
    if ('problem' in record) return record;
    const { length } = record.digest;
    if (offset !== length || length + bytes.length > record.size) {
      return refuse('upload-offset', { headers: { 'Upload-Offset': String(length) } });
    }
    if (offset === 0 && mediaTypeOf(bytes) !== record.mediaType) {
      drop(world, record);
      return refuse('attachment-type');
    }
    record.digest = sha256Add(record.digest, bytes);
    record.expiresAt = world.now + kept;
    if (record.digest.length === record.size) {
      if (sha256End(record.digest) !== record.sha256) {
        drop(world, record);
        return refuse('attachment-digest');
      }
      record.status = 'received';
    }
    touch(world, application.subject);
    return ok(showAttachment(record));
  },

  removeAttachment({ world, caller, params }) {
    const application = ownDraft(world, caller, params.application);
    if ('problem' in application) return application;
    const record = find(world, application, params.attachment);
    if ('problem' in record) return record;
    drop(world, record);
    touch(world, application.subject);
    return ok(showApplication(world, application));
  },
};

/** What is taken on a question: one that stands open, or one that documents have answered already. */
function askedBy(world: World, caller: Caller, application: ApplicationRecord, question: string) {
  const { [question]: _, ...others } = application.answers;
  return questionsFor(world, caller.subject, application.policy, others).find(({ fact }) => fact === question)
    ?.attachment;
}
