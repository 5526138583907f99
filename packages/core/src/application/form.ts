import type { Answer, Application, Question } from '../contract/application.ts';
import { type OfficialCalendar, officialCalendar } from './official-calendar.ts';
import { isKnownDay, plusWorkingDays, workingDaysUntil } from './working-days.ts';

/** What a short form shows now: one question, or that it can be sent, or that it was. */
export type Form =
  | {
      readonly kind: 'asking';
      readonly question: Question;
      /** This question's number, from 1, and how many there are at most: fewer where an answer settles the outcome. */
      readonly number: number;
      readonly atMost: number;
      /** If it were sent today, the last day for the answer. */
      readonly answerBy: string;
      /** The holidays of that time have not been announced: the day can move, and is to be shown as a guess. */
      readonly tentative: boolean;
    }
  | { readonly kind: 'complete'; readonly answerBy: string; readonly tentative: boolean }
  | {
      readonly kind: 'in-review';
      readonly answerBy: string | null;
      readonly workingDaysLeft: number | null;
      readonly tentative: boolean;
    }
  | { readonly kind: 'decided'; readonly approved: boolean };

/**
 * Reads an application as a form of one question at a time: only what still matters, the most decisive first, as the
 * platform ordered it.
 *
 * @param today - ISO 8601, in the city's own calendar.
 * @example
 * ```ts
 * const form = formOf(application, '2020-06-10');
 * if (form.kind === 'asking') await stores.applications.answer(application.id, { [form.question.fact]: unknownAnswer });
 * ```
 */
export function formOf(application: Application, today: string, calendar: OfficialCalendar = officialCalendar): Form {
  const { status, questions, answers, reviewWorkingDays, reviewBy } = application;
  if (status === 'approved' || status === 'refused') return { kind: 'decided', approved: status === 'approved' };
  if (status !== 'draft') {
    const workingDaysLeft = reviewBy === undefined ? null : workingDaysUntil(reviewBy, today, calendar);
    const tentative = reviewBy !== undefined && !isKnownDay(reviewBy, calendar);
    return { kind: 'in-review', answerBy: reviewBy ?? null, workingDaysLeft, tentative };
  }
  const answerBy = plusWorkingDays(today, reviewWorkingDays, calendar);
  const tentative = !isKnownDay(answerBy, calendar);
  const [question] = questions;
  if (!question) return { kind: 'complete', answerBy, tentative };
  const done = Object.keys(answers).length;
  return { kind: 'asking', question, number: done + 1, atMost: done + questions.length, answerBy, tentative };
}

/** "I don't know": it leads on, and the department finds out. */
export const unknownAnswer: Answer = { kind: 'unknown' };

/** What is wrong with an answer before it is sent; null where nothing is. */
export function mistakeIn(question: Question, answer: Answer): 'type' | 'range' | 'choice' | null {
  if (answer.kind === 'unknown') return null;
  if (answer.kind === 'attachments') {
    if (question.kind !== 'attachment') return 'type';
    return answer.attachments.length <= (question.attachment?.maxCount ?? Number.POSITIVE_INFINITY) ? null : 'range';
  }
  const { value } = answer;
  switch (question.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? null : 'type';
    case 'integer':
      return typeof value !== 'number' ? 'type' : Number.isSafeInteger(value) && value >= 0 ? null : 'range';
    case 'money':
      return typeof value !== 'number' ? 'type' : Number.isSafeInteger(value) && value >= 0 ? null : 'range';
    case 'decimal':
      return typeof value === 'number' ? (Number.isFinite(value) ? null : 'range') : 'type';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? null : 'type';
    case 'attachment':
      return 'type';
    case 'choice':
      return question.choices?.some(choice => choice.value === value) ? null : 'choice';
    default:
      return typeof value === 'string' ? null : 'type';
  }
}
