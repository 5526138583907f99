import { type OperationId, operations } from '@yongyiban/core/contract';
import { type Refusal, refuse } from './answer.ts';
import { readBytes, readJson } from './body.ts';

/** The most bytes of a document in one request. */
export const largestPart = 1_048_576;

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
  const { query: querySchema, body: bodySchema, bytes } = operations[id];
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
  if (bytes) return readPart(request);
  if (bodySchema === undefined) return { query, body: undefined };
  const json = await readJson(request);
  if ('problem' in json) return json;
  const result = bodySchema.safeParse(json.value);
  if (!result.success) return refuse('malformed', { errors: result.error.issues.map(inBody) });
  return { query, body: result.data };
}

/** A part of a document, and where it goes. */
export interface Part {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

async function readPart(request: Request): Promise<{ query: undefined; body: Part } | Refusal> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/octet-stream(?:\s*;|$)/i.test(type.trim())) return refuse('media-type-unsupported');
  const offset = request.headers.get('Upload-Offset');
  if (offset === null || !/^(?:0|[1-9]\d{0,14})$/.test(offset))
    return refuse('malformed', { errors: [{ pointer: '', detail: 'Upload-Offset is how many bytes have arrived' }] });
  const bytes = await readBytes(request, largestPart);
  if ('problem' in bytes) return bytes;
  if (bytes.length === 0) return refuse('malformed', { errors: [{ pointer: '', detail: 'The part is empty' }] });
  return { query: undefined, body: { offset: Number(offset), bytes } };
}

function inBody({ path, message }: Issue): { pointer: string; detail: string } {
  const pointer = path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer, detail: message };
}

function inQuery(issue: Issue): { pointer: string; detail: string } {
  return { pointer: `?${issue.path.map(String).join('/')}`, detail: issue.message };
}
