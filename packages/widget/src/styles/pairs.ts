import { css } from 'lit';

/** Pairs, receipt, comparison. */
export const pairs = css`
.yyb-pairs { display: grid; }
.yyb-pair { display: grid; grid-template-columns: 4.6em minmax(0, 1fr); gap: 0 var(--_space-3); padding-block-start: var(--_space-2); padding-block-end: var(--_space-2); border-block-end: 1px solid var(--yyb-color-line); }
.yyb-pair dt { color: var(--yyb-color-muted); }
.yyb-pair dd { font-variant-numeric: tabular-nums; }
.yyb-pair:last-child { border-block-end: 0; }

.yyb-box { border: 1px solid var(--yyb-color-line); border-radius: var(--yyb-radius-box); padding: var(--_space-4); display: grid; gap: var(--_space-4); }
.yyb-box--sunken { background: var(--yyb-color-sunken); }
.yyb-box > * { min-inline-size: 0; }
`;
