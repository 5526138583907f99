import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import type { FactCatalogue, FactDefinition } from '../facts/catalogue.ts';
import { nearest } from '../facts/nearest.ts';
import { formatType, type Type, types } from '../facts/type.ts';
import { bind } from './binding.ts';
import { alike, coerce } from './conversion.ts';
import { literalTree } from './literal.ts';
import type { Overload } from './overload.ts';
import { Refusal } from './refusal.ts';
import { type Parameter, type Quantifier, sourceOf, type Tree } from './tree.ts';

/** One thing wrong in an expression, with the stretch of text it is about. */
export interface ExpressionProblem {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly mend: string;
}

/** The names an expression may use. */
export interface Scope {
  readonly catalogue: FactCatalogue;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Terms the policy defines for itself. */
  readonly definitions?: ReadonlyMap<string, FactDefinition>;
}

/** Structural limits: far above any clause of law, far below what could hurt. */
export const limits = {
  maxAstNodes: 500,
  maxDepth: 24,
  maxListElements: 200,
  maxMapEntries: 200,
  maxCallArguments: 16,
};
const maxLength = 4000;
/** Comprehensions inside one another. */
const maxNesting = 2;

const parser: Environment = new Environment({ limits, unlistedVariablesAreDyn: true });

/** A checked expression, or everything that is wrong with it. */
export type Checked = CheckedTree | { readonly problems: readonly ExpressionProblem[] };

export interface CheckedTree {
  readonly tree: Tree;
  /** The parameters it names, those included that left only their value in the tree: a period, a day, a code. */
  readonly uses: readonly Parameter[];
}

/** Parses and checks a CEL expression against the names it may use. */
export function checkExpression(text: string, scope: Scope): Checked {
  if (text.length > maxLength) {
    return {
      problems: [
        {
          code: 'policy/too-long',
          start: 0,
          end: text.length,
          message: `The expression has ${text.length} characters; ${maxLength} is the most.`,
          mend: 'Split it into clauses or derived facts.',
        },
      ],
    };
  }
  let ast: ASTNode;
  try {
    ast = parser.parse(text).ast;
  } catch (error) {
    const range = error instanceof ParseError ? error.range : undefined;
    return {
      problems: [
        {
          code: 'policy/syntax',
          start: range?.start ?? 0,
          end: range?.end ?? text.length,
          message: `This is not CEL: ${error instanceof ParseError ? error.summary : String(error)}.`,
          mend: /\d\s*[%‰]/.test(text)
            ? 'A rate cannot stand in an expression: write it as a parameter (rate: 5.5 %) and name it here.'
            : 'Correct the expression here.',
        },
      ],
    };
  }
  const checker = new Checker(text, scope);
  const tree = checker.check(ast);
  return tree && !checker.problems.length ? { tree, uses: [...checker.uses] } : { problems: checker.problems };
}

interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly source?: FactDefinition;
}

const operators: ReadonlySet<string> = new Set(['==', '!=', 'in', '+', '-', '*', '/', '%', '<', '<=', '>', '>=', '[]']);
const quantifiers: Readonly<Record<string, Quantifier>> = {
  all: 'all',
  exists: 'exists',
  exists_one: 'existsOne',
  existsOne: 'existsOne',
  filter: 'filter',
  map: 'map',
};

class Checker {
  readonly problems: ExpressionProblem[] = [];
  readonly uses: Set<Parameter> = new Set();
  readonly #text: string;
  readonly #scope: Scope;
  readonly #variables: Variable[] = [];

  constructor(text: string, scope: Scope) {
    this.#text = text;
    this.#scope = scope;
  }

  #problem(code: string, node: ASTNode, message: string, mend: string): undefined {
    this.problems.push({ code: `policy/${code}`, start: node.start, end: node.end, message, mend });
    return undefined;
  }

  #excerpt(node: ASTNode): string {
    return this.#text.slice(node.start, node.end);
  }

  check(node: ASTNode): Tree | undefined {
    const at = { start: node.start, end: node.end };
    switch (node.op) {
      case 'value':
        return this.#literal(node, node.args);
      case 'id':
      case '.':
        return this.#name(node);
      case '&&':
      case '||':
        return this.#logic(node, node.op);
      case '!_': {
        const arg = this.#bool(node.args);
        return arg && { op: 'not', arg, type: types.bool, ...at };
      }
      case '-_':
        return this.#negative(node);
      case '?:': {
        const [test, then, otherwise] = [this.#bool(node.args[0]), this.check(node.args[1]), this.check(node.args[2])];
        if (!test || !then || !otherwise) return undefined;
        const [a, b] = alike(then, otherwise, this.#text);
        if (!a || !b)
          return this.#problem(
            'type',
            node,
            `The two branches are ${formatType(then.type)} and ${formatType(otherwise.type)}.`,
            'Make both of one type.',
          );
        return { op: 'if', test, whenTrue: a, whenFalse: b, type: a.type, ...at };
      }
      case 'list':
        return this.#list(node, node.args);
      case 'map':
        return this.#map(node, node.args);
      case 'call':
        return node.args[0] === 'has'
          ? this.#has(node, node.args[1])
          : this.#call(node, 'function', node.args[0], node.args[1]);
      case 'rcall':
        return this.#method(node, node.args[0], node.args[1], node.args[2]);
      case '.?':
      case '[?]':
        return this.#problem(
          'optional',
          node,
          'Optional access (.?) is not part of the policy language.',
          'Write the plain access: a fact that is missing is unknown by itself.',
        );
      default:
        if (operators.has(node.op)) return this.#call(node, 'operator', node.op, node.args as ASTNode[]);
        return this.#problem(
          'syntax',
          node,
          `"${node.op}" is not part of the policy language.`,
          'Write it another way.',
        );
    }
  }

  #bool(node: ASTNode): Tree | undefined {
    const tree = this.check(node);
    if (!tree || tree.type.kind === 'bool') return tree;
    return this.#problem(
      'type',
      node,
      `"${this.#excerpt(node)}" is ${formatType(tree.type)}, but a yes or no is needed here.`,
      'Compare it with something.',
    );
  }

  #literal(node: ASTNode, value: unknown): Tree | undefined {
    const tree = literalTree(value, { start: node.start, end: node.end }, this.#excerpt(node));
    return tree instanceof Refusal ? this.#problem(tree.code, node, tree.message, tree.mend) : tree;
  }

  #negative(node: ASTNode & { op: '-_' }): Tree | undefined {
    const inner = node.args;
    // The least integer has no positive counterpart: the sign belongs to the number.
    if (inner.op === 'value' && typeof inner.args === 'bigint') return this.#literal(node, -inner.args);
    return this.#call(node, 'operator', '-_', [inner]);
  }

  #logic(node: ASTNode & { op: '&&' | '||' }, op: '&&' | '||'): Tree | undefined {
    const args: Tree[] = [];
    let whole = true;
    for (const side of node.args) {
      const tree = this.#bool(side);
      if (!tree) whole = false;
      else if (tree.op === (op === '&&' ? 'and' : 'or')) args.push(...tree.args);
      else args.push(tree);
    }
    return whole
      ? { op: op === '&&' ? 'and' : 'or', args, type: types.bool, start: node.start, end: node.end }
      : undefined;
  }

  /** A dotted path: a variable with fields, a parameter, a fact, or a fact with fields; the longest fact wins. */
  #name(node: ASTNode): Tree | undefined {
    const path = pathOf(node);
    if (!path) {
      if (node.op !== '.') return undefined;
      const of = this.check(node.args[0]);
      return of && this.#field(node, of, node.args[1]);
    }
    const at = { start: node.start, end: node.end };
    const [root = '', ...fields] = path;
    const slot = this.#variables.findLastIndex(variable => variable.name === root);
    if (slot >= 0) return this.#fields(node, { op: 'variable', slot, ...this.#variables[slot]!, ...at }, fields);
    const parameter =
      this.#scope.parameters.get(root) ??
      (root === 'parameters' && fields[0] ? this.#scope.parameters.get(fields.shift()!) : undefined);
    if (parameter) {
      this.uses.add(parameter);
      return this.#fields(node, { op: 'parameter', parameter, type: parameter.type, ...at }, fields);
    }
    const defined = this.#scope.definitions?.get(root);
    if (defined) return this.#fields(node, { op: 'fact', fact: defined, type: defined.type, ...at }, fields);
    if (path.length === 1 && root === 'today') return { op: 'asOf', type: types.date, ...at };
    for (let length = path.length; length > 0; length--) {
      const fact = this.#scope.catalogue.facts.get(path.slice(0, length).join('.'));
      if (fact) return this.#fields(node, { op: 'fact', fact, type: fact.type, ...at }, path.slice(length));
    }
    const near = nearest(path.join('.'), [
      ...this.#scope.parameters.keys(),
      ...(this.#scope.definitions?.keys() ?? []),
      ...this.#scope.catalogue.facts.keys(),
    ]);
    return this.#problem(
      'unknown-name',
      node,
      `There is no fact or parameter "${path.join('.')}".`,
      near ? `Did you mean "${near}"?` : 'Add it to the catalogue or to the parameters.',
    );
  }

  #fields(node: ASTNode, tree: Tree, fields: readonly string[]): Tree | undefined {
    return fields.reduce<Tree | undefined>((of, name) => of && this.#field(node, of, name), tree);
  }

  #field(node: ASTNode, of: Tree, name: string): Tree | undefined {
    const at = { start: node.start, end: node.end };
    if (of.type.kind === 'record') {
      const type = of.type.fields.get(name);
      if (type) return { op: 'field', of, name, type, ...at };
      const near = nearest(name, [...of.type.fields.keys()]);
      return this.#problem(
        'unknown-name',
        node,
        `The record has no field "${name}".`,
        near ? `Did you mean "${near}"?` : `Its fields are ${[...of.type.fields.keys()].join(', ')}.`,
      );
    }
    if (of.type.kind === 'map' && of.type.key.kind === 'string') {
      const key: Tree = { op: 'constant', value: name, type: types.string, ...at };
      return this.#bind(node, 'operator', '[]', [of, key]);
    }
    return this.#problem(
      'type',
      node,
      `${formatType(of.type)} has no field "${name}".`,
      'Only records and maps have fields.',
    );
  }

  #has(node: ASTNode, args: readonly ASTNode[]): Tree | undefined {
    const [inner] = args;
    const field = inner && this.check(inner);
    if (!field) return undefined;
    if (field.op === 'field')
      return { op: 'has', of: field.of, name: field.name, type: types.bool, start: node.start, end: node.end };
    if (field.op === 'call' && field.overload.id === 'map.index' && inner?.op === '.')
      return this.#bind(node, 'operator', 'in', [field.args[1]!, field.args[0]!]);
    return this.#problem(
      'has',
      node,
      'has() asks for a field of a record; a fact that is missing is unknown by itself.',
      'Remove has().',
    );
  }

  #list(node: ASTNode, nodes: readonly ASTNode[]): Tree | undefined {
    const items = nodes.map(item => this.check(item));
    if (items.some(item => !item)) return undefined;
    const first = items[0];
    if (!first)
      return this.#problem(
        'empty-list',
        node,
        'An empty list has no type.',
        'Write what it holds, or leave the test out.',
      );
    const alike = items.map(item => coerce(item!, first.type, this.#text) ?? undefined);
    if (alike.some(item => !item))
      return this.#problem(
        'mixed-list',
        node,
        'The items of the list are of different types.',
        'Keep one type in a list.',
      );
    return {
      op: 'list',
      items: alike as Tree[],
      type: { kind: 'list', of: first.type },
      start: node.start,
      end: node.end,
    };
  }

  #map(node: ASTNode, nodes: readonly (readonly [ASTNode, ASTNode])[]): Tree | undefined {
    const entries = nodes.map(([key, value]) => [this.check(key), this.check(value)] as const);
    if (entries.some(([key, value]) => !key || !value)) return undefined;
    const [first] = entries;
    if (!first?.[0] || !first[1])
      return this.#problem('empty-map', node, 'An empty map has no type.', 'Write what it holds.');
    const [key, value] = [first[0].type, first[1].type];
    if (key.kind !== 'string' && key.kind !== 'int' && key.kind !== 'bool')
      return this.#problem(
        'map-key',
        node,
        `A map cannot be keyed by ${formatType(key)}.`,
        'Key it by text, whole numbers or yes and no.',
      );
    const alike = entries.map(([k, v]) => [coerce(k!, key, this.#text), coerce(v!, value, this.#text)] as const);
    if (alike.some(([k, v]) => !k || !v))
      return this.#problem(
        'mixed-map',
        node,
        'The entries of the map are of different types.',
        'Keep one type of key and one of value.',
      );
    const literals = alike.flatMap(([k]) => (k!.op === 'constant' ? [String(k!.value)] : []));
    if (new Set(literals).size !== literals.length)
      return this.#problem('map-key', node, 'A key stands twice in the map.', 'Remove one of them.');
    return {
      op: 'map',
      entries: alike as readonly (readonly [Tree, Tree])[],
      type: { kind: 'map', key, value },
      start: node.start,
      end: node.end,
    };
  }

  #method(node: ASTNode, name: string, receiver: ASTNode, args: readonly ASTNode[]): Tree | undefined {
    const how = Object.hasOwn(quantifiers, name) ? quantifiers[name] : undefined;
    const over = this.check(receiver);
    if (how && args.length >= 2 && args[0]?.op === 'id') return over && this.#each(node, how, over, args);
    if (name === 'smallestReached' && args.length === 1 && args[0]?.op === 'map')
      return over && this.#indicators(node, over, args[0].args);
    const trees = args.map(arg => this.check(arg));
    if (!over || trees.some(tree => !tree)) return undefined;
    return this.#bind(node, 'method', name, [over, ...(trees as Tree[])]);
  }

  /** The indicators of a lookup, each by its name, so that one that is missing does not hide the others. */
  #indicators(node: ASTNode, row: Tree, entries: readonly (readonly [ASTNode, ASTNode])[]): Tree | undefined {
    if (row.type.kind !== 'row')
      return this.#problem(
        'type',
        node,
        `smallestReached is asked of a row, but this is ${formatType(row.type)}.`,
        'Write table.row(key).smallestReached({…}).',
      );
    const args: Tree[] = [row];
    let whole = true;
    for (const [key, value] of entries) {
      const name = this.check(key);
      const given = this.check(value);
      if (!name || !given) {
        whole = false;
        continue;
      }
      const column =
        name.op === 'constant' && typeof name.value === 'string' ? row.type.columns.get(name.value) : undefined;
      if (!column) {
        whole = false;
        this.#problem(
          'unknown-name',
          key,
          `The table has no column ${this.#excerpt(key)}.`,
          `Its columns are ${[...row.type.columns.keys()].join(', ')}.`,
        );
      } else {
        const fitted = coerce(given, column, this.#text);
        if (fitted) args.push(name, fitted);
        else {
          whole = false;
          this.#problem(
            'type',
            value,
            `This is ${formatType(given.type)}, but the column holds ${formatType(column)}.`,
            'Give the indicator in the unit of the table.',
          );
        }
      }
    }
    return whole ? this.#bind(node, 'method', 'smallestReached', args) : undefined;
  }

  #each(node: ASTNode, how: Quantifier, over: Tree, args: readonly ASTNode[]): Tree | undefined {
    const item = over.type.kind === 'list' ? over.type.of : over.type.kind === 'map' ? over.type.key : undefined;
    if (!item)
      return this.#problem(
        'type',
        node,
        `${how} goes through a list, but this is ${formatType(over.type)}.`,
        'Use it on a list.',
      );
    if (this.#variables.length >= maxNesting)
      return this.#problem('cost', node, `At most ${maxNesting} comprehensions inside one another.`, 'Split it.');
    if (args.length > (how === 'map' ? 3 : 2))
      return this.#problem(
        'macro',
        node,
        `${how} with two variables is not part of the policy language.`,
        'Go through the list with one variable.',
      );
    const [variable, ...bodies] = args;
    const name = variable!.args as string;
    const slot = this.#variables.length;
    const source = sourceOf(over);
    this.#variables.push({ name, type: item, ...(source && { source }) });
    const where = bodies.length === 2 ? this.#bool(bodies[0]!) : undefined;
    const last = bodies.at(-1)!;
    const body = how === 'map' ? this.check(last) : this.#bool(last);
    this.#variables.pop();
    if (!body || (bodies.length === 2 && !where)) return undefined;
    const type: Type =
      how === 'map' ? { kind: 'list', of: body.type } : how === 'filter' ? { kind: 'list', of: item } : types.bool;
    return { op: 'each', how, over, slot, ...(where && { where }), body, type, start: node.start, end: node.end };
  }

  #call(node: ASTNode, style: Overload['style'], name: string, nodes: readonly ASTNode[]): Tree | undefined {
    const args = nodes.map(arg => this.check(arg));
    if (args.some(arg => !arg)) return undefined;
    return this.#bind(node, style, name, args as Tree[]);
  }

  #bind(node: ASTNode, style: Overload['style'], name: string, args: readonly Tree[]): Tree | undefined {
    const tree = bind(style, name, args, this.#text, { start: node.start, end: node.end });
    return tree instanceof Refusal ? this.#problem(tree.code, node, tree.message, tree.mend) : tree;
  }
}

function pathOf(node: ASTNode): string[] | undefined {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.') return undefined;
  const before = pathOf(node.args[0]);
  return before && [...before, node.args[1]];
}
