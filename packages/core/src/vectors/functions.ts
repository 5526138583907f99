import { parseDay } from '../day.ts';
import { closureOf } from '../decision/closures.ts';
import { stepBudget } from '../decision/run.ts';
import { parseCatalogue } from '../facts/catalogue.ts';
import { parseDossier } from '../facts/dossier.ts';
import { formatType } from '../facts/type.ts';
import { type Result, Unknown } from '../facts/unknown.ts';
import { writeValue } from '../facts/write-value.ts';
import { checkExpression } from '../policy/check.ts';
import { overloads } from '../policy/functions.ts';
import type { Overload } from '../policy/overload.ts';
import { Reader } from '../policy/reader.ts';
import { type Tree, walk } from '../policy/tree.ts';
import { type Example, exampleCatalogue, examples } from './examples.ts';

/** The day of an example that does not say. */
export const exampleDay = '2020-06-10';

const catalogue = parseCatalogue(exampleCatalogue);

/** An example evaluated: its type, what came out, and which functions took part. */
export interface Evaluated {
  readonly type: string;
  readonly gives: unknown;
  readonly functions: readonly string[];
}

/** Checks and evaluates an example as a policy's formula would be. */
export function evaluate(example: Example): Evaluated {
  const { expression, parameters = {}, tables = {}, facts = {}, on = exampleDay } = example;
  const reader = new Reader({ path: 'example', data: example }, catalogue);
  const scope = { catalogue, parameters: reader.parameters({ parameters, tables }) };
  const checked = checkExpression(expression, scope);
  const problems = [...reader.problems, ...('problems' in checked ? checked.problems : [])];
  if ('problems' in checked || problems.length)
    throw new Error(`${expression}: ${problems.map(problem => problem.message).join(' ')}`);
  const dossier = parseDossier(catalogue, {
    subject: { kind: 'enterprise', id: '91330200MA00000000', name: '示例单位' },
    facts: Object.fromEntries(Object.entries(facts).map(([path, value]) => [path, { value, asOf: on }])),
  });
  const { tree } = checked;
  const result = closureOf(tree)({ dossier, asOf: parseDay(on) ?? 0, locals: [], budget: stepBudget });
  return { type: formatType(tree.type), gives: written(tree, result), functions: functionsOf(tree) };
}

function written(tree: Tree, result: Result): unknown {
  if (!(result instanceof Unknown)) return writeValue(tree.type, result);
  if (result.failure) return { fails: result.failure.code };
  return { unknown: [...new Set(result.missing.map(missing => missing.fact.path))] };
}

function functionsOf(tree: Tree): readonly string[] {
  const ids = new Set<string>();
  walk(tree, node => void (node.op === 'call' && ids.add(node.overload.id)));
  return [...ids].sort();
}

/** What is ours, beyond CEL's own operators and functions: it has words of its own. */
export const domainFunctions: readonly Overload[] = overloads.filter(overload => overload.doc !== undefined);

/** The vectors of every domain function. */
export function functionVectors(): unknown {
  return {
    format: 'yongyiban-function-vectors/1',
    catalogue: exampleCatalogue,
    functions: domainFunctions.map(({ id, name, style, doc }) => ({ id, name, style, doc })),
    vectors: examples.map(example => {
      const { type, functions } = evaluate(example);
      const { expression, parameters = {}, tables = {}, facts = {}, on = exampleDay, gives } = example;
      return { functions, expression, parameters, tables, facts, on, type, gives };
    }),
  };
}
