import { css } from 'lit';

/** Figures, chart and table. */
export const statisticsStyles = css`
.yyb-tiles { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--_space-4); }
.yyb-tile { border-block-start: 2px solid var(--yyb-color-text); padding-block-start: var(--_space-2); }
.yyb-tile dt { font-size: var(--_note); color: var(--yyb-color-muted); }
.yyb-tile dd { font-size: var(--yyb-text-title); font-weight: 700; font-variant-numeric: tabular-nums; line-height: var(--_leading-tight); }
.yyb-chart { display: grid; gap: var(--_space-2); }
.yyb-bar { display: grid; grid-template-columns: 3em minmax(0, 1fr) 4em; align-items: center; column-gap: var(--_space-2); font-size: var(--_note); font-variant-numeric: tabular-nums; }
.yyb-bar svg { inline-size: 100%; block-size: 20px; display: block; }
.yyb-bar rect { fill: var(--yyb-color-busy); }
.yyb-bar svg { overflow: visible; }
.yyb-bar text { font-size: var(--_note); fill: var(--yyb-color-text); }
.yyb-bar .is-tall { display: none; }
.yyb-bar__value { text-align: end; }
.yyb-stats { display: grid; gap: var(--_space-6); }

@container (max-width: 18em) {
  .yyb-tiles { grid-template-columns: minmax(0, 1fr); }
}

@container (min-width: 40em) {
  .yyb-tiles { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .yyb-chart { grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); align-items: end; gap: var(--_space-4); }
  .yyb-bar { grid-template-columns: minmax(0, 1fr); justify-items: center; row-gap: var(--_space-1); }
  .yyb-bar svg { block-size: 220px; }
  .yyb-bar .is-tall { display: block; }
  .yyb-bar .is-long { display: none; }
  .yyb-bar__label { order: 3; }
  .yyb-bar__value { display: none; }
  .yyb-chart { padding-block-start: var(--_space-5); }
  .yyb-bar svg { order: 2; }
}

@container (min-width: 60em) {
  .yyb-stats { grid-template-columns: minmax(0, 1fr) 320px; gap: var(--_space-7); align-items: start; }
}

@media (forced-colors: active) {
  .yyb-bar rect { fill: Highlight; }
}
`;
