/**
 * Every state in WebKitGTK, and the one tap by pointer and by keyboard; `npm run test:browsers -- webkit`.
 *
 * What is not run here, and why: the suite in the page itself, because vitest drives WebKit through a client of its own that
 * lags behind it; an event stream that never closes, because WebKitGTK keeps it from a service worker.
 */
import { defineConfig } from 'vitest/config';

const conditions = ['@yongyiban/source', 'node', 'import', 'module', 'default'];

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'widget-webkit',
    include: ['engines/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
