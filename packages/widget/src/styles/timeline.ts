import { css } from 'lit';

/** Timeline. */
export const timeline = css`
.yyb-step { position: relative; display: grid; grid-template-columns: calc(24px * var(--yyb-scale)) minmax(0, 1fr); column-gap: var(--_space-3); padding-block-end: var(--_space-5); }
.yyb-step:last-child { padding-block-end: 0; }
.yyb-step::before {
  content: ""; position: absolute; inset-block-start: calc(24px * var(--yyb-scale)); inset-block-end: 0; inset-inline-start: calc(12px * var(--yyb-scale) - 1px);
  border-inline-start: 2px solid var(--yyb-color-good);
}
.yyb-step:last-child::before { display: none; }
.yyb-step > .yyb-icon { --_icon: calc(24px * var(--yyb-scale)); color: var(--yyb-color-good); }
.yyb-step__name { font-weight: var(--_weight-strong); line-height: calc(24px * var(--yyb-scale)); }
.yyb-step > :not(.yyb-icon) { grid-column: 2; }
.yyb-step__time { font-size: var(--_note); color: var(--yyb-color-muted); font-variant-numeric: tabular-nums; }
.yyb-step--now::before, .yyb-step--later::before { border-inline-start: 2px dotted var(--yyb-color-control); }
.yyb-step--now > .yyb-icon, .yyb-step--now .yyb-step__name { color: var(--yyb-color-busy); }
.yyb-step--now > .yyb-icon .is-pulse { fill: currentColor; stroke: none; animation: yyb-breathe var(--_motion-wait) ease-in-out infinite alternate; }
.yyb-step--later > .yyb-icon { color: var(--yyb-color-control); }
.yyb-step--later .yyb-step__name { color: var(--yyb-color-muted); font-weight: var(--_weight); }
.yyb-step--bad > .yyb-icon, .yyb-step--bad .yyb-step__name { color: var(--yyb-color-bad); }
`;
