import { css } from 'lit';

const dark = css`
  color-scheme: dark;
  --yyb-color-surface: #16191d;
  --yyb-color-sunken: #1e2227;
  --yyb-color-text: #eef0f3;
  --yyb-color-muted: #b0b8c2;
  --yyb-color-line: #343a42;
  --yyb-color-control: #858e9a;
  --yyb-color-action: #e6e9ed;
  --yyb-color-action-hover: #ffffff;
  --yyb-color-on-action: #15191e;
  --yyb-color-link: #e6e9ed;
  --yyb-color-chosen: #262b31;
  --yyb-color-focus: #ffd166;
  --yyb-color-good: #74d3a0;
  --yyb-color-good-soft: #17302a;
  --yyb-color-busy: #8fbcf3;
  --yyb-color-busy-soft: #1a2b40;
  --yyb-color-warn: #f0bc66;
  --yyb-color-warn-soft: #33290f;
  --yyb-color-bad: #ff9f95;
  --yyb-color-bad-soft: #3b2020;
  --yyb-color-wait: #2c3138;
`;

const darkBlue = css`
  --yyb-color-action: #9cc5f8;
  --yyb-color-action-hover: #c3dcfb;
  --yyb-color-on-action: #0a1c31;
  --yyb-color-link: #9cc5f8;
  --yyb-color-chosen: #1c2a3b;
`;

/**
 * Every size and colour, on the host: a page sets them on the element, and its own rule wins.
 * Pixels times a scale, not rem: many host sites set the root size by script.
 */
export const tokens = css`
:host {
  /* Type. Pixels times a scale, not rem: many host sites set the root size by script. */
  --yyb-scale: 1;
  --yyb-font: system-ui, -apple-system, "Segoe UI", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei",
    "Noto Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif;
  --yyb-text-note: calc(14px * var(--yyb-scale));
  --yyb-text-body: calc(16px * var(--yyb-scale));
  --yyb-text-lead: calc(18px * var(--yyb-scale));
  --yyb-text-title: calc(22px * var(--yyb-scale));
  --yyb-text-head: calc(26px * var(--yyb-scale));
  --yyb-text-figure: calc(38px * var(--yyb-scale));
  --_leading: 1.6;
  --_leading-tight: 1.3;
  --_weight: 400;
  --_weight-strong: 600;

  /* Space: steps of 4 px. */
  --_space-1: 4px;
  --_space-2: 8px;
  --_space-3: 12px;
  --_space-4: 16px;
  --_space-5: 24px;
  --_space-6: 32px;
  --_space-7: 48px;
  --_pad: var(--_space-4);

  /* Shape and targets. */
  --yyb-radius-control: 6px;
  --yyb-radius-box: 8px;
  --yyb-radius-panel: 10px;
  --yyb-target: 44px;
  --yyb-target-main: 52px;
  --yyb-focus-width: 3px;
  --yyb-focus-gap: 2px;
  --_icon: calc(20px * var(--yyb-scale));

  /* Motion. */
  --_motion-quick: 120ms;
  --_motion-calm: 240ms;
  --_motion-wait: 1800ms;
  --_ease: cubic-bezier(0.2, 0, 0, 1);

  /* Colour roles: neutral, light. */
  color-scheme: light;
  --yyb-color-surface: #ffffff;
  --yyb-color-sunken: #f4f5f7;
  --yyb-color-text: #15191e;
  --yyb-color-muted: #505964;
  --yyb-color-line: #dbdfe4;
  --yyb-color-control: #737c88;
  --yyb-color-action: #1e2935;
  --yyb-color-action-hover: #0b131c;
  --yyb-color-on-action: #ffffff;
  --yyb-color-link: #1e2935;
  --yyb-color-chosen: #f0f2f5;
  --yyb-color-focus: #0b57d0;
  --yyb-color-good: #0a6b3b;
  --yyb-color-good-soft: #e8f4ed;
  --yyb-color-busy: #0f5499;
  --yyb-color-busy-soft: #e9f1fa;
  --yyb-color-warn: #855000;
  --yyb-color-warn-soft: #fcf3e0;
  --yyb-color-bad: #b0231b;
  --yyb-color-bad-soft: #fcedeb;
  --yyb-color-wait: #e4e7eb;
}

:host([data-theme="blue"]) {
  --yyb-color-sunken: #f2f6fb;
  --yyb-color-line: #d6dfe9;
  --yyb-color-control: #6b7d92;
  --yyb-color-action: #0f55a5;
  --yyb-color-action-hover: #0a3f7d;
  --yyb-color-link: #0f55a5;
  --yyb-color-chosen: #edf4fc;
  --yyb-color-focus: #a8450b;
}

:host([data-scheme="dark"]) {
${dark}
}
:host([data-scheme="dark"][data-theme="blue"]) {
${darkBlue}
}

/* Automatic dark repeats the two blocks above: light-dark() is too new for the browsers that offices still run. */
@media (prefers-color-scheme: dark) {
  :host([data-scheme="auto"]) {
${dark}
  }
  :host([data-scheme="auto"][data-theme="blue"]) {
${darkBlue}
  }
}

/* Large type (适老化): a quarter larger, the smallest text grows most, muted text becomes plain text. */
:host([data-type="large"]) {
  --yyb-scale: 1.3;
  --yyb-text-note: 20px;
  --yyb-text-figure: 46px;
  --yyb-target: 56px;
  --yyb-target-main: 68px;
  --yyb-focus-width: 4px;
  --yyb-color-muted: var(--yyb-color-text);
}
`;
