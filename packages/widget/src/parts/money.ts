import { type Fen, formatYuan } from '@yongyiban/core';
import { html, type TemplateResult } from 'lit';

/** An amount within a line. */
export function money(amount: Fen): TemplateResult {
  return html`<span class="yyb-money">¥${formatYuan(amount)}</span>`;
}

/** The amount as the headline of a screen. */
export function figure(amount: Fen): TemplateResult {
  return html`<p class="yyb-figure" part="amount"><span class="yyb-figure__sign">¥</span>${formatYuan(amount)}</p>`;
}
