import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../panel/act.ts';
import type { View } from '../panel/view.ts';

export interface FieldOptions {
  readonly name: string;
  readonly label: unknown;
  readonly hint?: unknown;
  readonly mode?: 'text' | 'decimal' | 'numeric';
  readonly type?: 'text' | 'date';
  readonly rows?: number;
  readonly max?: number;
}

/** A field with its label above it; hint and mistake are joined to it by `aria-describedby`. */
export function field(view: View, act: Act, options: FieldOptions): TemplateResult {
  const { name, label, hint, mode = 'text', type = 'text', rows, max = 200 } = options;
  const id = `${view.uid}-${name}`;
  const wrong = view.draft.mistake?.field === name ? view.draft.mistake.words : null;
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || nothing;
  const keep = (event: Event): void =>
    act.change({ form: { ...view.draft.form, [name]: (event.target as HTMLInputElement).value } });
  const value = view.draft.form[name] ?? '';
  return html`<div class="yyb-field"><label class="yyb-field__label" for=${id}>${label}</label>${hint ? html`<p class="yyb-note" id="${id}-hint">${hint}</p>` : nothing}${
    rows
      ? html`<textarea class="yyb-input" id=${id} name=${id} rows=${rows} maxlength=${max} aria-describedby=${described} aria-invalid=${wrong ? 'true' : nothing} .value=${value} @input=${keep}></textarea>`
      : html`<input class="yyb-input ${mode === 'text' ? '' : 'yyb-num'}" id=${id} name=${id} type=${type} inputmode=${mode} maxlength=${max} autocomplete="off" aria-describedby=${described} aria-invalid=${wrong ? 'true' : nothing} .value=${value} @input=${keep}>`
  }${wrong ? html`<p class="yyb-bad" id="${id}-wrong">${wrong}</p>` : nothing}</div>`;
}

export interface Option {
  readonly value: string;
  readonly words: unknown;
  readonly more?: unknown;
  readonly off?: boolean;
}

/** One of several, each a whole line to tap. */
export function options(
  view: View,
  act: Act,
  name: string,
  legend: unknown,
  items: readonly Option[],
  chosen: string | undefined,
): TemplateResult {
  const id = `${view.uid}-${name}`;
  const wrong = view.draft.mistake?.field === name ? view.draft.mistake.words : null;
  return html`<fieldset class="yyb-stack yyb-stack--tight" aria-describedby=${wrong ? `${id}-wrong` : nothing}><legend class="yyb-field__label yyb-legend">${legend}</legend><div class="yyb-choices">${items.map(
    item =>
      html`<label class="yyb-choice ${item.value === chosen ? 'is-chosen' : ''} ${item.off ? 'is-off' : ''}"><input type="radio" name=${id} .checked=${item.value === chosen} ?disabled=${item.off ?? false} @change=${() => act.change({ form: { ...view.draft.form, [name]: item.value }, mistake: null })}><span><span class="yyb-choice__name">${item.words}</span>${item.more ? html`<span class="yyb-choice__more">${item.more}</span>` : nothing}</span></label>`,
  )}</div>${wrong ? html`<p class="yyb-bad" id="${id}-wrong">${wrong}</p>` : nothing}</fieldset>`;
}

/** What went wrong with the form as a whole. */
export function formMistake(view: View): TemplateResult | typeof nothing {
  const { mistake } = view.draft;
  return mistake?.field === 'form' ? html`<p class="yyb-bad">${mistake.words}</p>` : nothing;
}
