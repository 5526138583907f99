import { css } from 'lit';

/** Skeleton, lists of words, what folds away, and how all of it stands where it is narrowest. */
export const furniture = css`
.yyb-bone { display: block; background: var(--yyb-color-wait); border-radius: 4px; block-size: 1em; animation: yyb-breathe var(--_motion-wait) ease-in-out infinite alternate; }
.yyb-bone--s { inline-size: 30%; }
.yyb-bone--m { inline-size: 55%; }
.yyb-bone--l { inline-size: 80%; }
.yyb-bone--figure { inline-size: min(14em, 100%); max-inline-size: 100%; block-size: calc(var(--yyb-text-figure) * 1.15); }
.yyb-bone--btn { inline-size: 100%; min-inline-size: 6.5em; block-size: var(--_target); border-radius: var(--yyb-radius-control); }
.yyb-bone--sum { inline-size: 7em; }
/* As high as a label, the field, a label and two rows of filters; one row where there is room. */
.yyb-bone--tools { block-size: calc(2 * var(--_leading) * var(--_body) + 3 * var(--_target) + 44px); }
.yyb-bone--main { inline-size: 12em; max-inline-size: 100%; block-size: var(--yyb-target-main); border-radius: var(--yyb-radius-control); }

.yyb-backline { margin-block-start: calc(0px - var(--_space-3)); margin-inline-start: -6px; }
.yyb-legend { padding-block-end: var(--_space-2); text-align: start; }
.yyb-bullets { display: grid; gap: var(--_space-2); padding-inline-start: 1.2em; }
.yyb-bullets > li { list-style: disc; }
.yyb-bullets > li::marker { color: var(--yyb-color-muted); }
.yyb-center { text-align: center; }
.yyb-tools { display: grid; gap: var(--_space-4); padding: var(--_space-5) var(--_pad) 0; }
.yyb-groups { display: grid; gap: var(--_space-6); padding: var(--_space-5) var(--_pad) var(--_space-6); min-inline-size: 0; }
.yyb-flush { padding: var(--_space-4) var(--_pad); }
.yyb-more > summary { min-block-size: var(--_target); display: flex; align-items: center; gap: var(--_space-2); cursor: pointer; color: var(--yyb-color-link); text-decoration: underline; text-underline-offset: 0.25em; text-decoration-thickness: 1px; }
.yyb-more > summary { list-style: none; }
.yyb-more > summary::-webkit-details-marker { display: none; }
.yyb-more > summary .yyb-icon { transition: transform var(--_motion-quick) var(--_ease); }
.yyb-more[open] > summary .yyb-icon { transform: rotate(90deg); }
.yyb-more[open] > summary { margin-block-end: var(--_space-2); }

/* Under 18em (320 px in large type, or a deep zoom) pairs stack and figures shrink to the line. */
@container (max-width: 18em) {
  .yyb-pair { grid-template-columns: minmax(0, 1fr); }
  .yyb-fact { grid-template-columns: minmax(0, 1fr); }
  .yyb-fact__value { grid-column: 1; grid-row: auto; text-align: start; }
  .yyb-figure { font-size: min(var(--yyb-text-figure), 9vw); font-size: min(var(--yyb-text-figure), 12cqi); }
  .yyb-figure--long { font-size: min(var(--yyb-text-figure) * 0.7, 6vw); font-size: min(var(--yyb-text-figure) * 0.7, 8cqi); }
  .yyb-row { grid-template-columns: minmax(0, 1fr); grid-template-areas: "what" "when" "money" "do"; row-gap: var(--_space-1); }
  .yyb-row.yyb-row--done { grid-template-areas: "what" "when" "money" "do"; }
  .yyb-row--done .yyb-row__do { text-align: start; }
  .yyb-row__do > .yyb-btn { inline-size: 100%; }
  .yyb-sheet th .yyb-nowrap { white-space: normal; }
  .yyb-filter__btn { padding-inline-start: var(--_space-2); padding-inline-end: var(--_space-2); }
}
`;
