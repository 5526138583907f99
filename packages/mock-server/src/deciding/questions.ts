import type { Answer, AttachmentRule, PolicyId, Question } from '@yongyiban/core/contract';
import {
  type Decision,
  type DossierData,
  type DossierFactData,
  type Explanation,
  explain,
  type Missing,
} from '@yongyiban/core/policy';
import { dayAt } from '../clock/instant.ts';
import type { SubjectRecord, World } from '../world/world.ts';
import { openBook } from './book.ts';
import { decideOne, policyOf } from './decide-subject.ts';

/**
 * What still matters, given the answers so far, the most decisive first: the facts that the decision misses with those
 * answers in it. As soon as the outcome is settled nothing more is asked. "I don't know" is an answer too: the
 * department finds out.
 */
export function questionsFor(
  world: World,
  subject: SubjectRecord,
  id: PolicyId,
  answers: Readonly<Record<string, Answer>>,
): Question[] {
  const policy = policyOf(world, id);
  const decision = decideOne(world, subject, policy, answeredFacts(world, subject, id, answers));
  if (decision.outcome === 'ineligible') return [];
  const explained = explain(decision);
  const seen = new Set<string>();
  const facts = decision.missing.flatMap((missing): Question[] => {
    const { fact } = missing;
    if (answers[fact.path] !== undefined || seen.has(fact.path)) return [];
    seen.add(fact.path);
    const why =
      explained.criteria.find(one => one.outcome === 'unknown' && reads(policy, one.id, fact.path)) ??
      explained.criteria.find(one => one.outcome === 'unknown');
    const unit = fact.unit === undefined ? {} : { unit: fact.unit };
    return [
      {
        fact: fact.path,
        text: fact.label,
        why: why?.text ?? explained.title,
        ...kindOf(missing),
        ...unit,
        department: fact.department.label,
      },
    ];
  });
  return [...facts, ...documentsFor(decision, explained, answers)];
}

/** What is taken as a document: enough for a contract, whether scanned or photographed page by page. */
const documents: AttachmentRule = {
  mediaTypes: ['application/pdf', 'image/jpeg', 'image/png'],
  maxSize: 10 * 1_048_576,
  maxCount: 5,
};

/** The documents that the policy wants (材料): those that prove something only where the subject says it of itself. */
function documentsFor(
  { policy, missing }: Decision,
  explained: Explanation,
  answers: Readonly<Record<string, Answer>>,
): Question[] {
  return policy.materials.flatMap(({ id, text, proves }) => {
    const fact = `materials.${id}`;
    if (answers[fact] !== undefined || (proves !== undefined && !mayBeSaid(proves))) return [];
    const clause = proves === undefined ? undefined : policy.criteria.find(each => reads(policy, each.id, proves));
    return [
      {
        fact,
        text,
        why: clause?.text ?? explained.title,
        kind: 'attachment' as const,
        attachment: documents,
        department: policy.authority.department,
      },
    ];
  });

  /** The subject said it, or may still. */
  function mayBeSaid(path: string): boolean {
    const answer = answers[path];
    if (answer === undefined) return missing.some(({ fact }) => fact.path === path);
    return answer.kind === 'value' && answer.value !== false;
  }
}

/** Whether a clause names the fact in its expression. */
function reads(
  policy: { criteria: readonly { id: string; expression: string }[] },
  clause: string,
  path: string,
): boolean {
  return policy.criteria.some(({ id, expression }) => id === clause && expression.includes(path));
}

function kindOf({ fact }: Missing): Pick<Question, 'kind' | 'choices'> {
  const type = fact.type.kind === 'series' ? fact.type.of : fact.type;
  switch (type.kind) {
    case 'bool':
      return { kind: 'yes-no' };
    case 'int':
      return { kind: 'integer' };
    case 'decimal':
    case 'percent':
      return { kind: 'decimal' };
    case 'money':
      return { kind: 'money' };
    case 'date':
      return { kind: 'date' };
    case 'enum':
      return { kind: 'choice', choices: type.values.map(value => ({ value, text: { 'zh-CN': value, en: value } })) };
    default:
      return { kind: 'text' };
  }
}

/** Answers as facts that the subject itself supplies. One that does not fit its fact's type is as good as none. */
export function answeredFacts(
  world: World,
  subject: SubjectRecord,
  id: PolicyId,
  answers: Readonly<Record<string, Answer>>,
): DossierData['facts'] {
  const { catalogue } = openBook(world.book);
  const policy = policyOf(world, id);
  const facts: Record<string, DossierFactData> = {};
  for (const missing of decideOne(world, subject, policy).missing) addAnswer(missing, missing.fact.path);
  for (const path of Object.keys(answers)) {
    const fact = catalogue.facts.get(path);
    if (facts[path] === undefined && fact !== undefined) addAnswer({ fact, reason: 'absent' }, path);
  }
  return facts;

  function addAnswer(missing: Missing, path: string): void {
    const answer = answers[path];
    if (answer?.kind !== 'value') return;
    const value = answerValue(missing, answer.value);
    if (value !== undefined) facts[path] = { value, asOf: dayAt(world.now), by: 'subject' };
  }
}

function answerValue(missing: Missing, value: boolean | number | string): unknown {
  const { type } = missing.fact;
  if (type.kind === 'series') {
    if (missing.window === undefined) return undefined;
    const plain = plainValue(type.of.kind, value);
    return plain === undefined
      ? undefined
      : { [`${monthText(missing.window.first)}/${monthText(missing.window.last)}`]: plain };
  }
  return plainValue(type.kind, value);
}

/** A value in the notation of dossiers: money as text in yuan, percents with their sign. */
function plainValue(kind: string, value: boolean | number | string): unknown {
  switch (kind) {
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'int':
      return Number.isSafeInteger(Number(value)) && typeof value !== 'boolean' ? Number(value) : undefined;
    case 'percent':
      return /^\d+(\.\d+)?( ?%)?$/.test(String(value)) ? `${String(value).replace(/ ?%$/, '')} %` : undefined;
    case 'money':
    case 'decimal':
      return /^\d+(\.\d{1,6})?$/.test(String(value)) ? String(value) : undefined;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? value : undefined;
    default:
      return typeof value === 'string' ? value : undefined;
  }
}

/** A month counted from January of year 0, as text. */
function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
