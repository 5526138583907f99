import type { Problem } from '../facts/problem.ts';
import type { Language } from '../localized.ts';
import { sentences, terms } from './chinese.ts';

interface Pattern {
  readonly pattern: RegExp;
  readonly chinese: string;
  /** Letters that are fixed: of several that fit, the one that fixes most is meant. */
  readonly fixed: number;
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Sentences as patterns, the most definite first. */
function patternsOf(sentences: Readonly<Record<string, string>>): readonly Pattern[] {
  return Object.entries(sentences)
    .map(([english, chinese]) => {
      const parts = english.split('{}');
      return {
        pattern: new RegExp(`^${parts.map(literally).join('(.+?)')}$`, 's'),
        chinese,
        fixed: parts.join('').length,
      };
    })
    .sort((a, b) => b.fixed - a.fixed);
}

/**
 * Gives the Chinese of sentences by their English, with `{}` where a value stands; `{0}`, `{1}` … put the values back in
 * their order. Of a sentence that is not known it gives undefined.
 */
export function translator(sentences: Readonly<Record<string, string>>): (english: string) => string | undefined {
  // Made when first needed.
  let patterns: readonly Pattern[] | undefined;
  return english => {
    patterns ??= patternsOf(sentences);
    for (const { pattern, chinese } of patterns) {
      const match = pattern.exec(english);
      if (match) return chinese.replace(/\{(\d)\}/g, (_, index: string) => value(match[Number(index) + 1] ?? ''));
    }
    return undefined;
  };
}

/** A sentence for authors in Chinese; undefined when it is not known. */
export const inChinese: (english: string) => string | undefined = translator(sentences);

/** What stands for a value: names as they are, in Chinese quotes; types and the like in Chinese. */
function value(text: string): string {
  const term = Object.hasOwn(terms, text) ? terms[text] : undefined;
  if (term) return term;
  const list = text.split(', ');
  if (list.length > 1 && list.every(item => Object.hasOwn(terms, item)))
    return list.map(item => terms[item]).join('、');
  return text.replace(/^"(.*)"$/s, '“$1”');
}

/**
 * What is wrong and how to mend it, in a language. Problems carry English; a sentence without a translation stays as it is.
 *
 * @example
 * ```ts
 * const { message, mend } = problemWords(problem, 'zh-CN'); // “2020-02-30”不是日期。
 * ```
 */
export function problemWords(
  problem: Pick<Problem, 'message' | 'mend'>,
  language: Language,
): { readonly message: string; readonly mend: string } {
  if (language === 'en') return { message: problem.message, mend: problem.mend };
  return { message: inChinese(problem.message) ?? problem.message, mend: inChinese(problem.mend) ?? problem.mend };
}
