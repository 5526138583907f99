import { html, nothing, type TemplateResult } from 'lit';

/** Names and values, one a line; a pair whose value is null is left out. */
export function pairs(items: readonly (readonly [name: unknown, value: unknown])[]): TemplateResult {
  return html`<dl class="yyb-pairs">${items.map(([name, value]) =>
    value === null ? nothing : html`<div class="yyb-pair"><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
