import { readFileSync } from 'node:fs';

/**
 * Import rules: no circles, and the arrows of docs/architecture.md. Nothing upstream imports anything downstream of it.
 */

/** The rooms of packages/core/src in the order in which data walks through them; those on one line may know each other. */
export const rooms = [
  ['localized', 'money', 'exact', 'region', 'day', 'identity'],
  ['facts'],
  ['policy'],
  ['decision'],
  ['policies', 'authoring', 'cases'],
  ['sql', 'assessment'],
  ['contract'],
  ['wire'],
  ['client', 'session'],
  ['confirmation'],
  ['payout'],
  ['application'],
  ['statistics', 'webhooks'],
  ['stores'],
  ['cli'],
];

/** Entry files gather what a public name offers, from any room. */
const { exports } = JSON.parse(readFileSync(new URL('packages/core/package.json', import.meta.url), 'utf8'));
const entries = Object.values(exports).flatMap(target =>
  typeof target === 'object' ? [`^packages/core/${target['@yongyiban/source'].slice(2)}$`] : [],
);

/** A room is a folder, a file, or a file and a folder beside it: `money.ts`, `facts/…`, `contract.ts` and `contract/…`. */
const inRooms = names => `^packages/core/src/(${names.join('|')})(/|\\.)`;

const upstream = rooms.slice(0, -1).map((names, index) => ({
  name: `core-${names[0]}-upstream`,
  comment: `${names.join(', ')}: imports nothing that stands later in the flow (docs/architecture.md).`,
  severity: 'error',
  from: { path: inRooms(names), pathNot: ['\\.test\\.ts$', ...entries] },
  to: { path: inRooms(rooms.slice(index + 1).flat()) },
}));

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'A circle of imports has no order in which it can be loaded. Types alone are erased, and may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...upstream,
    {
      name: 'packages-by-public-names',
      comment: 'A package is imported by its public names only, never by a path into it.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|examples/[^/]+|scripts)/' },
      to: { path: '^packages/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'core-knows-no-ui',
      comment: 'Core is headless: no Lit, no mock server, no widget.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '(^packages/(widget|mock-server)/|node_modules/(lit|lit-html|@lit|msw)/)' },
    },
    {
      name: 'core-in-pages-without-node',
      comment: 'Only the command line, the assessment and the generators of files may use Node.',
      severity: 'error',
      from: {
        path: '^packages/core/src/',
        pathNot: '(\\.test\\.ts$|^packages/core/src/(cli|assessment|policies|vectors|wire/generate)(/|\\.))',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-in-pages-without-zod',
      comment: "What a page loads reads answers by wire/calls.ts; zod and the contract's schemas stay out of it.",
      severity: 'error',
      from: { path: inRooms(['client', 'session', 'confirmation', 'payout', 'stores']), pathNot: '\\.test\\.ts$' },
      to: {
        path: '(node_modules/zod/|^packages/core/src/(contract/(?!problem-rules)|contract\\.ts$|wire/(print|generate)))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'widget-without-evaluator',
      comment: 'The panel loads the evaluator only when an estimate is asked for: by a lazy import.',
      severity: 'error',
      from: { path: '^packages/widget/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/core/src/policy\\.ts$', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'widget-without-contract-or-simulator',
      comment:
        "The panel speaks to core's client and stores; the HTTP contract and the simulator are none of its business.",
      severity: 'error',
      from: { path: '^packages/widget/src/', pathNot: '(\\.test\\.ts$|^packages/widget/src/testing/)' },
      to: { path: '^packages/(mock-server/|core/src/contract\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'mock-server-without-widget',
      comment: 'The simulator serves any client and knows none.',
      severity: 'error',
      from: { path: '^packages/mock-server/' },
      to: { path: '^packages/widget/' },
    },
    {
      name: 'declared-dependencies',
      comment: 'What the published sources import is in the package.json beside them.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '\\.test\\.ts$|/testing/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@yongyiban/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
