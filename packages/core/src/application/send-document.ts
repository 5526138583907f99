import { problemByCode } from '../client/answer.ts';
import type { Client } from '../client/client.ts';
import { sleep } from '../client/clock.ts';
import { FileError, ProblemError, TimeoutError, YongyibanError } from '../client/errors.ts';
import { fullJitter } from '../client/retry.ts';
import type { Attachment, AttachmentRule } from '../contract/attachment.ts';
import type { ApplicationId, AttachmentId } from '../contract/scalars.ts';
import { digestOf, stopIfAborted } from './digest.ts';
import { mediaTypeOf } from './media-type.ts';

/** How far a document is on its way. */
export interface Progress {
  /** `checking`: its kind and digest, before anything is sent. `waiting`: the network is away, and it is tried again. */
  readonly kind: 'checking' | 'sending' | 'waiting';
  /** Bytes that have arrived. */
  readonly sent: number;
  readonly total: number;
  /** The platform's name for it, once it has one. */
  readonly attachment?: AttachmentId;
}

/** A document to be sent. */
export interface Document {
  readonly application: ApplicationId;
  /** The question it answers, by its `fact`. */
  readonly question: string;
  readonly rule: AttachmentRule;
  readonly file: Blob;
  /** The name to send it under; never logged. */
  readonly name: string;
}

export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: (progress: Progress) => void;
}

/** Bytes of the first part; as long as parts arrive quickly they double, after a lost one they are halved. */
const firstPart = 65_536;
const leastPart = 16_384;
/** Milliseconds below which a part was quick. */
const quick = 1500;
/** How often in a row nothing may arrive before it is given up. */
const patience = 6;

/**
 * Sends a document in parts, so that its progress can be told, and goes on after a lost answer from where the platform
 * stands. A document that was begun earlier, in another visit or on another device, goes on too.
 *
 * @throws {@link YongyibanError} `attachment-type`, `attachment-too-large` before anything is sent; what the platform
 *   refuses; `offline` and the like when it was tried long enough. The signal's reason as soon as it aborts.
 */
export async function sendDocument(client: Client, document: Document, options: SendOptions = {}): Promise<Attachment> {
  const { application, question, rule, file } = document;
  const { signal, progress } = options;
  const total = file.size;
  if (total > rule.maxSize) throw problemByCode('attachment-too-large');
  progress?.({ kind: 'checking', sent: 0, total });
  const mediaType = mediaTypeOf(new Uint8Array(await bytesOf(file, 0, 16)));
  if (mediaType === null || !rule.mediaTypes.includes(mediaType)) throw problemByCode('attachment-type');
  const sha256 = await digestOf(file, signal).catch(cause => {
    stopIfAborted(signal);
    throw unreadable(cause);
  });
  const declared = { question, name: plainName(document.name), mediaType, size: total, sha256 };
  for (let anew = 0; ; anew++) {
    stopIfAborted(signal);
    try {
      const begun = await client.attachments.create(application, declared, { signal });
      return await parts(client, document, begun, options);
    } catch (error) {
      // Damaged on its way, or dropped because nobody went on with it: once more from the start.
      const dropped = error instanceof ProblemError && ['attachment-digest', 'not-found'].includes(error.code);
      if (!dropped || anew > 0) throw error;
    }
  }
}

async function parts(
  client: Client,
  { application, file }: Document,
  begun: Attachment,
  { signal, progress }: SendOptions,
): Promise<Attachment> {
  let at = begun;
  let size = firstPart;
  let misses = 0;
  // After a lost answer: what was sent may or may not have arrived, and only the platform knows.
  let unsure = false;
  const tell = (kind: Progress['kind']): void =>
    progress?.({ kind, sent: at.received, total: at.size, attachment: at.id });
  tell('sending');
  while (at.status !== 'received') {
    const offset = at.received;
    try {
      if (unsure) at = await client.attachments.get(application, at.id, { signal });
      else {
        const since = client.clock.now();
        const part = await bytesOf(file, offset, offset + Math.min(size, at.maxPart));
        at = await client.attachments.append(application, at.id, part, { offset, signal });
        if (client.clock.now() - since < quick) size = Math.min(size * 2, at.maxPart);
      }
      unsure = false;
      if (at.received > offset) misses = 0;
      tell('sending');
    } catch (error) {
      if (!(error instanceof YongyibanError) || (!error.retry && error.code !== 'upload-offset')) throw error;
      if (++misses >= patience) throw error;
      unsure = true;
      if (error instanceof TimeoutError) size = Math.max(leastPart, size / 2);
      if (!error.retry) continue;
      tell('waiting');
      const asked = error instanceof ProblemError ? (error.retryAfter ?? 0) : 0;
      const jitter = fullJitter(misses, { base: 500, cap: 15_000, random: client.random });
      await sleep(client.clock, asked + jitter, signal);
    }
  }
  return at;
}

async function bytesOf(file: Blob, from: number, to: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** The file was changed or taken away after it was chosen. */
function unreadable(cause: unknown): FileError {
  return new FileError('The document could not be read', { cause });
}

/** The name alone, without what would be a way to a folder, and no longer than the contract takes. */
function plainName(name: string): string {
  const plain = name.replace(/^.*[/\\]/, '').trim();
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? plain.slice(dot).slice(0, 20) : '';
  return plain.length > 200 ? plain.slice(0, 200 - ending.length) + ending : plain || 'document';
}
