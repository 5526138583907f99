import { type ProblemCode, problemRules, problemSchema, problemTypePrefix } from '@yongyiban/core/contract';
import { inShort } from './exchange.ts';
import { Nonconformity } from './verdict.ts';
import { alike, both, type Localized } from './words.ts';

/** An answer that was read whole. */
export interface Answer {
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** Fails the check unless the condition holds. */
export function must(condition: unknown, expected: Localized, came: unknown): asserts condition {
  if (!condition)
    throw new Nonconformity(expected, typeof came === 'string' ? came : (JSON.stringify(came) ?? 'undefined'));
}

/** An answer in one line. */
export function inOneLine({ method, target, status, text }: Answer): string {
  return `${method} ${target} → ${status} ${inShort(text.trim(), 240)}`.trim();
}

/** Fails the check unless the answer has one of these statuses. */
export function mustBe(answer: Answer, ...statuses: readonly number[]): void {
  must(statuses.includes(answer.status), alike(`HTTP ${statuses.join(' / ')}`), inOneLine(answer));
}

/** Fails the check unless the answer is this problem, whole: status, media type, type, code (RFC 9457). */
export function mustBeProblem(answer: Answer, ...codes: readonly ProblemCode[]): void {
  const expected = alike(
    codes.map(code => `${problemRules[code].status} ${code} (application/problem+json)`).join(' / '),
  );
  const parsed = problemSchema.safeParse(answer.json);
  must(parsed.success, expected, inOneLine(answer));
  const code = codes.find(each => each === parsed.data.code);
  must(code !== undefined && answer.status === problemRules[code].status, expected, inOneLine(answer));
  must(
    /^application\/problem\+json\b/i.test(answer.headers.get('Content-Type') ?? ''),
    expected,
    `Content-Type: ${answer.headers.get('Content-Type')}`,
  );
  must(
    parsed.data.status === answer.status,
    both(
      `成员 status 与 HTTP 状态码同为 ${answer.status}`,
      `the member "status" to be the HTTP status ${answer.status}`,
    ),
    `status: ${parsed.data.status}`,
  );
  must(
    parsed.data.type === problemTypePrefix + code,
    alike(`type: ${problemTypePrefix}${code}`),
    `type: ${parsed.data.type}`,
  );
}

/** Fails the check unless the answer carries the header; its value. */
export function mustCarry(answer: Answer, name: string): string {
  const value = answer.headers.get(name);
  must(value !== null, both(`带有响应头 ${name}`, `the header ${name}`), inOneLine(answer));
  return value;
}
