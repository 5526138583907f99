import { css } from 'lit';

/** Motion, forced colours, print. */
export const media = css`
@keyframes yyb-breathe { from { opacity: 1; } to { opacity: 0.45; } }
@keyframes yyb-arrive { from { opacity: 0; transform: translateY(4px); } }
.yyb-arrive { animation: yyb-arrive var(--_motion-calm) var(--_ease); }

@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
}

@media (forced-colors: active) {
  .yyb-notice, .yyb-box, .yyb-sum, .yyb-aside .yyb-sum, .yyb-choices, .yyb-after { border: 1px solid CanvasText; }
  .yyb-btn--main { border: 2px solid ButtonText; }
  .yyb-choice.is-chosen, .yyb-filter__btn[aria-pressed="true"] { outline: 2px solid Highlight; outline-offset: -2px; }
  .yyb-bone { background: GrayText; }
}

@media print {
  .yyb-head__tools, .yyb-foot, .yyb-actions, .yyb-noprint { display: none; }
  .yyb-panel { border: 0; }
}
`;
