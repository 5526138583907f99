import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inChinese, problemWords } from './problem-words.ts';

const src = resolve(import.meta.dirname, '..');

/** Every sentence for authors in the sources: text in quotes that ends like one, with `x` where a value stands. */
function sentencesInSources(): readonly (readonly [string, string])[] {
  const found = new Map<string, string>();
  for (const folder of ['policy', 'facts', 'cases', 'policy/lint']) {
    for (const file of readdirSync(join(src, folder)).filter(
      name => name.endsWith('.ts') && !name.includes('.test.'),
    )) {
      const text = readFileSync(join(src, folder, file), 'utf8')
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/^\s*\/\/.*$/gm, '')
        .replace(/^import .*$/gm, '');
      for (const [, single, template] of text.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)) {
        const sentence = (single ?? withValues(template!)).replace(/\\(.)/g, '$1');
        if (/[.?]$/.test(sentence) && /[a-z] [a-z{"(]|^Use |^Write /i.test(sentence) && !sentence.startsWith('.'))
          found.set(sentence, `${folder}/${file}`);
      }
    }
  }
  return [...found];
}

/** `${…}` becomes a value, braces within it included. */
function withValues(template: string): string {
  let out = '';
  for (let i = 0; i < template.length; i++) {
    if (!template.startsWith('${', i)) {
      out += template[i];
      continue;
    }
    let depth = 1;
    for (i += 2; depth > 0 && i < template.length; i++) depth += template[i] === '{' ? 1 : template[i] === '}' ? -1 : 0;
    i--;
    out += 'x';
  }
  return out;
}

/** Sentences that no author ever sees, and parts of sentences that are put together from values. */
const others =
  /^(x lies in|x\.$|problem|[A-Z]?[a-z]+ problem)|is no series$|The result does not fit|Division by zero|Growth from zero|Between 1 and|A year is|The first day is|At most a thousand|The comprehension|The record has no x\.|The table has no row|The amount is beyond|conversion/;

describe('what is said to authors', () => {
  const all = sentencesInSources();

  test('is found in the sources', () => expect(all.length).toBeGreaterThan(200));

  test('is known in Chinese, every sentence of it', () => {
    expect(all.filter(([sentence]) => !others.test(sentence) && inChinese(sentence) === undefined)).toEqual([]);
  });

  test('keeps names and values, and turns types into words', () => {
    expect(inChinese('"2020-02-30" is no day.')).toBe('“2020-02-30”不是日期。');
    expect(inChinese('"<" does not take percent, integer.')).toBe('“<”不接受比例、整数。');
    expect(inChinese('Versions 1 and 2 of nb-sample both hold on 2020-06-10.')).toBe(
      'nb-sample 的第1版和第2版在 2020-06-10 同时有效。',
    );
    expect(inChinese('"a" holds whenever "b" does.')).toBe('只要“b”成立，“a”就成立。');
    expect(inChinese('"a" holds whenever the other clauses do.')).toBe('只要其他条件成立，“a”就成立。');
    expect(inChinese('Exactly 20 lies in no tier of the amount, so the general rule counts there.')).toBe(
      '恰为 20 时不属于金额的任何一档，按一般规定计。',
    );
  });

  test('stays as it is in English, and where it is not known', () => {
    const problem = { message: 'Something else entirely.', mend: 'Remove it.' };
    expect(problemWords(problem, 'en')).toEqual(problem);
    expect(problemWords(problem, 'zh-CN')).toEqual({ message: 'Something else entirely.', mend: '删去。' });
  });
});
