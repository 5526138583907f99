import { type OperationId, type Operations, operations } from '@yongyiban/core/contract';
import { type Answer, inOneLine, must } from './answer.ts';
import { inWords } from './in-words.ts';
import { alike, both } from './words.ts';

/** What an operation answers with, parsed. */
export type Answered<Id extends OperationId> = Operations[Id]['answer'] extends { _zod: { output: infer Value } }
  ? Value
  : undefined;

interface Schema {
  safeParse(
    value: unknown,
    options: typeof inWords,
  ):
    | { success: true; data: unknown }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

/** Fails the check unless the answer has the shape that the contract gives the operation; the parsed answer. */
export function mustFit<Id extends OperationId>(id: Id, answer: Answer): Answered<Id> {
  const operation = operations[id];
  must(
    (operation.success as readonly number[]).includes(answer.status),
    alike(`HTTP ${operation.success.join(' / ')}`),
    inOneLine(answer),
  );
  const type = answer.headers.get('Content-Type') ?? '';
  must(/^application\/json\b/i.test(type), alike('Content-Type: application/json'), `Content-Type: ${type || '—'}`);
  return fit(operation.answer as unknown as Schema, answer.json, `${answer.method} ${answer.target}`) as Answered<Id>;
}

/** Fails the check unless the value fits the schema; the parsed value. */
export function fit(schema: unknown, value: unknown, where: string): unknown {
  const result = (schema as Schema).safeParse(value, inWords);
  if (!result.success) {
    const issues = result.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `/${path.map(String).join('/')}: ${message}`);
    must(
      false,
      both(`${where} 的答复符合 OpenAPI 里的形状`, `${where} to have the shape of the OpenAPI document`),
      issues.join('; '),
    );
  }
  const unknown = unrecognized(result.data, value, '');
  must(
    unknown === undefined,
    both(
      '枚举值都是契约里有的（大小写也一样）',
      'every enumeration value to be one of the contract, letter for letter',
    ),
    `${where}: ${unknown}`,
  );
  return result.data;
}

/** A client reads an enumeration value it does not know as `unrecognized`; a platform of this contract sends none. */
function unrecognized(parsed: unknown, raw: unknown, path: string): string | undefined {
  if (parsed === 'unrecognized' && raw !== 'unrecognized') return `${path}: ${JSON.stringify(raw)}`;
  if (typeof parsed !== 'object' || parsed === null || typeof raw !== 'object' || raw === null) return undefined;
  for (const [key, value] of Object.entries(parsed)) {
    const found = unrecognized(value, (raw as Record<string, unknown>)[key], `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
