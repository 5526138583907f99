import { html, nothing, type TemplateResult } from 'lit';
import { type IconName, icon } from './icon.ts';

export interface ButtonOptions {
  readonly main?: boolean;
  readonly wide?: boolean;
  /** Kept in place and in the tab order, but it does nothing now; `describedBy` says why. */
  readonly off?: boolean;
  readonly describedBy?: string | undefined;
  readonly name?: string;
  readonly key?: string;
  readonly before?: IconName;
}

/** The one solid button of a screen (`main`), or an outlined one. */
export function button(words: unknown, act: () => void, options: ButtonOptions = {}): TemplateResult {
  const { main, wide, off, describedBy, name, key, before } = options;
  return html`<button type="button" class="yyb-btn ${main ? 'yyb-btn--main' : ''} ${wide ? 'yyb-btn--wide' : ''}" part=${main ? 'button main-button' : 'button'} aria-disabled=${off ? 'true' : nothing} aria-describedby=${describedBy ?? nothing} aria-label=${name ?? nothing} data-key=${key ?? nothing} @click=${off ? nothing : act}>${before ? icon(before) : nothing}<span>${words}</span></button>`;
}
