import { expect, it } from 'vitest';
import { gather } from './imports.ts';
import { roomsPicture } from './rooms.ts';

const module = (source: string, ...to: readonly (readonly [string, ...string[]])[]) => ({
  source,
  dependencies: to.map(([resolved, ...dependencyTypes]) => ({ module: resolved, resolved, dependencyTypes })),
});

it('counts imports between rooms, and leaves out tests and entry files', () => {
  const { rooms, edges } = gather(
    {
      modules: [
        module(
          'packages/core/src/policy/load.ts',
          ['packages/core/src/facts/value.ts', 'import'],
          ['packages/core/src/policy/tree.ts'],
        ),
        module('packages/core/src/policy/tree.ts', ['packages/core/src/facts/type.ts', 'type-only']),
        module('packages/core/src/policy/load.test.ts', ['packages/core/src/cli/main.ts']),
        module('packages/core/src/policy.ts', ['packages/core/src/facts/type.ts']),
        module('packages/core/src/facts/type.ts'),
      ],
    },
    ['facts', 'policy', 'cli'],
  );
  expect(rooms).toEqual([
    { name: 'facts', files: 1 },
    { name: 'policy', files: 3 },
  ]);
  expect(edges).toEqual([{ from: 'policy', to: 'facts', count: 2, typesOnly: false }]);
});

it('draws an import against the flow in red', () => {
  const rooms = ['facts', 'policy'].map(name => ({ name, files: 1 }));
  const picture = (from: string, to: string) =>
    roomsPicture({ rooms, edges: [{ from, to, count: 1, typesOnly: false }], publicNames: new Map() });
  expect(picture('policy', 'facts')).not.toContain('class="arc wrong"');
  expect(picture('facts', 'policy')).toContain('class="arc wrong"');
});
