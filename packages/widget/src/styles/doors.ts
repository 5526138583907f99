import { css } from 'lit';

/** Doors, questions, skeleton, badge, banner, chart. */
export const doors = css`
.yyb-doors { display: grid; gap: var(--yyb-space-3); }
.yyb-door {
  display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; column-gap: var(--yyb-space-4);
  min-block-size: 72px; padding: var(--yyb-space-3) var(--yyb-space-4); inline-size: 100%;
  border: 1px solid var(--yyb-color-control); border-radius: var(--yyb-radius-box); color: var(--yyb-color-text); text-decoration: none; text-align: start; cursor: pointer; background: var(--yyb-color-surface);
  transition: background-color var(--yyb-motion-quick) var(--yyb-ease);
}
.yyb-door:hover { background: var(--yyb-color-chosen); }
.yyb-door > .yyb-icon:first-child { --yyb-icon: calc(28px * var(--yyb-scale)); color: var(--yyb-color-link); }
.yyb-door__name { display: block; font-weight: var(--yyb-weight-strong); font-size: var(--yyb-text-lead); line-height: 1.4; }
.yyb-door__more { display: block; font-size: var(--_note); color: var(--yyb-color-muted); line-height: 1.5; }
.yyb-scan { display: none; justify-items: center; text-align: center; align-content: center; gap: var(--yyb-space-3); }
.yyb-scan.is-on { display: grid; }
.yyb-qr { inline-size: 168px; block-size: 168px; background: #fff; border-radius: 4px; }
.yyb-qr path { fill: #15191e; }
.yyb-code { font-variant-numeric: tabular-nums; font-weight: var(--yyb-weight-strong); letter-spacing: 0.06em; }

.yyb-progress { display: grid; gap: var(--yyb-space-2); }
.yyb-progress svg { display: block; inline-size: 100%; block-size: 6px; border-radius: 3px; }
.yyb-progress .is-track { fill: var(--yyb-color-wait); }
.yyb-progress .is-done { fill: var(--yyb-color-action); }

.yyb-bone { display: block; background: var(--yyb-color-wait); border-radius: 4px; block-size: 1em; animation: yyb-breathe var(--yyb-motion-wait) ease-in-out infinite alternate; }
.yyb-bone--s { inline-size: 30%; }
.yyb-bone--m { inline-size: 55%; }
.yyb-bone--l { inline-size: 80%; }
.yyb-bone--figure { inline-size: min(14em, 100%); max-inline-size: 100%; block-size: calc(var(--yyb-text-figure) * 1.15); }
.yyb-bone--btn { inline-size: 100%; min-inline-size: 6.5em; block-size: var(--_target); border-radius: var(--yyb-radius-control); }
.yyb-bone--sum { inline-size: 7em; }
.yyb-bone--main { inline-size: 12em; max-inline-size: 100%; block-size: var(--yyb-target-main); border-radius: var(--yyb-radius-control); }

.yyb-badge {
  display: inline-flex; align-items: center; gap: var(--yyb-space-2); min-block-size: var(--_target); padding: var(--yyb-space-1) var(--yyb-space-4);
  border: 1px solid var(--yyb-color-control); border-radius: 999px; background: var(--yyb-color-surface); color: var(--yyb-color-text); text-decoration: none;
}
.yyb-badge__count {
  min-inline-size: 1.6em; padding-inline-start: 0.45em; padding-inline-end: 0.45em; border-radius: 999px; background: var(--yyb-color-action); color: var(--yyb-color-on-action);
  text-align: center; font-weight: var(--yyb-weight-strong); line-height: 1.6; font-variant-numeric: tabular-nums;
}
.yyb-banner__icon { --yyb-icon: calc(32px * var(--yyb-scale)); display: none; }
.yyb-banner { display: grid; gap: var(--yyb-space-3) var(--yyb-space-5); padding: var(--yyb-space-4) var(--yyb-pad); }

.yyb-tiles { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--yyb-space-4); }
.yyb-tile { border-block-start: 2px solid var(--yyb-color-text); padding-block-start: var(--yyb-space-2); }
.yyb-tile dt { font-size: var(--_note); color: var(--yyb-color-muted); }
.yyb-tile dd { font-size: var(--yyb-text-title); font-weight: 700; font-variant-numeric: tabular-nums; line-height: var(--yyb-leading-tight); }

.yyb-chart { display: grid; gap: var(--yyb-space-2); }
.yyb-bar { display: grid; grid-template-columns: 3em minmax(0, 1fr) 4em; align-items: center; column-gap: var(--yyb-space-2); font-size: var(--_note); font-variant-numeric: tabular-nums; }
.yyb-bar svg { inline-size: 100%; block-size: 20px; display: block; }
.yyb-bar rect { fill: var(--yyb-color-busy); }
.yyb-bar svg { overflow: visible; }
.yyb-bar text { font-size: var(--_note); fill: var(--yyb-color-text); }
.yyb-bar .is-tall { display: none; }
.yyb-bar__value { text-align: end; }

.yyb-backline { margin-block-start: calc(0px - var(--yyb-space-3)); margin-inline-start: -6px; }
.yyb-legend { padding-block-end: var(--yyb-space-2); text-align: start; }
.yyb-bullets { display: grid; gap: var(--yyb-space-2); padding-inline-start: 1.2em; }
.yyb-bullets > li { list-style: disc; }
.yyb-bullets > li::marker { color: var(--yyb-color-muted); }
.yyb-center { text-align: center; }
.yyb-next { display: grid; gap: var(--yyb-space-3); }
.yyb-tools { display: grid; gap: var(--yyb-space-4); padding: var(--yyb-space-5) var(--yyb-pad) 0; }
.yyb-groups { display: grid; gap: var(--yyb-space-6); padding: var(--yyb-space-5) var(--yyb-pad) var(--yyb-space-6); min-inline-size: 0; }
.yyb-flush { padding: var(--yyb-space-4) var(--yyb-pad); }
.yyb-ref { display: flex; flex-wrap: wrap; align-items: center; gap: var(--yyb-space-2) var(--yyb-space-4); }
.yyb-more > summary { min-block-size: var(--_target); display: flex; align-items: center; gap: var(--yyb-space-2); cursor: pointer; color: var(--yyb-color-link); text-decoration: underline; text-underline-offset: 0.25em; text-decoration-thickness: 1px; }
.yyb-more > summary { list-style: none; }
.yyb-more > summary::-webkit-details-marker { display: none; }
.yyb-more > summary .yyb-icon { transition: transform var(--yyb-motion-quick) var(--yyb-ease); }
.yyb-more[open] > summary .yyb-icon { transform: rotate(90deg); }
.yyb-more[open] > summary { margin-block-end: var(--yyb-space-2); }
.yyb-stats { display: grid; gap: var(--yyb-space-6); }
.yyb-line { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: var(--yyb-space-1) var(--yyb-space-4); padding-block-start: var(--yyb-space-3); padding-block-end: var(--yyb-space-3); border-block-end: 1px solid var(--yyb-color-line); }
.yyb-line:first-child { border-block-start: 1px solid var(--yyb-color-line); }
.yyb-demo { display: flex; flex-wrap: wrap; gap: var(--yyb-space-4); padding: var(--yyb-space-4); }

/* Under 18em (320 px in large type, or a deep zoom) pairs stack and figures shrink to the line. */
@container (max-width: 18em) {
  .yyb-pair { grid-template-columns: minmax(0, 1fr); }
  .yyb-fact { grid-template-columns: minmax(0, 1fr); }
  .yyb-fact__value { grid-column: 1; grid-row: auto; text-align: start; }
  .yyb-figure { font-size: min(var(--yyb-text-figure), 9vw); font-size: min(var(--yyb-text-figure), 12cqi); }
  .yyb-row { grid-template-columns: minmax(0, 1fr); grid-template-areas: "what" "when" "money" "do"; row-gap: var(--yyb-space-1); }
  .yyb-row.yyb-row--done { grid-template-areas: "what" "when" "money" "do"; }
  .yyb-row--done .yyb-row__do { text-align: start; }
  .yyb-row__do > .yyb-btn { inline-size: 100%; }
  .yyb-choice--money { grid-template-columns: auto minmax(0, 1fr); }
  .yyb-choice--money > .yyb-money { grid-column: 2; }
  .yyb-tiles { grid-template-columns: minmax(0, 1fr); }
  .yyb-sheet th .yyb-nowrap { white-space: normal; }
  .yyb-filter__btn { padding-inline-start: var(--yyb-space-2); padding-inline-end: var(--yyb-space-2); }
}
`;
