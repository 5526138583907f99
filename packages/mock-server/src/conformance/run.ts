import { Bench, freshlyShared } from './bench.ts';
import type { Check } from './check.ts';
import { checks as all } from './checks.ts';
import type { Exchange } from './exchange.ts';
import { masked } from './mask.ts';
import { isMet, needWords } from './need.ts';
import type { Platform } from './platform.ts';
import { NoAnswer, Nonconformity, NotMade, type Verdict } from './verdict.ts';
import { both } from './words.ts';

/** What came of one check. */
export interface Finding {
  readonly check: Check;
  readonly verdict: Verdict;
  /** What was said, of those that failed: masked and in short. */
  readonly exchanges: readonly Exchange[];
  readonly milliseconds: number;
}

/** What came of a run. */
export interface Outcome {
  readonly base: string;
  readonly findings: readonly Finding[];
  /** What the run confirmed in all, in fen. */
  readonly confirmed: number;
  /** Why it ended before its end: it was asked to, or the platform answers nothing any more. */
  readonly stopped?: 'asked' | 'silence';
  /** When it began, RFC 3339. */
  readonly at: string;
}

/** Checks in a row without any answer, after which a platform is taken to have gone. */
const silence = 3;

/**
 * Which checks are made, and who looks on. Times are real milliseconds; an aborted `signal` ends the run, and what was
 * found until then is reported.
 */
export interface RunOptions {
  /** All of them unless told. */
  readonly checks?: readonly Check[];
  readonly signal?: AbortSignal;
  /** How long one request may take, in real milliseconds. Default 10,000. */
  readonly timeout?: number;
  /** Called before each check, and with the finding after it. */
  readonly progress?: (step: {
    readonly check: Check;
    readonly at: number;
    readonly of: number;
    readonly finding?: Finding;
  }) => void;
  /** Milliseconds of real time, since 1970 UTC. */
  readonly now?: () => number;
}

/**
 * Runs the checks against a platform, one after the other: each sees what the ones before it did. Those that move the
 * clock far come last. It never rejects: whatever a platform does is a finding.
 *
 * @example
 * ```ts
 * const outcome = await runChecks(platform, { checks: checks.filter(({ id }) => id.startsWith('money/')) });
 * const failed = outcome.findings.filter(({ verdict }) => verdict.kind === 'failed');
 * ```
 */
export async function runChecks(platform: Platform, options: RunOptions = {}): Promise<Outcome> {
  const { timeout = 10_000, now = () => Date.now() } = options;
  const signal = options.signal ?? new AbortController().signal;
  const checks = [...(options.checks ?? all)].sort((a, b) => Number(a.late) - Number(b.late));
  const shared = freshlyShared();
  const findings: Finding[] = [];
  const at = new Date(now()).toISOString();
  let unanswered = 0;
  for (const [index, check] of checks.entries()) {
    if (signal.aborted || unanswered >= silence) break;
    const step = { check, at: index + 1, of: checks.length };
    options.progress?.(step);
    const began = now();
    const bench = new Bench(check.id, platform, shared, signal, timeout);
    const { verdict, silent } = await judge(check, platform, bench);
    if (signal.aborted) break;
    // What was skipped was not asked, and tells nothing.
    if (verdict.kind !== 'skipped') unanswered = silent ? unanswered + 1 : 0;
    const finding: Finding = {
      check,
      verdict: hide(verdict, shared.secrets),
      exchanges: verdict.kind === 'failed' ? bench.exchanges() : [],
      milliseconds: Math.round(now() - began),
    };
    findings.push(finding);
    options.progress?.({ ...step, finding });
  }
  const stopped = signal.aborted ? 'asked' : findings.length < checks.length ? 'silence' : undefined;
  return {
    base: platform.base,
    at,
    findings,
    confirmed: [...shared.confirmed.values()].reduce((sum, fen) => sum + fen, 0),
    ...(stopped === undefined ? {} : { stopped }),
  };
}

async function judge(check: Check, platform: Platform, bench: Bench): Promise<{ verdict: Verdict; silent?: boolean }> {
  const lacking = check.needs.filter(need => !isMet(platform, need));
  if (lacking.length > 0) {
    const reasons = lacking.map(needWords);
    const reason = both(reasons.map(words => words['zh-CN']).join('；'), reasons.map(words => words.en).join('; '));
    return { verdict: { kind: 'skipped', reason } };
  }
  try {
    await check.run(bench);
    return { verdict: { kind: 'passed' } };
  } catch (error) {
    if (error instanceof Nonconformity) {
      const { expected, came } = error;
      return { verdict: { kind: 'failed', expected, came }, silent: error instanceof NoAnswer };
    }
    if (error instanceof NotMade) return { verdict: { kind: 'skipped', reason: error.reason } };
    // A check that trips over an answer nobody thought of: the answer is the platform's, and it is not the contract's.
    const { name, message } = error as Error;
    const expected = both('能读懂的答复', 'an answer that can be read');
    return { verdict: { kind: 'failed', expected, came: `${name}: ${message}` } };
  }
}

function hide(verdict: Verdict, secrets: Iterable<string>): Verdict {
  return verdict.kind === 'failed' ? { ...verdict, came: masked(verdict.came, secrets) } : verdict;
}

/** How many checks came out how. */
export function countsOf({ findings }: Outcome): { passed: number; failed: number; skipped: number } {
  const count = (kind: Verdict['kind']) => findings.filter(({ verdict }) => verdict.kind === kind).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}
