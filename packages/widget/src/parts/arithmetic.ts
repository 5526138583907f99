import type { Explanation } from '../panel/view.ts';
import type { Fen } from '@yongyiban/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../words/speech.ts';

/** How the amount comes about, read downwards like a till slip. */
export function arithmetic(explanation: Explanation, amount: Fen, speech: Speech): TemplateResult {
  const lines = explanation.arithmetic;
  const result = speech.yuan(amount);
  // The last line is the amount itself, said once, below the rule.
  const last = lines.at(-1);
  const above = last && speech.of(last.display) === result && last.operator === '=' ? lines.slice(0, -1) : lines;
  return html`<table class="yyb-sheet" part="arithmetic"><caption class="yyb-hide">${speech.t('detail.arithmetic')}</caption><tbody>${above.map(
    line => html`<tr><th scope="row">${speech.of(line.label)}${line.note ? html`<small>${speech.of(line.note)}</small>` : nothing}</th><td>${line.operator ? `${line.operator} ` : ''}${speech.of(line.display)}</td></tr>`,
  )}</tbody><tfoot><tr><th scope="row">${speech.t('detail.receive')}</th><td>${result}</td></tr></tfoot></table>`;
}
