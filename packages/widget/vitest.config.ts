import { defineProject } from 'vitest/config';

const conditions = ['@yongyiban/source', 'node', 'import', 'module', 'default'];

/** What is tested from outside a page: the manifest, and the panel under a host's own headers. */
export default defineProject({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'widget-outside',
    include: ['manifest/**/*.test.ts', 'looks/**/*.test.ts', 'security/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
