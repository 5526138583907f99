import { childrenOf, type Tree } from '../tree.ts';

/**
 * Whether a formula asks anything within: a condition, joined tests, a table by tiers. Most tests are one comparison.
 * What is asked of each item of a list is asked of no subject.
 */
export function asks(tree: Tree): boolean {
  if (tree.op === 'fact' || tree.op === 'constant') return false;
  if (tree.op === 'if' || tree.op === 'and' || tree.op === 'or' || tree.type.kind === 'bands') return true;
  return childrenOf(tree).some(tree.op === 'each' ? asksTable : asks);
}

function asksTable(tree: Tree): boolean {
  return tree.type.kind === 'bands' || childrenOf(tree).some(asksTable);
}
