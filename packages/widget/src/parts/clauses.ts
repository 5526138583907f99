import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation } from '../panel/view.ts';
import type { Speech } from '../words/speech.ts';
import { state } from './state.ts';

type Criterion = Explanation['criteria'][number];

const faces = {
  met: ['good', 'tick', 'detail.met'],
  unmet: ['plain', 'minus', 'detail.unmet'],
  unknown: ['warn', 'question', 'detail.unknown'],
} as const;

/** What needs a look comes first: failed, then missing, then met; otherwise in the policy's own order. */
const order = { unmet: 0, unknown: 1, met: 2 } as const;

/** The conditions one by one: outcome, words, and every fact with value, department and day. */
export function clauses(explanation: Explanation, speech: Speech): TemplateResult {
  const sorted = [...explanation.criteria].sort((a, b) => order[a.outcome] - order[b.outcome]);
  return html`<ol class="yyb-clauses" part="clauses">${sorted.map(criterion => clause(criterion, speech))}</ol>`;
}

function clause(criterion: Criterion, speech: Speech): TemplateResult {
  const [tone, mark, word] = faces[criterion.outcome];
  return html`<li class="yyb-clause"><p class="yyb-clause__state">${state(tone, mark, speech.t(word))}</p><div><p class="yyb-clause__words">${speech.of(criterion.text)}</p>${
    criterion.facts.length
      ? html`<dl class="yyb-facts">${criterion.facts.map(fact => factLine(fact, speech))}</dl>`
      : nothing
  }</div></li>`;
}

function factLine(fact: Criterion['facts'][number], speech: Speech): TemplateResult {
  return html`<div class="yyb-fact"><dt class="yyb-fact__name">${speech.of(fact.label)}</dt><dd class="yyb-fact__value">${speech.of(fact.display)}</dd><dd class="yyb-fact__source">${sourceOf(fact, speech)}</dd></div>`;
}

/** Department and day of a fact. */
export function sourceOf(
  fact: Pick<Criterion['facts'][number], 'department' | 'asOf'>,
  speech: Speech,
): TemplateResult {
  return speech.say('source', { department: speech.of(fact.department), day: speech.formats.fullDay(fact.asOf) });
}
