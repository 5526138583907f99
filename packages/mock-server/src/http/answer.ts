import type { Entitlement, ProblemCode } from '@yongyiban/core/contract';

/** What a handler answers with when it did what was asked. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  /** Entity tag, with its quotes. */
  readonly etag?: string;
  readonly location?: string;
  /** The body as JSON, where it has been written already. */
  readonly text?: string;
  /** The entity tag alone does not vouch for an unchanged representation: never answer 304. */
  readonly always?: true;
}

/** What a handler answers with when it did not: a problem of the contract, and nothing was changed. */
export interface Refusal {
  readonly problem: ProblemCode;
  readonly detail?: string;
  readonly errors?: readonly { pointer: string; detail: string }[];
  readonly current?: Entitlement;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok<Body>(body: Body, extra: Omit<Answer, 'status' | 'body'> = {}): Answer<Body> {
  return { status: 200, body, ...extra };
}

export function created<Body>(body: Body, location: string): Answer<Body> {
  return { status: 201, body, location };
}

export function refuse(problem: ProblemCode, extra: Omit<Refusal, 'problem'> = {}): Refusal {
  return { problem, ...extra };
}

export function isRefusal(value: Answer | Refusal): value is Refusal {
  return 'problem' in value;
}
