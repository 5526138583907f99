import { css } from 'lit';

/** Layout: 28em (about 450 px), 40em (640 px) and 60em (960 px) of the container. */
export const layout = css`
@container (min-width: 28em) {
  .yyb-row, .yyb-row.yyb-row--done { grid-template-areas: "what money" "when do"; }
  .yyb-row__money, .yyb-row__do { text-align: end; }
  .yyb-row__when { align-self: start; }
}

@container (min-width: 40em) {
  .yyb-bone--tools { block-size: calc(2 * var(--_leading) * var(--_body) + 2 * var(--_target) + 36px); }
  .yyb-panel { --_pad: var(--_space-6); }
  .yyb-head { grid-template-columns: auto minmax(0, 1fr) auto; column-gap: var(--_space-5); padding-block-start: var(--_space-3); padding-block-end: var(--_space-3); }
  .yyb-head__title { font-size: var(--yyb-text-title); }
  .yyb-head__who { grid-column: 2; grid-row: 1; border-inline-start: 1px solid var(--yyb-color-line); padding-inline-start: var(--_space-5); }
  .yyb-head__tools { grid-column: 3; }
  .yyb-body { padding-block-start: var(--_space-6); padding-block-end: var(--_space-6); gap: var(--_space-6); }
  .yyb-sum { grid-template-columns: minmax(0, 1fr) auto; align-items: center; padding-block-start: var(--_space-6); padding-block-end: var(--_space-6); column-gap: var(--_space-6); }
  .yyb-filter { display: flex; flex-wrap: wrap; }
  .yyb-actions { display: flex; flex-wrap: wrap; align-items: center; }
  .yyb-actions > .yyb-btn { inline-size: auto; }
  .yyb-row, .yyb-row.yyb-row--done { grid-template-columns: minmax(0, 1fr) auto 8.5em; grid-template-areas: "what money do" "when money do"; column-gap: var(--_space-5); }
  .yyb-row__money, .yyb-row__do { padding: 0; text-align: end; }
  .yyb-row__do > .yyb-btn { inline-size: 100%; }
  .yyb-clause { grid-template-columns: 6em minmax(0, 1fr); column-gap: var(--_space-4); }
  .yyb-pair { grid-template-columns: 9em minmax(0, 1fr); }
  .yyb-box { padding: var(--_space-5); }
  .yyb-step { grid-template-columns: calc(24px * var(--yyb-scale)) minmax(0, 1fr) auto; }
  .yyb-step > .yyb-step__more { grid-column: 2 / -1; }
  .yyb-step > .yyb-step__time { grid-column: 3; grid-row: 1; line-height: calc(24px * var(--yyb-scale)); }
  .yyb-narrow { inline-size: 100%; max-inline-size: calc(544px * var(--yyb-scale) + 2 * var(--_pad)); margin-inline-start: 0; margin-inline-end: 0; }
}

@container (min-width: 60em) {
  .yyb-panel { --_pad: 40px; }
  .yyb-split { display: grid; grid-template-columns: minmax(0, 1fr) 320px; column-gap: var(--_space-7); row-gap: 0; align-items: start; }
  .yyb-split > * { grid-column: 1; }
  .yyb-split > :not(.yyb-aside, :first-child) { margin-block-start: var(--_space-6); }
  .yyb-split > .yyb-aside { grid-column: 2; grid-row: 1 / span 8; position: sticky; inset-block-start: var(--_space-4); }
  .yyb-split--left { grid-template-columns: 288px minmax(0, 1fr); }
  .yyb-split.yyb-split--left > :not(.yyb-aside) { grid-column: 2; margin-block-start: 0; }
  .yyb-split--left > .yyb-aside { grid-column: 1; }
  .yyb-row, .yyb-row.yyb-row--done { grid-template-columns: minmax(0, 1fr) 13em 7.5em 8em; grid-template-areas: "what when money do"; padding-block-start: var(--_space-2); padding-block-end: var(--_space-2); min-block-size: 72px; }
  .yyb-row__money { font-size: var(--yyb-text-lead); }
  .yyb-row__when { align-self: center; }
  .yyb-row--done { min-block-size: 60px; }
  .yyb-aside .yyb-sum { background: var(--yyb-color-sunken); border: 0; border-radius: var(--yyb-radius-box); padding: var(--_space-5); grid-template-columns: minmax(0, 1fr); }
  .yyb-aside .yyb-sum .yyb-figure { font-size: calc(var(--yyb-text-figure) * 0.84); }
  .yyb-aside .yyb-sum .yyb-figure--long { font-size: calc(var(--yyb-text-figure) * 0.64); }
  .yyb-narrow.yyb-split { max-inline-size: none; }
  .yyb-after { background: var(--yyb-color-sunken); border-radius: var(--yyb-radius-box); padding: var(--_space-5); }
  .yyb-aside .yyb-pair { grid-template-columns: 3.5em minmax(0, 1fr); }
  .yyb-aside .yyb-btn--main { inline-size: 100%; padding-inline-start: var(--_space-3); padding-inline-end: var(--_space-3); }
  .yyb-aside .yyb-filter { display: grid; }
  .yyb-aside .yyb-bone--tools { block-size: calc(2 * var(--_leading) * var(--_body) + 3 * var(--_target) + 44px); }
  .yyb-list13 { padding: var(--_space-6) var(--_pad); column-gap: var(--_space-6); }
  .yyb-list13 .yyb-tools { padding-inline-start: 0; padding-inline-end: 0; }
  .yyb-list13 .yyb-groups { padding: 0; }
}
`;
