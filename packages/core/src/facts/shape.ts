import { nearest } from './nearest.ts';

/** What zod says of data of the wrong shape, as far as it is used here. */
export interface ShapeIssue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
  readonly pattern?: string;
  readonly errors?: readonly (readonly ShapeIssue[])[];
}

/** A wrong shape in words. */
export interface ShapeProblem {
  readonly kind: 'unknown-key' | 'shape';
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly mend: string;
}

const names: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a structure',
  record: 'a structure',
};

/** Says what is wrong with the shape of data, and where, in an author's words. */
export function shapeProblems(
  issues: readonly ShapeIssue[],
  data: unknown,
  keys: readonly string[],
  before: readonly (string | number)[] = [],
): readonly ShapeProblem[] {
  return issues.flatMap(issue => {
    const at = [...before, ...issue.path.map(step => (typeof step === 'symbol' ? String(step) : step))];
    const value = valueAt(data, at);
    if (issue.code === 'unrecognized_keys')
      return (issue.keys ?? []).map((key): ShapeProblem => {
        const near = nearest(key, keys);
        // "{ en: For the first three years, then less }" is two keys to YAML.
        if (valueAt(data, [...at, key]) === null)
          return {
            kind: 'unknown-key',
            at: [...at, key],
            message: `"${key}" stands by itself: within { } a comma ends what is before it.`,
            mend: 'Put the whole text in quotes.',
          };
        return {
          kind: 'unknown-key',
          at: [...at, key],
          message: `"${key}" does not belong here.`,
          mend: near && near !== key ? `Did you mean "${near}"?` : 'Remove it.',
        };
      });
    const inner =
      issue.code === 'invalid_union' && value !== undefined ? meantForm(issue.errors ?? [], value) : undefined;
    if (inner) return shapeProblems(inner, data, keys, at);
    return [{ kind: 'shape', at, ...describe(issue, at, value) }];
  });
}

/** Of several forms the one the author was writing: the one that a structure, or a bare value, fails inside rather than as a whole. */
function meantForm(forms: readonly (readonly ShapeIssue[])[], value: unknown): readonly ShapeIssue[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const inside = forms.filter(issues =>
    issues.every(issue => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  );
  return inside.toSorted((a, b) => a.length - b.length)[0];
}

function describe(
  issue: ShapeIssue,
  at: readonly (string | number)[],
  value: unknown,
): { readonly message: string; readonly mend: string } {
  const name = at.length ? `"${at.findLast(step => typeof step === 'string') ?? at.at(-1)}"` : 'The whole';
  if (value === undefined)
    return {
      message: `${name} is missing.`,
      mend: issue.values ? `Write one of ${issue.values.join(', ')}.` : 'Write it.',
    };
  if (issue.code === 'invalid_value' && issue.values) {
    const near = typeof value === 'string' ? nearest(value, issue.values.map(String)) : undefined;
    return {
      message: `${name} is ${JSON.stringify(value)}, which is none of ${issue.values.join(', ')}.`,
      mend: near ? `Did you mean "${near}"?` : 'Choose one of them.',
    };
  }
  if (issue.code === 'invalid_type' && issue.expected) {
    const needed = names[issue.expected] ?? issue.expected;
    const mend = issue.expected === 'string' && typeof value !== 'object' ? 'Put it in quotes.' : `Write ${needed}.`;
    return { message: `${name} must be ${needed}.`, mend };
  }
  if (issue.code === 'invalid_format')
    return {
      message: `${name} is written in another way than asked for.`,
      mend: issue.pattern ? `It must look like ${issue.pattern}.` : 'Compare with the JSON Schema.',
    };
  return { message: `${name} has the wrong shape.`, mend: 'Compare with the JSON Schema.' };
}

function valueAt(data: unknown, at: readonly (string | number)[]): unknown {
  let here = data;
  for (const step of at) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[step];
  }
  return here;
}
