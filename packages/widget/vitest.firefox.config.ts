/**
 * The same tests in Firefox, where one is installed: `npm run test:browsers -- firefox`.
 * `YYB_FIREFOX` names another than Debian's.
 *
 * What is not run here, and why: `src/story.test.ts` and `src/documents.test.ts`, because Playwright's channel for a stock Firefox gives vitest no frame
 * to click and type in ("Cannot find vitest-iframe"). The same way is walked there by `my-subsidies.test.ts`.
 */
import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vitest/config';
import chromium from './vitest.browser.config.ts';

const config = mergeConfig(chromium, {
  root: new URL('.', import.meta.url).pathname,
  test: {
    name: 'widget-firefox',
    testTimeout: 60_000,
    exclude: ['src/story.test.ts', 'src/documents.test.ts'],
  },
});
config.test.browser.provider = playwright({
  launchOptions: { channel: 'moz-firefox', executablePath: process.env.YYB_FIREFOX ?? '/usr/bin/firefox-esr' },
  contextOptions: { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
});
config.test.browser.instances = [{ browser: 'firefox' }];

export default config;
