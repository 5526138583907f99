import { css } from 'lit';

/** Controls. */
export const controls = css`
.yyb-btn {
  display: inline-flex; align-items: center; justify-content: center; gap: var(--_space-2);
  min-block-size: var(--_target); padding: var(--_space-2) var(--_space-4);
  border: 1px solid var(--yyb-color-control); border-radius: var(--yyb-radius-control);
  background: var(--yyb-color-surface); color: var(--yyb-color-link);
  font-weight: var(--_weight-strong); line-height: 1.3; text-align: center; text-decoration: none; cursor: pointer;
  transition: background-color var(--_motion-quick) var(--_ease);
  touch-action: manipulation;
}
.yyb-btn:hover { background: var(--yyb-color-chosen); }
.yyb-btn--main {
  min-block-size: var(--yyb-target-main); padding-inline-start: var(--_space-5); padding-inline-end: var(--_space-5);
  background: var(--yyb-color-action); border-color: var(--yyb-color-action); color: var(--yyb-color-on-action);
  font-size: var(--yyb-text-lead);
}
.yyb-btn--main:hover { background: var(--yyb-color-action-hover); }
.yyb-btn--wide { inline-size: 100%; }
.yyb-btn[aria-disabled="true"] {
  background: var(--yyb-color-sunken); border: 1px dashed var(--yyb-color-control); color: var(--yyb-color-muted); cursor: not-allowed;
}

.yyb-link {
  display: inline-flex; align-items: center; gap: var(--_space-1); min-block-size: var(--_target);
  padding: 0; border: 0; background: none; cursor: pointer; text-align: start;
  color: var(--yyb-color-link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.25em;
}
.yyb-link:hover { text-decoration-thickness: 2px; }
.yyb-link--quiet { text-decoration-color: var(--yyb-color-control); }

.yyb-actions { display: grid; gap: var(--_space-2) var(--_space-4); justify-items: start; }
.yyb-actions > .yyb-btn { inline-size: 100%; }

.yyb-field { display: grid; gap: var(--_space-2); }
.yyb-field__label { font-weight: var(--_weight-strong); }
.yyb-input {
  inline-size: 100%; min-block-size: calc(var(--_target) + 4px); padding: var(--_space-2) var(--_space-3);
  border: 1px solid var(--yyb-color-control); border-radius: var(--yyb-radius-control); background: var(--yyb-color-surface);
}
.yyb-input::placeholder { color: var(--yyb-color-muted); opacity: 1; }

/* Choices: accounts, answers. The whole line is the target. */
.yyb-choices { display: grid; border: 1px solid var(--yyb-color-control); border-radius: var(--yyb-radius-box); overflow: hidden; }
.yyb-choice {
  position: relative; display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: var(--_space-3); align-items: center;
  min-block-size: calc(var(--_target) + 16px); padding: var(--_space-3) var(--_space-4); cursor: pointer;
}
.yyb-choice + .yyb-choice { border-block-start: 1px solid var(--yyb-color-line); }
.yyb-choice.is-chosen { background: var(--yyb-color-chosen); }
.yyb-choice.is-chosen::before { content: ""; position: absolute; inset-block-start: 0; inset-block-end: 0; inset-inline-start: 0; border-inline-start: 4px solid var(--yyb-color-action); }
@supports selector(:has(a)) {
  .yyb-choice:has(:focus-visible) { outline: var(--yyb-focus-width) solid var(--yyb-color-focus); outline-offset: calc(0px - var(--yyb-focus-width)); }
  .yyb-choice :focus-visible { outline: none; }
}
.yyb-choice.is-off { cursor: not-allowed; }
.yyb-choice.is-off .yyb-choice__name { color: var(--yyb-color-muted); font-weight: var(--_weight); }
.yyb-choice input { inline-size: calc(22px * var(--yyb-scale)); block-size: calc(22px * var(--yyb-scale)); accent-color: var(--yyb-color-action); }
.yyb-choice__name { display: block; font-weight: var(--_weight-strong); line-height: 1.4; }
.yyb-choice__more { display: block; font-size: var(--_note); color: var(--yyb-color-muted); line-height: 1.5; }

.yyb-filter { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--_space-2); }
.yyb-filter__btn {
  min-block-size: var(--_target); padding: 0 var(--_space-3); border: 1px solid var(--yyb-color-control); border-radius: var(--yyb-radius-control);
  background: var(--yyb-color-surface); cursor: pointer; display: inline-flex; align-items: center; justify-content: space-between; gap: var(--_space-2); text-align: start;
}
.yyb-filter__btn[aria-pressed="true"] { background: var(--yyb-color-chosen); border-color: var(--yyb-color-action); box-shadow: inset 0 0 0 1px var(--yyb-color-action); font-weight: var(--_weight-strong); }
`;
