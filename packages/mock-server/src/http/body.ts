import { type Refusal, refuse } from './answer.ts';

/** The largest request body that is read, in bytes. */
export const largestBody = 64 * 1024;

/** Reads a body's bytes up to the limit, without ever holding more of them. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array | Refusal> {
  const declared = Number(request.headers.get('Content-Length') ?? 0);
  if (declared > limit) return refuse('too-large');
  if (request.body === null) return new Uint8Array();
  // Firefox has no stream of a request's body: it is read whole, and refused then.
  if ((request.body as ReadableStream | undefined) === undefined) {
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.byteLength > limit ? refuse('too-large') : whole;
  }
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      // Not waited for: where the body is read twice, cancelling waits for the other reader.
      void reader.cancel().catch(() => {});
      return refuse('too-large');
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** Reads a body's text up to the limit. */
export async function readBody(request: Request, limit: number = largestBody): Promise<string | Refusal> {
  const bytes = await readBytes(request, limit);
  return 'problem' in bytes ? bytes : new TextDecoder().decode(bytes);
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
