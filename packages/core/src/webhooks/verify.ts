import * as z from 'zod/mini';
import type { Unrecognized } from '../contract/scalars.ts';
import { type WebhookEvent, webhookEventSchema } from '../contract/webhook.ts';

/** Why a message must not be believed, or cannot be read. Answer 400, and act on nothing in it. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly code:
    | 'webhook/headers-missing'
    | 'webhook/too-old'
    | 'webhook/too-new'
    | 'webhook/signature'
    | 'webhook/repeated'
    | 'webhook/contract'
    | 'webhook/secret';

  constructor(code: WebhookError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** A message that was verified: about a payout, or of a type that this version has never heard of. */
export type VerifiedWebhook =
  | ({ readonly id: string } & WebhookEvent)
  | { readonly id: string; readonly type: Unrecognized; readonly named: string };

/** The message as it came, and what it is held against. `now` is in milliseconds, `tolerance` in seconds. */
export interface VerifyOptions {
  /** The body exactly as it came: parsed and printed again it is another text. */
  readonly payload: string | Uint8Array;
  readonly headers: Headers | Readonly<Record<string, string | string[] | undefined>>;
  /** The endpoint's secrets, `whsec_…`: the present one, and while it is being changed the one before. */
  readonly secrets: string | readonly string[];
  /** Milliseconds since 1970; now, unless told. */
  readonly now?: number;
  /** Seconds that a message may be old, or a clock ahead. Default 300. */
  readonly tolerance?: number;
  /** Whether this message id was taken before. Say yes only when it was worked through. */
  readonly seen?: (id: string) => boolean | Promise<boolean>;
}

/**
 * Verifies a message by Standard Webhooks (https://www.standardwebhooks.com): signed with one of the secrets, within the
 * replay window, not seen before; and reads it by the contract.
 *
 * @example
 * ```ts
 * const event = await verifyWebhook({ payload: await request.text(), headers: request.headers, secrets });
 * if (event.type === 'payout.settled') await book(event.data.payout, event.data.amount);
 * ```
 * @throws {@link WebhookError}, which never quotes the message.
 */
export async function verifyWebhook(options: VerifyOptions): Promise<VerifiedWebhook> {
  const { headers, now = Date.now(), tolerance = 300 } = options;
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(name =>
    header(headers, name),
  );
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp))
    throw new WebhookError(
      'webhook/headers-missing',
      'webhook-id, webhook-timestamp and webhook-signature must be there',
    );
  const age = Math.floor(now / 1000) - Number(timestamp);
  if (age > tolerance) throw new WebhookError('webhook/too-old', `The message is ${age} seconds old`);
  if (age < -tolerance) throw new WebhookError('webhook/too-new', `The message is from ${-age} seconds ahead`);

  const payload = typeof options.payload === 'string' ? encode(options.payload) : options.payload;
  const signed = join(encode(`${id}.${timestamp}.`), payload);
  const secrets = typeof options.secrets === 'string' ? [options.secrets] : options.secrets;
  if (!(await signedByOne(signed, signatures, secrets)))
    throw new WebhookError('webhook/signature', 'No signature was made with a secret of ours');
  if (await options.seen?.(id)) throw new WebhookError('webhook/repeated', 'The message was taken before');
  return { id, ...read(payload) };
}

async function signedByOne(
  signed: Uint8Array<ArrayBuffer>,
  header: string,
  secrets: readonly string[],
): Promise<boolean> {
  const candidates = header
    .split(' ')
    .filter(part => part.startsWith('v1,'))
    .map(part => bytesOf(part.slice(3)));
  // Each pair is tried, so that how long it takes says nothing of which one fits.
  let found = false;
  for (const secret of secrets) {
    const key = await importKey(secret);
    // `verify` compares in constant time.
    for (const candidate of candidates)
      if (candidate && (await crypto.subtle.verify('HMAC', key, candidate, signed))) found = true;
  }
  return found;
}

function importKey(secret: string): Promise<CryptoKey> {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''));
  if (!bytes || bytes.length < 16)
    throw new WebhookError('webhook/secret', 'A secret is whsec_ and at least 16 bytes in base64');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function read(payload: Uint8Array): WebhookEvent | { type: Unrecognized; named: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    throw new WebhookError('webhook/contract', 'The message is not JSON');
  }
  const { type } = (value ?? {}) as { type?: unknown };
  if (typeof type !== 'string') throw new WebhookError('webhook/contract', 'The message has no type');
  if (!type.startsWith('payout.')) return { type: 'unrecognized', named: type };
  const event = z.safeParse(webhookEventSchema, value);
  if (event.success) return event.data;
  throw new WebhookError(
    'webhook/contract',
    `The message breaks the contract at ${event.error.issues[0]?.path.join('.')}`,
  );
}

function header(headers: VerifyOptions['headers'], name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return (Array.isArray(found) ? found[0] : found) ?? null;
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
