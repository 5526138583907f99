import { type Problem, type ProblemCode, problems, problemTypePrefix } from '@yongyiban/core/contract';
import type { Answer, Refusal } from './answer.ts';

/** Turns an answer into a response; `If-None-Match` is honoured for those with an entity tag. */
export function respond(request: Request, answer: Answer): Response {
  const headers = new Headers({ 'Cache-Control': 'private, no-cache', Vary: 'Authorization, Accept' });
  if (answer.location !== undefined) headers.set('Location', answer.location);
  if (answer.etag !== undefined) {
    headers.set('ETag', answer.etag);
    if (!answer.always && matches(request.headers.get('If-None-Match'), answer.etag)) {
      return new Response(null, { status: 304, headers });
    }
  }
  headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(answer.text ?? JSON.stringify(answer.body), { status: answer.status, headers });
}

/** Weak comparison of `If-None-Match` (RFC 9110 §13.1.2). */
export function matches(field: string | null, etag: string): boolean {
  if (field === null) return false;
  if (field.trim() === '*') return true;
  const plain = etag.replace(/^W\//, '');
  return field.split(',').some(part => part.trim().replace(/^W\//, '') === plain);
}

/** Turns a refusal into problem details (RFC 9457). @param reference what the help line can look up */
export function respondProblem(refusal: Refusal, reference: string): Response {
  const { status, title } = problems[refusal.problem];
  const body: Problem = {
    type: problemTypePrefix + refusal.problem,
    title,
    status,
    code: refusal.problem,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    instance: reference,
    ...(refusal.errors === undefined ? {} : { errors: [...refusal.errors] }),
    ...(refusal.current === undefined ? {} : { current: refusal.current }),
  };
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (status === 401) headers.set('WWW-Authenticate', challenge(refusal.problem));
  if (refusal.problem === 'scope-missing') headers.set('WWW-Authenticate', 'Bearer error="insufficient_scope"');
  for (const [name, value] of Object.entries(refusal.headers ?? {})) headers.set(name, value);
  return new Response(JSON.stringify(body), { status, headers });
}

/** RFC 6750 §3. */
function challenge(problem: ProblemCode): string {
  const error =
    problem === 'session-expired' ? ', error="invalid_token", error_description="The session has ended"' : '';
  return `Bearer realm="yongyiban"${error}`;
}
