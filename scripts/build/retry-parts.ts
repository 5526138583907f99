/**
 * Lets a part that could not be loaded be asked for again. Firefox and Safari remember a failed address for as long as the
 * page lives, so each try behind the first goes to another: `import('./part.js' + _again)`.
 */
import type { Plugin } from 'rollup';

/** The parameter of every function that loads a part; see `part.ts` of the widget, and of core's client. */
const parameter = '_again';

/** For the modules in `sources`; how a dependency loads its own parts is its own affair. */
export function retryParts(...sources: readonly string[]): Plugin {
  const isOurs = (id: string): boolean => sources.some(source => id.startsWith(source));
  return {
    name: 'retry-parts',
    renderDynamicImport: ({ moduleId }) => (isOurs(moduleId) ? { left: 'import(', right: ` + ${parameter})` } : null),
    transform(code, id) {
      // `_again` must be in scope wherever a part is loaded: better found now than by the first person without a network.
      const all = code.match(/\bimport\(/g)?.length;
      if (isOurs(id) && all !== code.match(/\(?_again\)? => import\(/g)?.length)
        this.error(`${id}: a part is loaded by no \`${parameter} => import(…)\``);
      return null;
    },
  };
}
