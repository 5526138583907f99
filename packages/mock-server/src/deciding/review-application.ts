import type { DossierFactData } from '@yongyiban/core/policy';
import { explain } from '@yongyiban/core/policy';
import { offer } from '../world/found.ts';
import { type ApplicationRecord, touch, type World } from '../world/world.ts';
import { decideOne, policyOf } from './decide-subject.ts';
import { addFacts } from './departments.ts';
import { answeredFacts } from './questions.ts';

/**
 * The department reviews an application by its last day: it decides on the answers, and on what it found out itself where
 * the answer was "I don't know". Approved, the entitlement is offered like any other.
 */
export function reviewApplication(world: World, id: string): void {
  const application = world.applications.get(id as never)!;
  if (application.status !== 'submitted') return;
  const subject = world.subjects.get(application.subject)!;
  addFacts(subject, {
    ...answeredFacts(world, subject, application.policy, application.answers),
    ...foundOut(world, application),
  });
  const policy = policyOf(world, application.policy);
  const decision = explain(decideOne(world, subject, policy));
  subject.decisions.set(application.policy, decision);
  if (decision.outcome === 'eligible' && decision.amount.kind === 'known' && decision.amount.fen > 0) {
    application.status = 'approved';
    offer(world, subject, world.policies.get(application.policy)!, decision, decision.amount.fen);
  } else {
    application.status = 'refused';
    const failed = decision.criteria.find(({ outcome }) => outcome !== 'met');
    application.reason = {
      'zh-CN': `没有通过：${failed?.text['zh-CN'] ?? '数据仍不足'}`,
      en: `Not approved: ${failed?.text.en ?? 'data are still missing'}`,
    };
  }
  touch(world, application.subject);
}

/** What the department's own files hold on questions answered "I don't know". */
function foundOut(world: World, application: ApplicationRecord): Record<string, DossierFactData> {
  const facts: Record<string, DossierFactData> = {};
  for (const [path, answer] of Object.entries(application.answers)) {
    const filed = world.corrections.get(`${application.subject} ${path}`);
    if (answer.kind === 'unknown' && filed !== undefined) facts[path] = filed;
  }
  return facts;
}
