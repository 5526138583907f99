import { formatType } from '../facts/type.ts';
import { Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';
import { fit } from './conversion.ts';
import { overloadsOf } from './functions.ts';
import { type Overload, resultType } from './overload.ts';
import { Refusal } from './refusal.ts';
import type { Tree } from './tree.ts';

/** Chooses the overload: without conversion where one fits, else the first that fits with lossless conversions. */
export function bind(
  style: Overload['style'],
  name: string,
  args: readonly Tree[],
  source: string,
  at: { readonly start: number; readonly end: number },
): Tree | Refusal {
  const candidates = overloadsOf(style, name);
  for (const converting of [false, true]) {
    for (const overload of candidates) {
      const fitted = fit(overload, args, converting, source);
      const type =
        fitted &&
        resultType(
          overload,
          fitted.map(arg => arg.type),
        );
      if (type) return tried({ op: 'call', overload, args: fitted, type, ...at });
    }
  }
  if (candidates.length) {
    const given = args.map(arg => formatType(arg.type)).join(', ');
    return new Refusal(
      'type',
      `"${name}" does not take ${given}.`,
      unitHint(args) ?? 'Compare the types with the list of functions.',
    );
  }
  const other = style === 'method' ? overloadsOf('function', name) : overloadsOf('method', name);
  const mend = other.length
    ? `It is written ${style === 'method' ? `${name}(…)` : `value.${name}(…)`}.`
    : 'See the list of functions.';
  return new Refusal('unknown-function', `There is no function "${name}".`, mend);
}

function unitHint(args: readonly Tree[]): string | undefined {
  const kinds = args.map(arg => arg.type.kind);
  const bare = kinds.some(kind => kind === 'int' || kind === 'double');
  if (bare && kinds.includes('money')) return 'Write the amount as a parameter with its unit, such as 500,000 yuan.';
  if (bare && kinds.includes('percent')) return 'Write the rate as a parameter with its sign, such as 5.5 %.';
  return undefined;
}

const roundings: ReadonlySet<string> = new Set(['money.rounded', 'money.roundedBy']);

/** Constant arguments are tried at load, so that a rounding unit that does not exist is found now and not in a decision. */
function tried(call: Tree & { op: 'call' }): Tree | Refusal {
  const { overload, args } = call;
  const settings = args.slice(1);
  if (!roundings.has(overload.id) || !settings.every(arg => arg.op === 'constant')) return call;
  const trial = overload.run([0, ...settings.map((arg): Value => arg.value)], { asOf: 0 });
  return trial instanceof Unknown
    ? new Refusal('argument', trial.failure?.message ?? 'The argument is not known.', 'Correct the argument.')
    : call;
}
