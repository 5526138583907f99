import { plusWorkingDays } from '@yongyiban/core/application';
import type { Answer, ApplicationId } from '@yongyiban/core/contract';
import { plan } from '../clock/agenda.ts';
import { dayAt, endOfDay } from '../clock/instant.ts';
import { policyInForce } from '../deciding/decide-subject.ts';
import { questionsFor } from '../deciding/questions.ts';
import { created, ok, refuse } from '../http/answer.ts';
import type { Handlers } from '../http/call.ts';
import { page } from '../http/page.ts';
import { type ApplicationRecord, nextId, touch, type World } from '../world/world.ts';
import { newestFirst } from './payouts.ts';
import { reviewWorkingDays, showApplication } from './show-application.ts';

function closed(world: World, policy: ApplicationRecord['policy']): boolean {
  if (policyInForce(world, policy) === undefined) return true;
  const deadline = world.policies.get(policy)!.deadline;
  return deadline !== undefined && deadline < dayAt(world.now);
}

/** Whether the documents that an answer names are there, each to the last byte. */
function isWhole(world: World, record: ApplicationRecord, answer: Answer): boolean {
  return (
    answer.kind !== 'attachments' ||
    answer.attachments.every(id => record.attachments.includes(id) && world.attachments.get(id)?.status === 'received')
  );
}

type Operation =
  | 'listApplications'
  | 'createApplication'
  | 'getApplication'
  | 'answerApplication'
  | 'submitApplication';

export const applications: Handlers<Operation> = {
  listApplications({ world, caller, query }) {
    const mine = caller.subject.applications.map((id, position) => ({ id, key: newestFirst(position) })).reverse();
    const list = `applications/${caller.subject.id}`;
    return page(
      world,
      list,
      mine,
      item => item.key,
      item => showApplication(world, world.applications.get(item.id)!),
      query,
    );
  },

  createApplication({ world, caller, body }) {
    const decision = caller.subject.decisions.get(body.policy);
    if (decision === undefined) return refuse('not-found', { detail: 'No policy of this name concerns you' });
    if (closed(world, body.policy)) return refuse('deadline-passed');
    const open = caller.subject.applications
      .map(id => world.applications.get(id)!)
      .find(record => record.policy === body.policy && record.status !== 'refused');
    if (open !== undefined) return ok(showApplication(world, open));
    const record: ApplicationRecord = {
      id: nextId<ApplicationId>(world, 'app'),
      subject: caller.subject.id,
      policy: body.policy,
      status: 'draft',
      answers: {},
      attachments: [],
      questions: questionsFor(world, caller.subject, body.policy, {}),
    };
    world.applications.set(record.id, record);
    caller.subject.applications.push(record.id);
    touch(world, caller.subject.id);
    return created(showApplication(world, record), `/applications/${record.id}`);
  },

  getApplication({ world, caller, params }) {
    const record = world.applications.get(params.application as never);
    if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
    return ok(showApplication(world, record));
  },

  answerApplication({ world, caller, params, body }) {
    const record = world.applications.get(params.application as never);
    if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
    if (record.status !== 'draft') return refuse('application-sent');
    const wanting = Object.entries(body.answers).find(([, answer]) => !isWhole(world, record, answer));
    if (wanting !== undefined) return refuse('attachment-incomplete', { detail: `An answer to "${wanting[0]}"` });
    record.answers = { ...record.answers, ...body.answers };
    record.questions = questionsFor(world, caller.subject, record.policy, record.answers);
    touch(world, caller.subject.id);
    return ok(showApplication(world, record));
  },

  submitApplication({ world, caller, params }) {
    const record = world.applications.get(params.application as never);
    if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
    if (record.status !== 'draft') return ok(showApplication(world, record));
    if (closed(world, record.policy)) return refuse('deadline-passed');
    if (record.questions.length > 0) return refuse('application-incomplete');
    record.status = 'submitted';
    record.submittedAt = world.now;
    record.reviewBy = plusWorkingDays(dayAt(world.now), reviewWorkingDays);
    touch(world, caller.subject.id);
    plan(world.agenda, endOfDay(record.reviewBy) - 8 * 3_600_000, {
      kind: 'application-reviewed',
      application: record.id,
    });
    return ok(showApplication(world, record));
  },
};
