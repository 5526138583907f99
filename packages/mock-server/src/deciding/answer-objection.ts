import type { Localized } from '@yongyiban/core/contract';
import { type DossierData, FactsError, parseDossier } from '@yongyiban/core/policy';
import { dayAt } from '../clock/instant.ts';
import { type ObjectionRecord, touch, type World } from '../world/world.ts';
import { openBook } from './book.ts';
import { decideSubject } from './decide-subject.ts';
import { addFacts } from './departments.ts';

/** A note that holds these words makes the department find the claimed value right: for tests without set-up. */
export const magicNote = '模拟属实';

const upheld: Localized = {
  'zh-CN': '经核实，您说得对。数据已更正，补贴重新判定。',
  en: 'We checked and you are right. The data are corrected and the decision is made anew.',
};
const dismissed: Localized = { 'zh-CN': '经核实，数据无误。', en: 'We checked our records; they are right.' };

/**
 * The department answers an objection by its last day. Where its own files (the scenario's corrections) or the magic note
 * bear the subject out, the fact is corrected and everything about the subject is decided anew.
 */
export function answerObjection(world: World, id: string): void {
  const objection = world.objections.get(id as never)!;
  if (objection.status !== 'open') return;
  const found = correctionOf(world, objection);
  const facts = found !== null && isReadable(world, objection, found) ? found : null;
  objection.status = facts === null ? 'dismissed' : 'upheld';
  objection.answer = facts === null ? dismissed : upheld;
  const subject = world.subjects.get(objection.subject)!;
  if (facts !== null) {
    addFacts(subject, facts);
    decideSubject(world, subject, {
      'zh-CN': '您的异议成立，数据已更正，金额重新计算',
      en: 'Your objection was upheld: the data are corrected and the amount was worked out again',
    });
  }
  touch(world, objection.subject);
}

/** Whether what is claimed is a value that the fact can have at all. */
function isReadable(world: World, { subject }: ObjectionRecord, facts: DossierData['facts']): boolean {
  try {
    parseDossier(openBook(world.book).catalogue, { subject: world.subjects.get(subject)!.dossier.subject, facts });
    return true;
  } catch (error) {
    if (error instanceof FactsError) return false;
    throw error;
  }
}

function correctionOf(world: World, objection: ObjectionRecord): DossierData['facts'] | null {
  const { subject, fact, claimed, note, period } = objection;
  if (objection.about !== 'fact' || fact === undefined) return null;
  const filed = world.corrections.get(`${subject} ${fact}`);
  if (filed !== undefined) return { [fact]: filed };
  if (note?.includes(magicNote) !== true || claimed === undefined) return null;
  const before = world.subjects.get(subject)!.dossier.facts[fact];
  const value = readClaim(before?.value, claimed);
  return { [fact]: { value: period === undefined ? value : { [period]: value }, asOf: dayAt(world.now) } };
}

/** What a person wrote, in the kind that the fact has: a whole number, yes or no, or text such as an amount in yuan. */
function readClaim(before: unknown, claimed: string): unknown {
  const text = claimed.trim();
  if (typeof before === 'number') return Number(text);
  if (typeof before === 'boolean') return /^(是|有|yes|true)$/i.test(text);
  return text.replace(/^¥/, '');
}
