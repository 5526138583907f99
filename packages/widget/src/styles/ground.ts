import { css } from 'lit';

/** Ground. */
export const ground = css`
:host { display: flex; flex-direction: column; }
:host([hidden]) { display: none; }
.yyb {
  /* Breakpoints are in em of this element, so that large type takes the narrower layout by itself. */
  --_note: max(14px, var(--yyb-text-note));
  --_body: max(14px, var(--yyb-text-body));
  --_target: max(44px, var(--yyb-target));
  container-type: inline-size;
  display: flex; flex: 1; flex-direction: column;
  font: var(--_weight) var(--_body) / var(--_leading) var(--yyb-font);
  color: var(--yyb-color-text);
  text-align: start;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}

/* A host that reserves room below a short screen gets it inside the panel, above the foot. */
.yyb-main { flex: 1; }

*, *::before, *::after { box-sizing: border-box; }
p, ul, ol, dl, dd, figure, fieldset, legend, table {
  margin: 0; padding: 0; border: 0; font: inherit; min-inline-size: 0;
}
ul, ol { list-style: none; }
button, input, select, textarea { font: inherit; color: inherit; margin: 0; }
[hidden] { display: none; }

.yyb-panel {
  display: flex; flex: 1; flex-direction: column;
  background: var(--yyb-color-surface);
  border: 1px solid var(--yyb-color-line);
  border-radius: var(--yyb-radius-panel);
  overflow: hidden;
  overflow: clip;
  overflow-wrap: anywhere;
  line-break: strict;
  text-autospace: normal;
}

:focus {
  outline: var(--yyb-focus-width) solid var(--yyb-color-focus);
  outline-offset: var(--yyb-focus-gap);
  border-radius: var(--yyb-radius-control);
}

:focus:not(:focus-visible), [tabindex="-1"]:focus { outline: none; }

.yyb-hide {
  position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
/* Drawn marks sit inside their box; pull the box out so that the ink meets the margin. */
.yyb-state > .yyb-icon { margin-inline-start: -2px; }
p, li, dd { text-wrap: pretty; }
.yyb-nowrap { white-space: nowrap; }
.yyb-phrase { display: inline-block; }
.yyb-icon {
  inline-size: var(--_icon); block-size: var(--_icon); flex: none;
  fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round;
}

.yyb-money { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; font-weight: var(--_weight-strong); }
.yyb-num { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
.yyb-note { font-size: var(--_note); color: var(--yyb-color-muted); }
.yyb-lead { font-size: var(--yyb-text-lead); }
.yyb-strong { font-weight: var(--_weight-strong); }

.yyb-figure {
  font-size: var(--yyb-text-figure); line-height: 1.15; font-weight: 700; letter-spacing: -0.01em;
  font-variant-numeric: tabular-nums lining-nums; white-space: nowrap;
}
.yyb-figure--long { font-size: calc(var(--yyb-text-figure) * 0.7); }
.yyb-figure__sign { font-size: 0.72em; margin-inline-end: 0.08em; font-weight: 600; }
`;
