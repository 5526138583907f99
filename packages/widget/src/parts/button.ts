import { html, nothing, type TemplateResult } from 'lit';

export interface ButtonOptions {
  readonly main?: boolean;
  readonly wide?: boolean;
  /** Kept in place and in the tab order, but it does nothing now; `describedBy` says why. */
  readonly off?: boolean;
  readonly describedBy?: string | undefined;
  readonly name?: string;
  readonly key?: string;
  /** Money depends on this tap: one that comes too soon, or from underneath another page, is ignored. */
  readonly guarded?: boolean;
}

/** The one solid button of a screen (`main`), or an outlined one. */
export function button(words: unknown, act: () => void, options: ButtonOptions = {}): TemplateResult {
  const { main, wide, off, describedBy, name, key } = options;
  return html`<button type="button" class="yyb-btn ${main ? 'yyb-btn--main' : ''} ${wide ? 'yyb-btn--wide' : ''}" part=${main ? 'button main-button' : 'button'} aria-disabled=${off ? 'true' : nothing} aria-describedby=${describedBy ?? nothing} aria-label=${name ?? nothing} data-key=${key ?? nothing} @click=${off ? nothing : act}>${words}</button>`;
}
