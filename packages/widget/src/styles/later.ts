import { css } from 'lit';

/** What the screens that are loaded when first opened add: doors, the scan, ways on, forms, comparison, ruler. */
export const laterStyles = css`
.yyb-choice--money { grid-template-columns: auto minmax(0, 1fr) auto; }
.yyb-doors { display: grid; gap: var(--_space-3); }
.yyb-door {
  display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; column-gap: var(--_space-4);
  min-block-size: 72px; padding: var(--_space-3) var(--_space-4); inline-size: 100%;
  border: 1px solid var(--yyb-color-control); border-radius: var(--yyb-radius-box); color: var(--yyb-color-text); text-decoration: none; text-align: start; cursor: pointer; background: var(--yyb-color-surface);
  transition: background-color var(--_motion-quick) var(--_ease);
}
.yyb-door:hover { background: var(--yyb-color-chosen); }
.yyb-door > .yyb-icon:first-child { --_icon: calc(28px * var(--yyb-scale)); color: var(--yyb-color-link); }
.yyb-door__name { display: block; font-weight: var(--_weight-strong); font-size: var(--yyb-text-lead); line-height: 1.4; }
.yyb-door__more { display: block; font-size: var(--_note); color: var(--yyb-color-muted); line-height: 1.5; }
.yyb-signin { display: grid; gap: var(--_space-3); }
.yyb-scan { display: none; justify-items: center; text-align: center; align-content: center; gap: var(--_space-3); }
.yyb-scan.is-on { display: grid; }
.yyb-qr { inline-size: 168px; block-size: 168px; background: #fff; border-radius: 4px; }
.yyb-qr path { fill: #15191e; }
.yyb-code { font-variant-numeric: tabular-nums; font-weight: var(--_weight-strong); letter-spacing: 0.06em; }
.yyb-progress { display: grid; gap: var(--_space-2); }
.yyb-progress svg { display: block; inline-size: 100%; block-size: 6px; border-radius: 3px; }
.yyb-progress .is-track { fill: var(--yyb-color-wait); }
.yyb-progress .is-done { fill: var(--yyb-color-action); }
.yyb-file { position: relative; cursor: pointer; }
.yyb-file:hover { background: var(--yyb-color-chosen); }
.yyb-file input { position: absolute; inset-block-start: -1px; inset-inline-start: -1px; inline-size: calc(100% + 2px); block-size: calc(100% + 2px); margin: 0; opacity: 0; cursor: pointer; font-size: 0; }
.yyb-file:focus-within { outline: var(--yyb-focus-width) solid var(--yyb-color-focus); outline-offset: 2px; }
.yyb-files { display: grid; margin: 0; padding: 0; list-style: none; }
.yyb-files__item { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_space-1) var(--_space-3); padding-block-start: var(--_space-2); padding-block-end: var(--_space-2); border-block-end: 1px solid var(--yyb-color-line); }
.yyb-files__item:first-child { border-block-start: 1px solid var(--yyb-color-line); }
.yyb-files__name { flex: 1 1 12em; min-inline-size: 0; overflow-wrap: anywhere; display: grid; gap: var(--_space-1); }
.yyb-files__bar { inline-size: 100%; block-size: 8px; border: 0; border-radius: 4px; overflow: hidden; background: var(--yyb-color-wait); color: var(--yyb-color-action); accent-color: var(--yyb-color-action); appearance: none; }
.yyb-files__bar::-webkit-progress-bar { background: var(--yyb-color-wait); }
.yyb-files__bar::-webkit-progress-value { background: var(--yyb-color-action); }
.yyb-files__bar::-moz-progress-bar { background: var(--yyb-color-action); }
.yyb-search { position: relative; display: block; }
.yyb-search .yyb-icon { position: absolute; inset-inline-start: var(--_space-3); inset-block-start: 50%; transform: translateY(-50%); color: var(--yyb-color-muted); pointer-events: none; }
.yyb-search .yyb-input { padding-inline-start: calc(var(--_icon) + var(--_space-5)); }
.yyb-under { margin-block-start: calc(var(--_space-2) - var(--_space-5)); }
.yyb-next { display: grid; gap: var(--_space-3); }
.yyb-ref { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_space-2) var(--_space-4); }
.yyb-line { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: var(--_space-1) var(--_space-4); padding-block-start: var(--_space-3); padding-block-end: var(--_space-3); border-block-end: 1px solid var(--yyb-color-line); }
.yyb-line:first-child { border-block-start: 1px solid var(--yyb-color-line); }
.yyb-compare { display: grid; border: 1px solid var(--yyb-color-line); border-radius: var(--yyb-radius-box); overflow: hidden; }
.yyb-compare__side { padding: var(--_space-4); display: grid; gap: var(--_space-1); align-content: start; }
.yyb-compare__side--old { background: var(--yyb-color-sunken); color: var(--yyb-color-muted); }
.yyb-compare__side--new { border-block-start: 1px solid var(--yyb-color-line); position: relative; }
.yyb-compare__side--new::before { content: ""; position: absolute; inset-block-start: 0; inset-block-end: 0; inset-inline-start: 0; border-inline-start: 4px solid var(--yyb-color-action); }
.yyb-compare .yyb-figure { font-size: calc(var(--yyb-text-figure) * 0.8); }
.yyb-ruler { display: block; inline-size: 100%; block-size: calc(96px * var(--yyb-scale)); overflow: visible; }
.yyb-ruler text { font-size: var(--_note); fill: var(--yyb-color-text); font-variant-numeric: tabular-nums; }
.yyb-ruler .is-track { fill: var(--yyb-color-wait); }
.yyb-ruler .is-ok { fill: var(--yyb-color-good); }
.yyb-ruler .is-limit { stroke: var(--yyb-color-text); stroke-width: 2; }
.yyb-ruler .is-you { fill: var(--yyb-color-text); stroke: var(--yyb-color-surface); stroke-width: 2; }

@container (max-width: 18em) {
  .yyb-choice--money { grid-template-columns: auto minmax(0, 1fr); }
  .yyb-choice--money > .yyb-money { grid-column: 2; }
}

@container (min-width: 40em) {
  .yyb-under { margin-block-start: calc(var(--_space-2) - var(--_space-6)); }
  .yyb-next { grid-template-columns: repeat(auto-fit, minmax(15em, 1fr)); }
  .yyb-compare { grid-template-columns: 1fr 1fr; }
  .yyb-compare__side { padding: var(--_space-5); }
  .yyb-compare__side--new { border-block-start: 0; }
  .yyb-signin { grid-template-columns: minmax(0, 1fr) 264px; gap: var(--_space-5); align-items: stretch; }
  .yyb-signin .yyb-door--scan { display: none; }
  .yyb-scan { display: grid; }
}

@media (forced-colors: active) {
  .yyb-compare { border: 1px solid CanvasText; }
  .yyb-progress .is-done { fill: Highlight; }
  .yyb-ruler .is-ok { fill: Highlight; }
}
`;
