import { type Fen, formatYuan } from '@yongyiban/core';
import { html, type TemplateResult } from 'lit';

/** An amount within a line. */
export function money(amount: Fen): TemplateResult {
  return html`<span class="yyb-money">¥${formatYuan(amount)}</span>`;
}

/** The amount as the headline of a screen; one of millions is set smaller, so that it stays on its line. */
export function figure(amount: Fen): TemplateResult {
  const words = formatYuan(amount);
  return html`<p class="yyb-figure ${words.length > 10 ? 'yyb-figure--long' : ''}" part="amount"><span class="yyb-figure__sign">¥</span>${words}</p>`;
}
