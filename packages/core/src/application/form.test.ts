import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Application, applicationSchema } from '../contract/application.ts';
import { answerExamples } from '../contract/examples.ts';
import { formOf, mistakeIn, unknownAnswer } from './form.ts';

const draft = z.parse(applicationSchema, answerExamples.getApplication);
const today = '2020-09-29';

describe('a form', () => {
  test('asks one question at a time, says how many there are at most, and when an answer would come', () => {
    expect(formOf(draft, '2020-06-10')).toMatchObject({
      kind: 'asking',
      question: { fact: 'premises.rented' },
      number: 2,
      atMost: 2,
      answerBy: '2020-06-17',
    });
  });

  test('counts working days by the official calendar, over the National Day holiday', () => {
    expect(formOf({ ...draft, questions: [] }, today)).toEqual({
      kind: 'complete',
      answerBy: '2020-10-13',
      tentative: false,
    });
    const sent: Application = { ...draft, status: 'submitted', questions: [], reviewBy: '2020-10-13' };
    expect(formOf(sent, today)).toEqual({
      kind: 'in-review',
      answerBy: '2020-10-13',
      workingDaysLeft: 5,
      tentative: false,
    });
    expect(formOf(sent, '2020-10-12')).toMatchObject({ workingDaysLeft: 1 });
  });

  test('says of a day whose holidays are not announced yet that it can move', () => {
    expect(formOf(draft, '2026-12-28')).toMatchObject({ answerBy: '2027-01-04', tentative: true });
    expect(formOf(draft, '2026-12-21')).toMatchObject({ answerBy: '2026-12-28', tentative: false });
    expect(formOf({ ...draft, status: 'submitted', reviewBy: '2027-01-04' }, '2026-12-28')).toMatchObject({
      tentative: true,
    });
  });

  test('ends with the decision; a state that is not known yet is a review', () => {
    expect(formOf({ ...draft, status: 'refused' }, today)).toEqual({ kind: 'decided', approved: false });
    expect(formOf({ ...draft, status: 'unrecognized' }, today)).toMatchObject({
      kind: 'in-review',
      workingDaysLeft: null,
    });
  });
});

describe('an answer', () => {
  const question = draft.questions[0];
  if (!question) throw new Error('The example asks one question');
  const ask = (kind: typeof question.kind, value: string | number | boolean) =>
    mistakeIn({ ...question, kind, choices: [{ value: 'a', text: question.text }] }, { kind: 'value', value });

  test('"I don\'t know" is never a mistake', () => {
    expect(mistakeIn(question, unknownAnswer)).toBeNull();
  });

  test('of another kind, out of range, or not among the choices is one', () => {
    expect([ask('yes-no', true), ask('yes-no', 'true')]).toEqual([null, 'type']);
    expect([ask('integer', 3), ask('integer', 3.5), ask('integer', -1), ask('integer', '3')]).toEqual([
      null,
      'range',
      'range',
      'type',
    ]);
    expect([ask('money', 100), ask('money', 0.5)]).toEqual([null, 'range']);
    expect([ask('choice', 'a'), ask('choice', 'b')]).toEqual([null, 'choice']);
    expect([ask('date', '2020-06-10'), ask('date', 'yesterday')]).toEqual([null, 'type']);
  });
});
