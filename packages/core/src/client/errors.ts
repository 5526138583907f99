import type { Problem, ProblemCode } from '../contract/problem.ts';
import type { Localized } from '../localized.ts';
import { helpFor } from './help.ts';

/** What can go wrong between a page and the platform, by a code that does not change. */
export type ErrorCode =
  | 'offline'
  | 'timeout'
  | 'contract'
  | 'sign-in'
  | 'journal'
  | 'file'
  | ProblemCode
  | 'unknown-problem';

/**
 * The one family of errors. `code` is stable, `retry` says whether the same call may be made again as it is, `help` is
 * what to tell the person. Nothing personal is in `message`, in `toJSON()` or in what a console prints.
 */
export abstract class YongyibanError extends Error {
  abstract readonly code: ErrorCode;
  /** Whether the same call may be made again as it is, with a chance of success. */
  abstract readonly retry: boolean;
  /** A reference that the help line can look up, where the platform gave one. */
  readonly reference?: string;

  constructor(message: string, options: { cause?: unknown; reference?: string | undefined } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    if (options.reference !== undefined) this.reference = options.reference;
    // A cause may quote a URL or a body: it is there for who asks, not for who prints.
    Object.defineProperty(this, 'cause', { enumerable: false });
  }

  /** What happened and what to do next, in words for the person. */
  get help(): Localized {
    return helpFor(this.code);
  }

  /** All that may be logged. */
  toJSON(): { name: string; code: ErrorCode; message: string; retry: boolean; reference?: string } {
    return {
      name: this.name,
      code: this.code,
      message: this.message,
      retry: this.retry,
      ...(this.reference === undefined ? {} : { reference: this.reference }),
    };
  }

  /** Node prints an error with its cause and fields; ours prints what may be logged. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `${this.name} [${this.code}]: ${this.message}${this.reference === undefined ? '' : ` (${this.reference})`}`;
  }
}

/** No answer came: no network, no route, a dropped connection. What was sent may or may not have arrived. */
export class OfflineError extends YongyibanError {
  override readonly name = 'OfflineError';
  readonly code = 'offline';
  readonly retry = true;
}

/** No answer came in time. What was sent may or may not have arrived. */
export class TimeoutError extends YongyibanError {
  override readonly name = 'TimeoutError';
  readonly code = 'timeout';
  readonly retry = true;
}

/** The platform said no, with problem details (RFC 9457). */
export class ProblemError extends YongyibanError {
  override readonly name = 'ProblemError';
  /** The contract's code; `unknown-problem` for one that this version has never heard of. */
  readonly code: ProblemCode | 'unknown-problem';
  readonly retry: boolean;
  readonly status: number;
  /** How long the platform asked to wait, in milliseconds. */
  readonly retryAfter?: number;
  /** The whole problem. It can carry an entitlement, so it is not printed. */
  declare readonly problem: Problem;

  constructor(
    code: ProblemCode | 'unknown-problem',
    problem: Problem,
    options: { retry: boolean; retryAfter?: number | undefined; cause?: unknown },
  ) {
    super(`${problem.status} ${code}`, { cause: options.cause, reference: problem.instance });
    this.code = code;
    this.retry = options.retry;
    this.status = problem.status;
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
    Object.defineProperty(this, 'problem', { value: problem, enumerable: false });
  }
}

/** The answer does not have the shape that the contract promises; `where` is the way to the first wrong place. */
export class ContractError extends YongyibanError {
  override readonly name = 'ContractError';
  readonly code = 'contract';
  readonly retry = false;
  /** Names and indexes from the answer's root to what is missing or ill-typed. */
  readonly where: readonly (string | number)[];
  /** Which operation answered. */
  readonly operation: string;

  constructor(operation: string, where: readonly (string | number)[], detail: string, cause?: unknown) {
    super(
      `The answer to ${operation} breaks the contract at ${where.length ? where.join('.') : 'its root'}: ${detail}`,
      {
        cause,
      },
    );
    this.operation = operation;
    this.where = where;
  }
}

/** Signing in did not work; nobody is signed in. */
export class SignInError extends YongyibanError {
  override readonly name = 'SignInError';
  readonly code = 'sign-in';
  readonly retry = true;
}

/** A confirmation could not be written down first, so it was not sent. */
export class JournalError extends YongyibanError {
  override readonly name = 'JournalError';
  readonly code = 'journal';
  readonly retry = true;
}

/** A document that was chosen can no longer be read: it was changed, moved or taken away. Nothing of it is in the message. */
export class FileError extends YongyibanError {
  override readonly name = 'FileError';
  readonly code = 'file';
  readonly retry = false;
}
