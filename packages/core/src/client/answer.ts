import type { Problem } from '../contract/problem.ts';
import { type ProblemCode, problemRules, problemTypePrefix } from '../contract/problem-rules.ts';
import type { OperationId } from '../contract/routes.ts';
import { readProblem } from '../wire/calls.ts';
import type { Read } from '../wire/read.ts';
import type { Answered } from './attempt.ts';
import { ContractError, ProblemError } from './errors.ts';
import { retryAfter } from './retry.ts';

function json(operation: OperationId, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ContractError(operation, [], 'it is not JSON', cause);
  }
}

/** Reads by the contract. @throws {@link ContractError} that says where, never what stood there. */
export function readAs(operation: string, read: Read, value: unknown): unknown {
  const where: (string | number)[] = [];
  return read(value, {
    where,
    refuse(expected) {
      throw new ContractError(operation, where, `${expected} is expected`);
    },
  });
}

/** The success body of an operation. */
export function success(operation: OperationId, read: Read, answered: Answered): unknown {
  return readAs(operation, read, json(operation, answered.text));
}

/**
 * The platform never redirects, and where it led nobody followed: neither the token nor what was sent goes to an address
 * that an answer names. A browser tells nothing of it but status 0 (Fetch standard, "opaque-redirect filtered response").
 *
 * @throws {@link ContractError}
 */
export function refuseRedirect(operation: OperationId, { status }: { readonly status: number }): void {
  if (status === 0 || (status > 300 && status < 400 && status !== 304))
    throw new ContractError(operation, [], 'it redirects; baseUrl must be the address itself');
}

/** The problem that an answer outside 2xx carries; one of our own making where it carries none. */
export function problemOf(answered: Answered, now: number): ProblemError {
  const problem = read(answered);
  const code = known(problem.code) ? problem.code : 'unknown-problem';
  // A gateway between us and the platform answers 502 or 504 without our problem details: passing faults all the same.
  const retry = code === 'unknown-problem' ? problem.status >= 500 || problem.status === 429 : problemRules[code].retry;
  return new ProblemError(code, problem, { retry, retryAfter: retryAfter(answered.headers, now) });
}

function read({ status, text }: Answered): Problem {
  try {
    return readAs('problem', readProblem, JSON.parse(text)) as Problem;
  } catch {
    // Not JSON, or not ours: a gateway's page.
  }
  return { type: 'about:blank', title: '', status, code: status === 401 ? 'unauthenticated' : 'unknown-problem' };
}

function known(code: string): code is ProblemCode {
  // `in` would find what every object inherits, such as `constructor`.
  return Object.keys(problemRules).includes(code);
}

/** A problem by its code alone, as if the platform had answered it: remembered, or known without asking. */
export function problemByCode(code: string, reference?: string): ProblemError {
  const listed = known(code) ? code : 'unknown-problem';
  const status = listed === 'unknown-problem' ? 400 : problemRules[listed].status;
  const problem = {
    type: problemTypePrefix + code,
    title: '',
    status,
    code,
    ...(reference ? { instance: reference } : {}),
  };
  return new ProblemError(listed, problem, { retry: false });
}
