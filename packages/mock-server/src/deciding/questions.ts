import type { Answer, PolicyId, Question } from '@yongyiban/core/contract';
import type { SubjectRecord, World } from '../world/world.ts';

/**
 * What still matters, given the answers so far: the facts that the decision misses, each asked once. "I don't know" is
 * an answer too: the department finds out.
 */
export function questionsFor(
  _world: World,
  subject: SubjectRecord,
  policy: PolicyId,
  answers: Readonly<Record<string, Answer>>,
): Question[] {
  const decision = subject.decisions.get(policy);
  if (decision === undefined) return [];
  return decision.missing
    .filter(missing => answers[missing.fact] === undefined)
    .map(missing => {
      const clause = decision.criteria.find(criterion => criterion.outcome === 'unknown');
      return {
        fact: missing.fact,
        text: missing.label,
        why: clause?.text ?? decision.title,
        kind: 'text',
        department: missing.department,
      };
    });
}
