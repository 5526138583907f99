import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorCode } from '@yongyiban/core';
import { type ProblemCode, problemRules } from '@yongyiban/core/contract';
import { describe, expect, it } from 'vitest';
import { root } from '../command.ts';

/** What the client finds by itself, and whether it may be tried again. The compiler notices a code that is left out. */
const found: Readonly<Record<Exclude<ErrorCode, ProblemCode>, boolean | undefined>> = {
  offline: true,
  timeout: true,
  contract: false,
  'sign-in': true,
  file: false,
  journal: true,
  'unknown-problem': undefined,
};

/** The rows of every table of a page: their cells, in order. */
function rows(file: string): string[][] {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
}

describe.each([
  ['docs/errors.md', 'yes', 'no'],
  ['docs/errors.zh-CN.md', '能', '不能'],
])('%s', (file, yes, no) => {
  const table = new Map(rows(file).map(([code = '', ...rest]) => [code, rest]));

  it.each(Object.entries(problemRules))('names %s with its status and whether to send it again', (code, rule) => {
    const [status, again, happened, next] = table.get(`\`${code}\``) ?? [];
    expect({ status, again }).toEqual({ status: String(rule.status), again: rule.retry ? yes : no });
    expect(happened && next).toBeTruthy();
  });

  it.each(Object.entries(found))('names %s, which the client finds by itself', (code, retry) => {
    const [again, happened, next] = table.get(`\`${code}\``) ?? [];
    if (retry !== undefined) expect(again).toBe(retry ? yes : no);
    expect(again && happened && next).toBeTruthy();
  });

  it('names no code of the platform that there is not', () => {
    const known = [...Object.keys(problemRules), ...Object.keys(found)].map(code => `\`${code}\``);
    const named = [...table.keys()].filter(code => /^`[a-z-]+`$/.test(code));
    expect(named.filter(code => !known.includes(code))).toEqual([]);
  });
});
