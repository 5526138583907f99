import { type OperationId, operations, type ProblemCode } from '@yongyiban/core/contract';

/** Where the rule stands that a check holds a platform to. */
export interface Source {
  readonly name: string;
  readonly link?: string;
}

/** A section of an RFC. */
export function rfc(number: number, section?: string): Source {
  const anchor = section === undefined ? '' : `#section-${section}`;
  return {
    name: section === undefined ? `RFC ${number}` : `RFC ${number} §${section}`,
    link: `https://www.rfc-editor.org/rfc/rfc${number}${anchor}`,
  };
}

/** An operation of the contract's OpenAPI document. */
export function operation(id: OperationId): Source {
  const { method, path } = operations[id];
  return { name: `OpenAPI ${id}: ${method} ${path}` };
}

/** A schema of the contract's OpenAPI document. */
export function schema(name: string): Source {
  return { name: `OpenAPI #/components/schemas/${name}` };
}

/** A problem of the contract, by its code. */
export function problem(code: ProblemCode): Source {
  return { name: `docs/errors.md: ${code}` };
}

/** Another standard, by its name and address. */
export function standard(name: string, link: string): Source {
  return { name, link };
}

export const idempotencyDraft: Source = standard(
  'draft-ietf-httpapi-idempotency-key-header',
  'https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/',
);
export const rateLimitDraft: Source = standard(
  'draft-ietf-httpapi-ratelimit-headers',
  'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
);
export const serverSentEvents: Source = standard(
  'WHATWG HTML §9.2',
  'https://html.spec.whatwg.org/multipage/server-sent-events.html',
);
export const corsProtocol: Source = standard('Fetch: CORS', 'https://fetch.spec.whatwg.org/#http-cors-protocol');
export const iso20022: Source = standard('ISO 20022 pain.002, pacs.002, pacs.004', 'https://www.iso20022.org/');
