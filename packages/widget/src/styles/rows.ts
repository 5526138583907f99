import { css } from 'lit';

/** Summary and rows. */
export const rows = css`
.yyb-sum { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_space-4); padding: var(--_space-5) var(--_pad); background: var(--yyb-color-sunken); border-block-end: 1px solid var(--yyb-color-line); }
.yyb-sum__text { display: grid; gap: var(--_space-1); }
.yyb-sum__due { display: flex; gap: var(--_space-2); align-items: flex-start; }
.yyb-sum__due .yyb-icon { margin-block-start: 0.15em; }

.yyb-group { display: grid; }
.yyb-group__head {
  display: flex; justify-content: space-between; align-items: baseline; gap: var(--_space-4);
  padding-block-end: var(--_space-2); border-block-end: 2px solid var(--yyb-color-text);
}
.yyb-group__count { color: var(--yyb-color-muted); font-weight: var(--_weight); }

.yyb-group li:nth-child(n + 25) { content-visibility: auto; contain-intrinsic-size: auto 72px; }

.yyb-row {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; grid-template-areas: "what what" "when when" "money do";
  column-gap: var(--_space-4); align-items: center; padding-block-start: var(--_space-3); padding-block-end: var(--_space-3);
  border-block-end: 1px solid var(--yyb-color-line);
}
.yyb-row__what { grid-area: what; }
.yyb-row__title { font-weight: var(--_weight-strong); padding-block-start: calc((var(--_target) - 1.6em) / 2); padding-block-end: calc((var(--_target) - 1.6em) / 2); margin-block-start: calc((1.6em - var(--_target)) / 2); margin-block-end: calc((1.6em - var(--_target)) / 2); min-block-size: 0; }
.yyb-row__dept { font-size: var(--_note); color: var(--yyb-color-muted); }
.yyb-row__when { grid-area: when; font-size: var(--_note); color: var(--yyb-color-muted); }
.yyb-row__money { grid-area: money; font-size: var(--yyb-text-title); padding-block-start: var(--_space-1); }
.yyb-row__do { grid-area: do; padding-block-start: var(--_space-1); }
.yyb-row.yyb-row--done { grid-template-areas: "what money" "when do"; }
.yyb-row--done .yyb-row__do { text-align: end; }
.yyb-row--done .yyb-row__money { font-size: var(--yyb-text-lead); font-weight: var(--_weight); }
`;
