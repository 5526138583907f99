import { sameType } from '../facts/type.ts';
import { type Checked, checkExpression, type Scope } from './check.ts';
import { childrenOf, type Parameter, type Tree } from './tree.ts';

interface Known {
  readonly tree: Tree;
  /** The parameters it was checked with. */
  readonly uses: readonly Parameter[];
}

/**
 * Checks expressions, the same text once: a city's policies share most of their clauses and differ in the values of
 * parameters. A tree found before is used again where every parameter it names has the type it had; clauses without
 * parameters even share one tree, and so one closure. Kept for one loading only.
 */
export class CheckOnce {
  readonly #known = new Map<string, Known>();

  check(text: string, scope: Scope): Checked {
    // What a policy defines for itself may mean something else in the next one.
    if (scope.definitions?.size) return checkExpression(text, scope);
    const known = this.#known.get(text);
    if (known) {
      const tree = rebind(known, scope);
      if (tree) return { tree };
    }
    const checked = checkExpression(text, scope);
    if ('tree' in checked) this.#known.set(text, { tree: checked.tree, uses: parametersOf(checked.tree) });
    return checked;
  }
}

function rebind({ tree, uses }: Known, scope: Scope): Tree | undefined {
  if (!uses.length) return tree;
  const now = new Map<Parameter, Parameter>();
  for (const before of uses) {
    const parameter = scope.parameters.get(before.name);
    if (!parameter || !alike(before, parameter)) return undefined;
    now.set(before, parameter);
  }
  return replace(tree, now);
}

/** Whether a tree checked with one parameter is right for the other: text may have been read as a code or a day. */
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

function parametersOf(tree: Tree): readonly Parameter[] {
  const found = new Set<Parameter>();
  const visit = (node: Tree): void => {
    if (node.op === 'parameter') found.add(node.parameter);
    else for (const child of childrenOf(node)) visit(child);
  };
  visit(tree);
  return [...found];
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
