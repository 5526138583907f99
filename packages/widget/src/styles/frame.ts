import { css } from 'lit';

/** Frame: head, body, foot. */
export const frame = css`
.yyb-head {
  display: grid; grid-template-columns: minmax(min-content, 1fr) auto; align-items: center;
  column-gap: var(--_space-3);
  min-block-size: 64px; padding: var(--_space-2) var(--_pad);
  border-block-end: 1px solid var(--yyb-color-line);
}
/* The title keeps its words whole; where room is short, the switches beside it take two lines. */
.yyb-head__title { overflow-wrap: normal; font-size: var(--yyb-text-lead); font-weight: var(--_weight-strong); line-height: var(--_leading-tight); }
.yyb-head__tools { display: flex; flex-wrap: wrap; justify-content: flex-end; column-gap: var(--_space-4); }
.yyb-head__who {
  grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; column-gap: var(--_space-3);
  font-size: var(--_note); color: var(--yyb-color-muted);
}

.yyb-body { padding: var(--_space-5) var(--_pad) var(--_space-6); display: grid; gap: var(--_space-5); }
.yyb-body > * { min-inline-size: 0; }
.yyb-foot {
  padding: var(--_space-3) var(--_pad); border-block-start: 1px solid var(--yyb-color-line);
  font-size: var(--_note); color: var(--yyb-color-muted);
  display: flex; flex-wrap: wrap; align-items: center; gap: var(--_space-1) var(--_space-4);
}

.yyb-stack { display: grid; gap: var(--_space-4); align-content: start; }
.yyb-stack--tight { gap: var(--_space-2); }
.yyb-stack > * { min-inline-size: 0; }
.yyb-h1 { font-size: var(--yyb-text-head); font-weight: 700; line-height: var(--_leading-tight); text-wrap: balance; }
.yyb-h2 { font-size: var(--yyb-text-lead); font-weight: var(--_weight-strong); line-height: var(--_leading-tight); }
.yyb-readable { max-inline-size: 34em; }
`;
