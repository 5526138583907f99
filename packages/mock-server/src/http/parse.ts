import { type OperationId, operations } from '@yongyiban/core/contract';
import { type Refusal, refuse } from './answer.ts';
import { readJson } from './body.ts';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Query and body of a request, as the contract's schemas read them. */
export async function parseRequest(
  id: OperationId,
  request: Request,
  url: URL,
): Promise<{ query: unknown; body: unknown } | Refusal> {
  const { query: querySchema, body: bodySchema } = operations[id];
  let query: unknown;
  if (querySchema !== undefined) {
    const fields = new Map<string, string>();
    for (const [name, value] of url.searchParams) {
      if (fields.has(name)) return refuse('malformed', { errors: [{ pointer: `/${name}`, detail: 'Given twice' }] });
      fields.set(name, value);
    }
    const result = querySchema.safeParse(Object.fromEntries(fields));
    if (!result.success) return refuse('malformed', { errors: result.error.issues.map(inQuery) });
    query = result.data;
  }
  if (bodySchema === undefined) return { query, body: undefined };
  const json = await readJson(request);
  if ('problem' in json) return json;
  const result = bodySchema.safeParse(json.value);
  if (!result.success) return refuse('malformed', { errors: result.error.issues.map(inBody) });
  return { query, body: result.data };
}

function inBody({ path, message }: Issue): { pointer: string; detail: string } {
  const pointer = path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer, detail: message };
}

function inQuery(issue: Issue): { pointer: string; detail: string } {
  return { pointer: `?${issue.path.map(String).join('/')}`, detail: issue.message };
}
