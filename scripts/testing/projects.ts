/** How a package's tests run: in Node, or in a real Chromium. Packages are tested from their sources. */
import { playwright } from '@vitest/browser-playwright';
import { msw } from 'msw/vite';
import type { Plugin } from 'vite';
import { defineProject, type UserWorkspaceConfig } from 'vitest/config';
import { findChromium } from '../chromium.mjs';

/** The condition under which every package's `exports` point at its sources. */
const source = '@yongyiban/source';

/** Tests in Node: unless told otherwise all of `src`, without those that need a page (`*.browser.test.ts`). */
export function nodeProject(name: string, include: readonly string[] = ['src/**/*.test.ts']): UserWorkspaceConfig {
  const conditions = [source, 'node', 'import', 'module', 'default'];
  return defineProject({
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: [...include],
      exclude: ['**/node_modules/**', '**/*.browser.test.ts'],
      environment: 'node',
    },
  });
}

/** Tests `include` in a real Chromium, with msw's service worker served at the root of the page's origin. */
export function browserProject(name: string, include: readonly string[]): UserWorkspaceConfig {
  const executablePath = findChromium();
  return defineProject({
    plugins: [withoutWebDevServer(), msw({ mode: 'worker-only' })],
    resolve: { conditions: [source, 'browser', 'import', 'module', 'default'] },
    test: {
      name,
      include: [...include],
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: {
            ...(executablePath === undefined ? {} : { executablePath }),
            args: ['--no-sandbox', '--font-render-hinting=none'],
          },
          contextOptions: { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
        }),
        instances: [{ browser: 'chromium' }],
        viewport: { width: 1080, height: 900 },
      },
    },
  });
}

/** @open-wc/testing asks Web Dev Server's socket for commands; under vitest there is none, and none is needed. */
function withoutWebDevServer(): Plugin {
  const stub = '\0web-dev-server-socket';
  return {
    name: 'without-web-dev-server',
    enforce: 'pre',
    resolveId: id => (id.endsWith('__web-dev-server__web-socket.js') ? stub : undefined),
    load: id =>
      id === stub
        ? 'export const webSocket = undefined; export const sendMessage = () => {}; export const sendMessageWaitForResponse = async () => ({});'
        : undefined,
  };
}
