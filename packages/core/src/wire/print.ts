/** Prints the contract's schemas and routes as the modules that the client reads answers with. */
import * as z from 'zod/mini';
import * as accounts from '../contract/account.ts';
import * as applications from '../contract/application.ts';
import * as attachments from '../contract/attachment.ts';
import * as confirmations from '../contract/confirmation.ts';
import * as entitlements from '../contract/entitlement.ts';
import * as explanations from '../contract/explanation.ts';
import * as objections from '../contract/objection.ts';
import * as payouts from '../contract/payout.ts';
import * as policies from '../contract/policy.ts';
import { problemSchema } from '../contract/problem.ts';
import * as reminders from '../contract/reminder.ts';
import { type Route, routes } from '../contract/routes.ts';
import * as scalars from '../contract/scalars.ts';
import * as sessions from '../contract/session.ts';
import * as statistics from '../contract/statistics.ts';

const rooms = [
  scalars,
  explanations,
  payouts,
  entitlements,
  accounts,
  attachments,
  applications,
  confirmations,
  objections,
  policies,
  reminders,
  sessions,
  statistics,
];

/** What a schema is called in the module. All ids are read alike, so one reader does for them. */
function names(): Map<z.ZodMiniType, string> {
  const result = new Map<z.ZodMiniType, string>([[problemSchema, 'problem']]);
  for (const room of rooms)
    for (const [name, value] of Object.entries(room))
      if (name.endsWith('Schema'))
        result.set(value as z.ZodMiniType, name.endsWith('IdSchema') ? 'id' : name.slice(0, -'Schema'.length));
  return result;
}

interface Check {
  readonly check: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
}

type Def = z.core.$ZodTypeDef & Check & { readonly checks?: readonly { _zod: { def: Check } }[] };

const literal = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`;
const property = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : literal(name));
const call = (name: string, ...parts: readonly string[]): string => `${name}(${parts.join(', ')})`;

/** Prints schemas one by one and keeps those that have names. @throws {Error} for what no reader can do yet. */
class Printer {
  readonly #names = names();
  readonly #declared = new Map<string, string>();

  /** What has been declared so far: readers by their names. */
  get declared(): ReadonlyMap<string, string> {
    return this.#declared;
  }

  print(schema: z.ZodMiniType): string {
    const name = this.#names.get(schema);
    const code = name !== undefined && this.#declared.has(name) ? '' : this.#code(schema);
    if (name === undefined) return code;
    if (code !== '') this.#declared.set(name, code);
    return name;
  }

  #code(schema: z.ZodMiniType): string {
    const def = schema._zod.def as Def;
    const checks = [...(def.check ? [def] : []), ...(def.checks ?? []).map(({ _zod }) => _zod.def)];
    const of = (kind: string): Check | undefined => checks.find(({ check }) => check === kind);
    const known = ['number_format', 'greater_than', 'less_than', 'min_length', 'max_length', 'string_format'];
    const odd = checks.find(({ check }) => !known.includes(check));
    if (odd) throw new Error(`No reader checks ${odd.check}`);
    const [least, most] = [of('min_length')?.minimum, of('max_length')?.maximum];
    switch (def.type) {
      case 'string': {
        const pattern = of('string_format')?.pattern;
        if (!pattern && least === undefined && most === undefined) return 'text';
        return call('matching', String(pattern ?? /^/), ...range(least, most));
      }
      case 'number':
        if (of('number_format')?.format !== 'safeint') return 'number';
        return call('integer', ...range(of('greater_than')?.value, of('less_than')?.value));
      case 'boolean':
        return 'flag';
      case 'enum':
        return call('word', this.#words(schema));
      case 'nullable':
        return call('nullable', this.print((def as unknown as { innerType: z.ZodMiniType }).innerType));
      case 'array':
        return call('list', this.print((def as unknown as { element: z.ZodMiniType }).element), ...range(least, most));
      case 'record':
        return call('record', this.print((def as unknown as { valueType: z.ZodMiniType }).valueType));
      case 'object':
        return call('object', this.#fields((schema as z.ZodMiniObject).shape));
      case 'union':
        return this.#union(def as unknown as { options: readonly z.ZodMiniType[]; discriminator?: string });
      default:
        throw new Error(`No reader does what ${def.type} does`);
    }
  }

  #fields(shape: z.core.$ZodShape, except?: string): string {
    const fields = Object.entries(shape as Record<string, z.ZodMiniType>).filter(([name]) => name !== except);
    const printed = fields.map(([name, schema]) => {
      if (!(schema instanceof z.ZodMiniExactOptional)) return `${property(name)}: ${this.print(schema)}`;
      return `${literal(`${name}?`)}: ${this.print((schema.def as unknown as { innerType: z.ZodMiniType }).innerType)}`;
    });
    return printed.length ? `{ ${printed.join(', ')} }` : '{}';
  }

  #union({ options, discriminator }: { options: readonly z.ZodMiniType[]; discriminator?: string }): string {
    if (discriminator !== undefined) {
      const shapes = options.map(option => {
        const { shape } = option as z.ZodMiniObject;
        const [word] = (shape[discriminator] as z.ZodMiniLiteral).def.values;
        return `${property(String(word))}: ${call('object', this.#fields(shape, discriminator))}`;
      });
      return call('either', literal(discriminator), `{ ${shapes.join(', ')} }`);
    }
    const [first] = options;
    const types = options.map(({ _zod }) => _zod.def.type).join(' ');
    if (first && types === 'enum pipe') return call('openWord', this.#words(first));
    if (types === 'boolean number string') return 'plain';
    throw new Error(`No reader tells ${types} apart`);
  }

  #words(schema: z.ZodMiniType): string {
    return literal([...(schema._zod.values ?? [])].join(' '));
  }
}

function range(least: number | undefined, most: number | undefined): string[] {
  if (most !== undefined) return [String(least ?? 'undefined'), String(most)];
  return least === undefined ? [] : [String(least)];
}

function operation({ method, path, access, success, etag, stream, answer }: Route, printer: Printer): string {
  if (!answer) throw new Error(`${path} answers with nothing`);
  const parts = [
    ...(method === 'GET' ? [] : [`method: ${literal(method)}`]),
    `path: ${literal(path)}`,
    ...(access === 'public' ? ['open: true'] : []),
    ...(String(success) === '200' ? [] : [`success: [${success.join(', ')}]`]),
    ...(etag ? ['etag: true'] : []),
    ...(stream ? ['stream: true'] : []),
    `answer: ${printer.print(answer)}`,
  ];
  return `{ ${parts.join(', ')} }`;
}

/** What the way from list to money never calls, and a page loads only when somebody does. */
const isLater = ({ path }: Route): boolean => /^\/(?:policies|applications|reminders|statistics)\b/.test(path);

const combinators = [
  ...['either', 'flag', 'integer', 'list', 'matching', 'nullable', 'number', 'object', 'openWord', 'plain', 'record'],
  ...['text', 'word'],
];
const top = '// Made from the schemas and routes of the contract by `node src/wire/generate.ts`. Not to be edited.';
const used = (names: readonly string[], code: string): string[] =>
  names.filter(name => new RegExp(`\\b${name}\\b(?!\\??'?:)`).test(code));

/** The whole text of each module, by the name of its file. */
export function printCalls(): ReadonlyMap<string, string> {
  const printer = new Printer();
  const all = Object.entries(routes) as [string, Route][];
  const print = (chosen: [string, Route][]): string =>
    chosen.map(([id, route]) => `  ${id}: ${operation(route, printer)},\n`).join('');

  const first = print(all.filter(([, route]) => !isLater(route)));
  const problem = printer.print(problemSchema);
  const shared = new Map(printer.declared);
  const later = print(all.filter(([, route]) => isLater(route)));
  const added = [...printer.declared].filter(([name]) => !shared.has(name));

  const laterCode = [...added.map(([name, code]) => `const ${name} = ${code};\n`), '\n', later].join('');
  const given = used([...shared.keys()], laterCode);
  const firstCode = [...shared]
    .map(
      ([name, code]) =>
        `${given.includes(name) ? 'export ' : ''}const ${name}${given.includes(name) ? ': Read' : ''} = ${code};\n`,
    )
    .join('');
  return new Map([
    [
      'calls.ts',
      `${top}
import type { Calls, FirstCall } from './call.ts';
import { ${[...used(combinators, firstCode + first), 'type Read'].join(', ')} } from './read.ts';

${firstCode}
/** Reads the problem details that an answer outside 2xx carries. */
export const readProblem: Read = ${problem};

/** How each operation on the way from list to money is called, and how its answer is read. */
export const calls: Calls<FirstCall> = {
${first}};
`,
    ],
    [
      'later-calls.ts',
      `${top}
import type { Calls, LaterCall } from './call.ts';
import { ${given.join(', ')} } from './calls.ts';
import { ${used(combinators, laterCode).join(', ')} } from './read.ts';

${added.map(([name, code]) => `const ${name} = ${code};\n`).join('')}
/** The other operations, for who calls one of them. */
export const laterCalls: Calls<LaterCall> = {
${later}};
`,
    ],
  ]);
}
