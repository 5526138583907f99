import { type Refusal, refuse } from './answer.ts';

/** The largest request body that is read, in bytes. */
export const largestBody = 64 * 1024;

/** Reads a body up to the limit, without ever holding more of it. */
export async function readBody(request: Request, limit = largestBody): Promise<string | Refusal> {
  const declared = Number(request.headers.get('Content-Length') ?? 0);
  if (declared > limit) return refuse('too-large');
  if (request.body === null) return '';
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      // Not waited for: where the body is read twice, cancelling waits for the other reader.
      void reader.cancel().catch(() => {});
      return refuse('too-large');
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Reads a JSON body; says where it stops being JSON as well as the platform can. */
export async function readJson(request: Request): Promise<{ value: unknown } | Refusal> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i.test(type.trim())) return refuse('media-type-unsupported');
  const text = await readBody(request);
  if (typeof text !== 'string') return text;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return refuse('malformed', { errors: [{ pointer: '', detail: 'The body is not JSON' }] });
  }
}
