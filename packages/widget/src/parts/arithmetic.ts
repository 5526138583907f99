import type { Fen } from '@yongyiban/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation } from '../panel/view.ts';
import type { Speech } from '../words/speech.ts';

/** How the amount comes about, read downwards like a till slip. */
export function arithmetic(explanation: Explanation, amount: Fen, speech: Speech): TemplateResult {
  const lines = explanation.arithmetic;
  const result = speech.yuan(amount);
  // The last line is the amount itself, said once, below the rule.
  const last = lines.at(-1);
  const above = last && speech.of(last.display) === result && last.operator === '=' ? lines.slice(0, -1) : lines;
  return html`<table class="yyb-sheet" part="arithmetic"><caption class="yyb-hide">${speech.t('detail.arithmetic')}</caption><tbody>${above.map(line => row(line, speech))}</tbody><tfoot><tr><th scope="row">${speech.t('detail.receive')}</th><td>${result}</td></tr></tfoot></table>`;
}

/** A bound says whether it bit, and its own size stands in its name; every other line says what it comes to. */
function row(line: Explanation['arithmetic'][number], speech: Speech): TemplateResult {
  const label = speech.of(line.label);
  const display = speech.of(line.display);
  if ((line.operator === '≤' || line.operator === '≥') && line.note)
    return html`<tr><th scope="row">${label.includes(display) ? label : `${label} ${display}`}</th><td>${speech.of(line.note)}</td></tr>`;
  return html`<tr><th scope="row">${label}${line.note ? html`<small>${speech.of(line.note)}</small>` : nothing}</th><td>${line.operator && line.operator !== '=' ? `${line.operator} ` : ''}${display}</td></tr>`;
}
