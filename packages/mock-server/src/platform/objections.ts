import { plusWorkingDays } from '@yongyiban/core/application';
import type { Localized, Objection, ObjectionId } from '@yongyiban/core/contract';
import { plan } from '../clock/agenda.ts';
import { dayAt, endOfDay, instantText } from '../clock/instant.ts';
import { created, ok, refuse } from '../http/answer.ts';
import type { Handlers } from '../http/call.ts';
import { page } from '../http/page.ts';
import { nextId, type ObjectionRecord, touch, type World } from '../world/world.ts';
import { newestFirst } from './payouts.ts';

/** Working days a department has for its answer. */
export const answerWorkingDays = 10;

export function showObjection(world: World, record: ObjectionRecord): Objection {
  const policy = world.policies.get(record.policy)!;
  return {
    id: record.id,
    policy: { id: policy.id, title: policy.title },
    ...(record.entitlement === undefined ? {} : { entitlement: record.entitlement }),
    about: record.about,
    ...(record.fact === undefined ? {} : { fact: record.fact }),
    ...(record.claimed === undefined ? {} : { claimed: record.claimed }),
    status: record.status,
    department: record.department,
    raisedAt: instantText(record.raisedAt),
    answerBy: record.answerBy,
    ...(record.answer === undefined ? {} : { answer: record.answer }),
  };
}

/** Who answers: the department that supplies the fact, or else the one that pays. */
function departmentOf(
  world: World,
  record: { policy: ObjectionRecord['policy']; fact?: string; subject: ObjectionRecord['subject'] },
): Localized {
  const decision = world.subjects.get(record.subject)!.decisions.get(record.policy);
  const read = decision?.criteria.flatMap(criterion => criterion.facts).find(fact => fact.fact === record.fact);
  const missing = decision?.missing.find(fact => fact.fact === record.fact);
  return read?.department ?? missing?.department ?? world.policies.get(record.policy)!.authority.department;
}

export const objections: Handlers<'listObjections' | 'createObjection' | 'getObjection'> = {
  listObjections({ world, caller, query }) {
    const mine = caller.subject.objections.map((id, position) => ({ id, key: newestFirst(position) })).reverse();
    const list = `objections/${caller.subject.id}`;
    return page(
      world,
      list,
      mine,
      item => item.key,
      item => showObjection(world, world.objections.get(item.id)!),
      query,
    );
  },

  createObjection({ world, caller, body }) {
    const { policy, entitlement } = body;
    if (!world.policies.has(policy)) return refuse('not-found', { detail: 'There is no such policy' });
    if (entitlement !== undefined) {
      const about = world.entitlements.get(entitlement);
      if (about === undefined || about.subject !== caller.subject.id || about.policy !== policy) {
        return refuse('not-found', { detail: 'There is no such entitlement of yours under this policy' });
      }
    }
    const answerBy = plusWorkingDays(dayAt(world.now), answerWorkingDays);
    const { fact, period, claimed, note } = body;
    const record: ObjectionRecord = {
      id: nextId<ObjectionId>(world, 'obj'),
      subject: caller.subject.id,
      policy,
      about: body.about,
      ...(entitlement === undefined ? {} : { entitlement }),
      ...(fact === undefined ? {} : { fact }),
      ...(period === undefined ? {} : { period }),
      ...(claimed === undefined ? {} : { claimed }),
      ...(note === undefined ? {} : { note }),
      status: 'open',
      department: departmentOf(world, { policy, subject: caller.subject.id, ...(fact === undefined ? {} : { fact }) }),
      raisedAt: world.now,
      answerBy,
    };
    world.objections.set(record.id, record);
    caller.subject.objections.push(record.id);
    touch(world, caller.subject.id);
    // Departments use the time they have: the answer comes in the afternoon of the last day.
    plan(world.agenda, endOfDay(answerBy) - 8 * 3_600_000, { kind: 'objection-answered', objection: record.id });
    return created(showObjection(world, record), `/objections/${record.id}`);
  },

  getObjection({ world, caller, params }) {
    const record = world.objections.get(params.objection as never);
    if (record === undefined || record.subject !== caller.subject.id) return refuse('not-found');
    return ok(showObjection(world, record));
  },
};
