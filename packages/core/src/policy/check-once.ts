import { sameType } from '../facts/type.ts';
import { type Checked, type CheckedTree, checkExpression, type Scope } from './check.ts';
import type { Scalar } from './schema.ts';
import type { Parameter, Tree } from './tree.ts';

interface Known extends CheckedTree {
  /** The tree for other parameters. */
  readonly bound: Branch;
}

/** What one parameter after the other leads to. */
interface Branch {
  next?: Map<Parameter, Branch>;
  checked?: CheckedTree;
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

  check(text: string, scope: Scope): Checked {
    // What a policy defines for itself may mean something else in the next one.
    if (scope.definitions?.size) return checkExpression(text, scope);
    const known = this.#known.get(text);
    const bound = known && this.#bind(known, scope);
    if (bound) return bound;
    const checked = checkExpression(text, scope);
    if ('tree' in checked) this.#known.set(text, { ...checked, bound: {} });
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

  #bind(known: Known, scope: Scope): CheckedTree | undefined {
    const { tree, uses } = known;
    if (!uses.length) return known;
    let branch = known.bound;
    for (const before of uses) {
      const parameter = scope.parameters.get(before.name);
      if (!parameter || !alike(before, parameter)) return undefined;
      branch.next ??= new Map();
      let next = branch.next.get(parameter);
      if (!next) {
        next = {};
        branch.next.set(parameter, next);
      }
      branch = next;
    }
    if (!branch.checked) {
      const now = uses.map(({ name }) => scope.parameters.get(name)!);
      branch.checked = { tree: replace(tree, uses, now), uses: now };
    }
    return branch.checked;
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
function replace(tree: Tree, before: readonly Parameter[], now: readonly Parameter[]): Tree {
  switch (tree.op) {
    case 'parameter': {
      const parameter = now[before.indexOf(tree.parameter)];
      return parameter && parameter !== tree.parameter ? { ...tree, parameter } : tree;
    }
    case 'field':
    case 'has': {
      const of = replace(tree.of, before, now);
      return of === tree.of ? tree : { ...tree, of };
    }
    case 'and':
    case 'or': {
      const args = replaceAll(tree.args, before, now);
      return args === tree.args ? tree : { ...tree, args };
    }
    case 'call': {
      const args = replaceAll(tree.args, before, now);
      return args === tree.args ? tree : { ...tree, args };
    }
    case 'not': {
      const arg = replace(tree.arg, before, now);
      return arg === tree.arg ? tree : { ...tree, arg };
    }
    case 'if': {
      const [test, whenTrue, whenFalse] = [
        replace(tree.test, before, now),
        replace(tree.whenTrue, before, now),
        replace(tree.whenFalse, before, now),
      ];
      return test === tree.test && whenTrue === tree.whenTrue && whenFalse === tree.whenFalse
        ? tree
        : { ...tree, test, whenTrue, whenFalse };
    }
    case 'list': {
      const items = replaceAll(tree.items, before, now);
      return items === tree.items ? tree : { ...tree, items };
    }
    case 'map': {
      const flat = replaceAll(tree.entries.flat(), before, now);
      return { ...tree, entries: tree.entries.map((_, i) => [flat[2 * i]!, flat[2 * i + 1]!] as const) };
    }
    case 'each': {
      const [over, body] = [replace(tree.over, before, now), replace(tree.body, before, now)];
      const where = tree.where && replace(tree.where, before, now);
      return over === tree.over && body === tree.body && where === tree.where
        ? tree
        : { ...tree, over, body, ...(where && { where }) };
    }
    default:
      return tree;
  }
}

function replaceAll(trees: readonly Tree[], before: readonly Parameter[], now: readonly Parameter[]): readonly Tree[] {
  let out: Tree[] | undefined;
  for (let i = 0; i < trees.length; i++) {
    const other = replace(trees[i]!, before, now);
    if (other === trees[i]) continue;
    out ??= [...trees];
    out[i] = other;
  }
  return out ?? trees;
}
