import { sameType } from '../facts/type.ts';
import { type Checked, type CheckedTree, checkExpression, type Scope } from './check.ts';
import type { Scalar } from './schema.ts';
import type { Parameter, Tree } from './tree.ts';

interface Known extends CheckedTree {
  /** The tree for other parameters, by their numbers. */
  readonly bound: Map<string, Tree>;
}

/**
 * Checks expressions, the same text once: a city's policies share most of their clauses and differ in the values of
 * parameters. A tree found before is used again where every parameter it names has the type it had; where the parameters
 * are the same ones, policies share the tree itself, and so what is made of it: closures, findings. Kept for one loading
 * only.
 */
export class CheckOnce {
  readonly #known = new Map<string, Known>();
  readonly #parameters = new Map<string, Map<Scalar, Parameter>>();
  readonly #numbers = new Map<Parameter, number>();

  check(text: string, scope: Scope): Checked {
    // What a policy defines for itself may mean something else in the next one.
    if (scope.definitions?.size) return checkExpression(text, scope);
    const known = this.#known.get(text);
    const bound = known && this.#bind(known, scope);
    if (bound) return bound;
    const checked = checkExpression(text, scope);
    if ('tree' in checked) this.#known.set(text, { ...checked, bound: new Map() });
    return checked;
  }

  /** A parameter found before: the same name and mere value are the same parameter, whichever policy has it. */
  parameter(name: string, value: Scalar): Parameter | undefined {
    return this.#parameters.get(name)?.get(value);
  }

  keep(parameter: Parameter, value: Scalar): void {
    const { name } = parameter;
    const values = this.#parameters.get(name) ?? new Map<Scalar, Parameter>();
    this.#parameters.set(name, values.set(value, parameter));
  }

  #bind({ tree, uses, bound }: Known, scope: Scope): CheckedTree | undefined {
    if (!uses.length) return { tree, uses };
    const now = new Map<Parameter, Parameter>();
    let key = '';
    for (const before of uses) {
      const parameter = scope.parameters.get(before.name);
      if (!parameter || !alike(before, parameter)) return undefined;
      now.set(before, parameter);
      key += `${this.#numberOf(parameter)} `;
    }
    let replaced = bound.get(key);
    if (!replaced) {
      replaced = replace(tree, now);
      bound.set(key, replaced);
    }
    return { tree: replaced, uses: [...now.values()] };
  }

  #numberOf(parameter: Parameter): number {
    let number = this.#numbers.get(parameter);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(parameter, number);
    }
    return number;
  }
}

/** Whether a tree checked with one parameter is right for the other: text may have been read as a code, a day or a period. */
function alike(a: Parameter, b: Parameter): boolean {
  if (a === b) return true;
  if (!sameType(a.type, b.type)) return false;
  switch (a.type.kind) {
    case 'string':
    case 'list':
    case 'map':
      return false;
    default:
      return true;
  }
}

/** The tree with other parameters; what names none is shared. */
function replace(tree: Tree, now: ReadonlyMap<Parameter, Parameter>): Tree {
  const all = (trees: readonly Tree[]): readonly Tree[] => {
    let changed = false;
    const out = trees.map(one => {
      const other = replace(one, now);
      changed ||= other !== one;
      return other;
    });
    return changed ? out : trees;
  };
  switch (tree.op) {
    case 'parameter': {
      const parameter = now.get(tree.parameter);
      return parameter && parameter !== tree.parameter ? { ...tree, parameter } : tree;
    }
    case 'field':
    case 'has': {
      const of = replace(tree.of, now);
      return of === tree.of ? tree : { ...tree, of };
    }
    case 'and':
    case 'or': {
      const args = all(tree.args);
      return args === tree.args ? tree : { ...tree, args };
    }
    case 'call': {
      const args = all(tree.args);
      return args === tree.args ? tree : { ...tree, args };
    }
    case 'not': {
      const arg = replace(tree.arg, now);
      return arg === tree.arg ? tree : { ...tree, arg };
    }
    case 'if': {
      const [test, whenTrue, whenFalse] = [
        replace(tree.test, now),
        replace(tree.whenTrue, now),
        replace(tree.whenFalse, now),
      ];
      return test === tree.test && whenTrue === tree.whenTrue && whenFalse === tree.whenFalse
        ? tree
        : { ...tree, test, whenTrue, whenFalse };
    }
    case 'list': {
      const items = all(tree.items);
      return items === tree.items ? tree : { ...tree, items };
    }
    case 'map': {
      const flat = all(tree.entries.flat());
      return { ...tree, entries: tree.entries.map((_, i) => [flat[2 * i]!, flat[2 * i + 1]!] as const) };
    }
    case 'each': {
      const [over, body] = [replace(tree.over, now), replace(tree.body, now)];
      const where = tree.where && replace(tree.where, now);
      return over === tree.over && body === tree.body && where === tree.where
        ? tree
        : { ...tree, over, body, ...(where && { where }) };
    }
    default:
      return tree;
  }
}
