import * as z from 'zod/mini';
import { daySchema, instantSchema, localizedSchema, openEnum, subjectIdSchema } from './scalars.ts';

/** What a session may do. A host's server can mint one with fewer. */
export const scopes = ['view', 'confirm', 'accounts', 'act-for'] as const;
/**
 * One thing that a session may do: see (`view`); confirm, object and apply (`confirm`); add bank accounts (`accounts`);
 * choose for whom to act (`act-for`). The OAuth scope of the same name (RFC 6749).
 */
export type Scope = (typeof scopes)[number];

/** An enterprise, a sole trader or an individual; the code is masked, the platform never sends it whole. */
export const subjectSchema = z.object({
  id: subjectIdSchema,
  kind: openEnum(['enterprise', 'sole-trader', 'individual']),
  name: z.string(),
  /** 统一社会信用代码 or resident id with all but the ends masked, for people to tell subjects apart. */
  maskedCode: z.string(),
});
/**
 * For whom something is decided, confirmed and paid: an enterprise, a sole trader or an individual, with the code
 * masked.
 */
export type Subject = z.infer<typeof subjectSchema>;

/** One subject that the signed-in person may act for, and until when. */
export const authoritySchema = z.object({
  subject: subjectSchema,
  role: openEnum(['self', 'legal-representative', 'agent']),
  /** The last day of an agent's authority; absent where it does not end. */
  until: z.exactOptional(daySchema),
  status: openEnum(['current', 'expired']),
});
/** One subject that the signed-in person may act for, in which role, and until which day (ISO 8601). */
export type Authority = z.infer<typeof authoritySchema>;

/** Who is signed in, for whom, and what the session may do. */
export const sessionSchema = z.object({
  /** For whom everything in this session is seen and done. */
  subject: subjectSchema,
  scope: z.array(openEnum(scopes)),
  authorities: z.array(authoritySchema),
  expiresAt: instantSchema,
  /** The door the person came in by. */
  door: openEnum(['portal', 'zheliban', 'yongpai', 'enterprise-code', 'embed']),
  /** Where people turn for help; set by the platform or the host. */
  help: z.exactOptional(z.object({ phone: z.string(), words: z.exactOptional(localizedSchema) })),
});
/**
 * The answer of `getSession`: who is signed in, for whom, with which scopes, and until when (an instant in UTC,
 * RFC 3339).
 */
export type Session = z.infer<typeof sessionSchema>;
