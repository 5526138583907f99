import * as z from 'zod/mini';
import { entitlementSchema } from './entitlement.ts';

export { type ProblemCode, problemRules, problemTypePrefix } from './problem-rules.ts';

/** Problem details, RFC 9457, with the stable code and what each kind adds. */
export const problemSchema = z.object({
  /** `urn:yongyiban:problem:` followed by the code. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.exactOptional(z.string()),
  /** A reference that the help line can look up. */
  instance: z.exactOptional(z.string()),
  /** With `malformed`: each mistake with its place (JSON Pointer, RFC 6901). */
  errors: z.exactOptional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
  /** With `entitlement-changed`: the entitlement as it is now, so that the person can look again. */
  current: z.exactOptional(entitlementSchema),
});
/**
 * The body of every answer that is an error (RFC 9457). Its `code` is any string, because a newer platform may send one
 * that {@link ProblemCode} doesn't list.
 */
export type Problem = z.infer<typeof problemSchema>;
