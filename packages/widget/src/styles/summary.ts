import { css } from 'lit';

/** Badge and banner. */
export const summaryStyles = css`
/* A badge stands in a line of the host's: it is as wide as its words, and no container. */
.yyb--inline { display: inline-block; flex: none; container-type: normal; }
.yyb-badge {
  display: inline-flex; align-items: center; gap: var(--_space-2); min-block-size: var(--_target); padding: var(--_space-1) var(--_space-4);
  border: 1px solid var(--yyb-color-control); border-radius: 999px; background: var(--yyb-color-surface); color: var(--yyb-color-text); text-decoration: none;
}
.yyb-badge__count {
  min-inline-size: 1.6em; padding-inline-start: 0.45em; padding-inline-end: 0.45em; border-radius: 999px; background: var(--yyb-color-action); color: var(--yyb-color-on-action);
  text-align: center; font-weight: var(--_weight-strong); line-height: 1.6; font-variant-numeric: tabular-nums;
}
.yyb-banner__icon { --_icon: calc(32px * var(--yyb-scale)); display: none; }
.yyb-banner { display: grid; gap: var(--_space-3) var(--_space-5); padding: var(--_space-4) var(--_pad); }

@container (min-width: 40em) {
  .yyb-banner__icon { display: block; }
  .yyb-banner { grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; }
}

@media (forced-colors: active) {
  .yyb-badge__count { border: 1px solid CanvasText; }
}
`;
