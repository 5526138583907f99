import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

/** The panel's marks, drawn on a 24 by 24 grid with a stroke of the text's own colour. */
const shapes = {
  onward: svg`<path d="m9 5.5 6.5 6.5L9 18.5"/>`,
  back: svg`<path d="M15 5.5 8.5 12l6.5 6.5"/>`,
  minus: svg`<circle cx="12" cy="12" r="9.25"/><path d="M8 12h8"/>`,
  question: svg`<circle cx="12" cy="12" r="9.25" stroke-dasharray="3.2 2.6"/><path d="M9.6 9.6a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.1.9-1.1 1.7M12 16.4v.1"/>`,
  tick: svg`<circle cx="12" cy="12" r="9.25"/><path d="m7.75 12.25 3 3 5.5-6.25"/>`,
  clock: svg`<circle cx="12" cy="12" r="9.25"/><path d="M12 7v5.25l3.25 2"/>`,
  search: svg`<circle cx="10.75" cy="10.75" r="6.5"/><path d="m15.6 15.6 4.9 4.9"/>`,
  warning: svg`<path d="M12 3.75 21.25 20H2.75zM12 10v4.5m0 2.6v.1"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  now: svg`<circle cx="12" cy="12" r="9.25"/><circle class="is-pulse" cx="12" cy="12" r="4.5"/>`,
  later: svg`<circle cx="12" cy="12" r="9.25" stroke-dasharray="2.4 2.4"/>`,
  printer: svg`<path d="M7 8.5V3.75h10V8.5M7 17H4.5A1 1 0 0 1 3.5 16V9.5a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1V16a1 1 0 0 1-1 1H17"/><path d="M7 14h10v6.25H7z"/>`,
  offline: svg`<path d="M3 9.5a13.5 13.5 0 0 1 5-2.9m4-.6a13.5 13.5 0 0 1 9 3.5M6.25 13.25a8.6 8.6 0 0 1 4-2.2m4.2.2a8.6 8.6 0 0 1 3.3 2M9.5 16.8a4 4 0 0 1 5 0M12 20v.1M4 3.5l16 17"/>`,
  bank: svg`<path d="M3.5 9.25 12 4l8.5 5.25zM5.5 12v5m4.35-5v5m4.3-5v5m4.35-5v5M3.5 20h17"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof shapes | 'screen' | 'phone' | 'scan' | 'copy' | 'lock';

const known: Partial<Record<IconName, SVGTemplateResult>> = shapes;

/** Takes up the marks of a part that was loaded later. */
export function addShapes(more: Partial<Record<IconName, SVGTemplateResult>>): void {
  Object.assign(known, more);
}

/** A mark beside words; it says nothing by itself and is hidden from screen readers. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="yyb-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${known[name]}</svg>`;
}
