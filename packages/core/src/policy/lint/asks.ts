import { childrenOf, type Tree } from '../tree.ts';

/** Whether a formula asks anything within: a condition, joined tests, a table by tiers. Most tests are one comparison. */
export function asks(tree: Tree): boolean {
  return (
    tree.op === 'if' ||
    tree.op === 'and' ||
    tree.op === 'or' ||
    tree.type.kind === 'bands' ||
    childrenOf(tree).some(asks)
  );
}
