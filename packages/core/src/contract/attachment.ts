import * as z from 'zod/mini';
import { attachmentIdSchema, instantSchema, openEnum } from './scalars.ts';

/** What a question takes as documents (材料): kinds, size and number. */
export const attachmentRuleSchema = z.object({
  /** Media types that are taken, such as `application/pdf`. */
  mediaTypes: z.array(z.string()),
  /** The largest document, in bytes. */
  maxSize: z.int(),
  /** The most documents on one question: a contract may be photographed page by page. */
  maxCount: z.int(),
});
/** What a question of kind `attachment` takes: media types, bytes for each document, and how many documents. */
export type AttachmentRule = z.infer<typeof attachmentRuleSchema>;

/** A document sent with an application, or on its way there. */
export const attachmentSchema = z.object({
  id: attachmentIdSchema,
  /** The question it answers, by its `fact`. */
  question: z.string(),
  /** The name it was sent under; shown to its owner alone, and never logged. */
  name: z.string(),
  mediaType: z.string(),
  /** In bytes, as declared. */
  size: z.int(),
  /** SHA-256 of the whole, as declared, in lower-case hexadecimal. */
  sha256: z.string(),
  /** Bytes that have arrived: the `Upload-Offset` of the next part. */
  received: z.int(),
  /** `received`: all of it is there and its digest is right. */
  status: openEnum(['uploading', 'received']),
  /** The most bytes that one part may have. */
  maxPart: z.int(),
  /** When an unfinished upload is dropped; as long as it is unfinished. */
  expiresAt: z.exactOptional(instantSchema),
});
/**
 * A document sent with an application, and how many of its bytes have arrived. An answer can name it once its status is
 * `received`.
 */
export type Attachment = z.infer<typeof attachmentSchema>;

/** What is said of a document before its first byte. */
export const newAttachmentSchema = z.object({
  question: z.string().check(z.minLength(1), z.maxLength(200)),
  /** A name without a way to a folder. */
  name: z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^/\\]+$/)),
  mediaType: z.string().check(z.maxLength(100), z.regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/)),
  size: z.int().check(z.gte(1)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
/**
 * The body of `createAttachment`: question, name, media type, size in bytes and SHA-256 (lower-case hexadecimal) of a
 * document, said before its first byte is sent.
 */
export type NewAttachment = z.infer<typeof newAttachmentSchema>;
