/** The site's look: the generator's own, in system typefaces and the city's blue, with the live panel for documents. */
import type { Theme } from 'vitepress';
import plain from 'vitepress/theme-without-fonts';
import { LivePanel } from './live-panel.ts';
import './look.css';
import './landing.css';
import './live-panel.css';
import './drawing.css';

export default {
  extends: plain,
  enhanceApp({ app }) {
    app.component('LivePanel', LivePanel);
  },
} satisfies Theme;
