import type { FactDefinition } from '../facts/catalogue.ts';
import type { Localized } from '../localized.ts';
import { derivationOf } from '../policy/derived.ts';
import { childrenOf, type Exception, type Tree } from '../policy/tree.ts';
import { closureOf } from './closures.ts';
import type { Run } from './run.ts';

/** The first exception that holds. */
export function firstHolding(exceptions: readonly Exception[], run: Run): Exception | undefined {
  return exceptions.find(exception => closureOf(exception.when)(run) === true);
}

/** The formula that applies: the general one, or that of the first exception that holds, with its words. */
export function formulaOf(
  of: { readonly value: Tree; readonly exceptions: readonly Exception[] },
  run: Run,
): { readonly value: Tree; readonly used?: Localized } {
  const exception = firstHolding(of.exceptions, run);
  return exception ? { value: exception.value, used: exception.text } : { value: of.value };
}

/** Kinds of which a calculation can be written down. */
const countable: ReadonlySet<string> = new Set(['money', 'percent', 'decimal', 'int']);

/**
 * The terms a policy defines for itself that a formula comes to stand on, each before those that use it, where there is
 * a calculation to show: a term that only names a fact is shown where it is used.
 */
export function termsOf(formula: Tree, run: Run): readonly FactDefinition[] {
  const terms = new Set<FactDefinition>();
  const visit = (tree: Tree): void => {
    if (tree.op === 'if') {
      const holds = closureOf(tree.test)(run);
      if (typeof holds === 'boolean') {
        visit(holds ? tree.whenTrue : tree.whenFalse);
        return;
      }
    }
    if (tree.op === 'fact' && tree.fact.local && countable.has(tree.fact.type.kind) && !terms.has(tree.fact)) {
      const derivation = derivationOf(tree.fact);
      const { value } = formulaOf(derivation!, run);
      visit(value);
      if (isCalculation(value)) terms.add(tree.fact);
    }
    // The body of a comprehension has a value only item by item.
    for (const child of tree.op === 'each' ? [tree.over] : childrenOf(tree)) visit(child);
  };
  visit(formula);
  return [...terms];
}

const steps: ReadonlySet<string> = new Set([
  'of',
  'atMost',
  'atLeast',
  'marginal',
  'rounded',
  'min',
  'max',
  '+',
  '-',
  '*',
  '/',
]);

/** Whether a formula has steps to write down. */
export const isCalculation = (tree: Tree): boolean => tree.op === 'call' && steps.has(tree.overload.name);
