import { css } from 'lit';

/** The why, the arithmetic. */
export const why = css`
.yyb-clause { display: grid; row-gap: var(--_space-1); padding-block-start: var(--_space-4); padding-block-end: var(--_space-4); border-block-end: 1px solid var(--yyb-color-line); }
.yyb-clauses > .yyb-clause:first-child { border-block-start: 1px solid var(--yyb-color-line); }
.yyb-clause__state { line-height: var(--_leading); }
.yyb-clause__words { font-weight: var(--_weight-strong); }
.yyb-facts { display: grid; gap: var(--_space-2); margin-block-start: var(--_space-2); }
.yyb-fact { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: var(--_space-4); }
.yyb-fact__name { color: var(--yyb-color-muted); }
.yyb-fact__value { font-weight: var(--_weight-strong); font-variant-numeric: tabular-nums; }
.yyb-fact__value { grid-column: 2; grid-row: 1; text-align: end; }
.yyb-fact__source { grid-column: 1 / -1; font-size: var(--_note); color: var(--yyb-color-muted); }

.yyb-sheet { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.yyb-sheet th, .yyb-sheet td { padding: var(--_space-2) 0; text-align: start; vertical-align: baseline; font-weight: inherit; border-block-end: 1px solid var(--yyb-color-line); }
.yyb-sheet th + td, .yyb-sheet td + td, .yyb-sheet thead th + th { text-align: end; padding-inline-start: var(--_space-4); }
.yyb-sheet td { white-space: nowrap; }
.yyb-sheet thead th { font-size: var(--_note); color: var(--yyb-color-muted); white-space: nowrap; }
.yyb-sheet small { display: block; font-size: var(--_note); color: var(--yyb-color-muted); }
.yyb-sheet tfoot th, .yyb-sheet tfoot td { border-block-start: 2px solid var(--yyb-color-text); border-block-end: 0; font-weight: 700; padding-block-start: var(--_space-3); padding-block-end: var(--_space-3); }
`;
