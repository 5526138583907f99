import { css } from 'lit';

/** States and notices. */
export const states = css`
.yyb-state { display: inline-flex; align-items: center; gap: var(--_space-1); font-weight: var(--_weight-strong); font-size: var(--_note); }
.yyb-state--good, .yyb-good { color: var(--yyb-color-good); }
.yyb-state--busy, .yyb-busy { color: var(--yyb-color-busy); }
.yyb-state--warn, .yyb-warn { color: var(--yyb-color-warn); }
.yyb-state--bad, .yyb-bad { color: var(--yyb-color-bad); }
.yyb-state--none { color: var(--yyb-color-muted); }

.yyb-notice {
  display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--_space-1) var(--_space-3);
  padding: var(--_space-4); border-radius: var(--yyb-radius-box); background: var(--yyb-color-sunken);
}
.yyb-notice > .yyb-icon { margin-block-start: 0.15em; }
.yyb-notice > :not(.yyb-icon) { grid-column: 2; }
.yyb-notice__title { font-weight: var(--_weight-strong); }
.yyb-notice--good { background: var(--yyb-color-good-soft); }
.yyb-notice--good > .yyb-icon { color: var(--yyb-color-good); }
.yyb-notice--busy { background: var(--yyb-color-busy-soft); }
.yyb-notice--busy > .yyb-icon { color: var(--yyb-color-busy); }
.yyb-notice--warn { background: var(--yyb-color-warn-soft); }
.yyb-notice--warn > .yyb-icon { color: var(--yyb-color-warn); }
.yyb-notice--bad { background: var(--yyb-color-bad-soft); }
.yyb-notice--bad > .yyb-icon { color: var(--yyb-color-bad); }

/* A verdict opens a page: one mark, one sentence, one amount. */
.yyb-verdict { display: grid; gap: var(--_space-2); justify-items: start; }
.yyb-mark { --_icon: calc(44px * var(--yyb-scale)); display: inline-flex; margin-inline-start: calc(-4px * var(--yyb-scale)); }
.yyb-mark .yyb-icon { stroke-width: 1.25; }
`;
