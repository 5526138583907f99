import { defineProject } from 'vitest/config';

export default defineProject({
  resolve: { conditions: ['@yongyiban/source'] },
  ssr: { resolve: { conditions: ['@yongyiban/source', 'node', 'import', 'default'] } },
  test: { name: 'core', include: ['src/**/*.test.ts'], environment: 'node' },
});
