import { defineConfig } from 'vitest/config';

/** Packages are tested from their sources: `@yongyiban/source` is the condition their `exports` offer for that. */
export const sourceConditions = ['@yongyiban/source', 'module', 'browser', 'development|production'];

export default defineConfig({
  test: {
    projects: ['packages/*/vitest.config.ts', 'scripts/vitest.config.ts'],
  },
});
