import { html, type TemplateResult } from 'lit';

/** The list's own measures in grey, so that nothing jumps when it comes. */
export function listBones(rows: number): TemplateResult {
  return html`<div aria-hidden="true"><div class="yyb-sum"><div class="yyb-sum__text yyb-stack"><span class="yyb-bone yyb-bone--s"></span><span class="yyb-bone yyb-bone--figure"></span><span class="yyb-bone yyb-bone--m"></span></div><span class="yyb-bone yyb-bone--main"></span></div>
  <div class="yyb-body"><div class="yyb-group"><div class="yyb-group__head"><span class="yyb-bone yyb-bone--s"></span></div><ul>${Array.from({ length: rows }, () => html`<li class="yyb-row"><div class="yyb-row__what yyb-stack yyb-stack--tight"><span class="yyb-bone yyb-bone--m"></span><span class="yyb-bone yyb-bone--s"></span></div><div class="yyb-row__when"></div><div class="yyb-row__money"><span class="yyb-bone yyb-bone--sum"></span></div><div class="yyb-row__do"><span class="yyb-bone yyb-bone--btn"></span></div></li>`)}</ul></div></div></div>`;
}

/** A screen's body on its way. */
export function bodyBones(): TemplateResult {
  return html`<div class="yyb-body" aria-hidden="true"><div class="yyb-stack"><span class="yyb-bone yyb-bone--m"></span><span class="yyb-bone yyb-bone--figure"></span></div><div class="yyb-stack"><span class="yyb-bone yyb-bone--l"></span><span class="yyb-bone yyb-bone--l"></span><span class="yyb-bone yyb-bone--m"></span></div></div>`;
}

/** The place of a long list's search and filter. */
export function toolBones(): TemplateResult {
  return html`<div class="yyb-tools" aria-hidden="true"><span class="yyb-bone yyb-bone--tools"></span></div>`;
}
