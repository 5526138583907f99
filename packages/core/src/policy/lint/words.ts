import { writeValue } from '../../facts/write-value.ts';
import type { Policy } from '../policy.ts';
import type { DataPath } from '../reader.ts';
import { type Parameter, type Tree, walk } from '../tree.ts';
import type { Note } from './finding.ts';

/** A policy or a derived fact as written. */
export interface Written {
  readonly tables?: Readonly<Record<string, unknown>> | undefined;
}

const chinese = /[\u3400-\u9fff]/;

/** Texts found in order, each read once: policies share most of their words. */
export class WordsOnce {
  readonly #chinese = new Set<unknown>();
  readonly #english = new Set<unknown>();
  readonly #percents = new Map<string, ReadonlySet<string>>();
  readonly #unlabelled = new Map<string, string>();

  read(zh: unknown, en: unknown, at: DataPath, note: Note): void {
    if (!this.#chinese.has(zh)) {
      if (typeof zh !== 'string' || (chinese.test(zh) && zh.trim())) this.#chinese.add(zh);
      else if (!zh.trim())
        note('untranslated', [...at, 'zh-CN'], 'The Chinese words are empty.', 'Write them: people read them.');
      else if (/[A-Za-z]{3}/.test(zh))
        note('untranslated', [...at, 'zh-CN'], `"${zh}" is not Chinese.`, 'Translate it.');
    }
    if (!this.#english.has(en)) {
      if (typeof en !== 'string' || (!chinese.test(en) && en.trim())) this.#english.add(en);
      else if (en.trim()) note('untranslated', [...at, 'en'], `"${en}" still has Chinese in it.`, 'Translate it.');
      else note('untranslated', [...at, 'en'], 'The English words are empty.', 'Write them: people read them.');
    }
  }

  unlabelled(name: string): string {
    let message = this.#unlabelled.get(name);
    if (message === undefined) {
      message = `"${name}" has no words of its own; explanations show its name.`;
      this.#unlabelled.set(name, message);
    }
    return message;
  }

  percents(text: string): ReadonlySet<string> {
    let found = this.#percents.get(text);
    if (!found) {
      found = percentsIn(text);
      this.#percents.set(text, found);
    }
    return found;
  }
}

function visit(value: object, at: (string | number)[], words: WordsOnce, note: Note): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const part: unknown = value[i];
      if (typeof part !== 'object' || part === null) continue;
      at.push(i);
      visit(part, at, words, note);
      at.pop();
    }
    return;
  }
  const { 'zh-CN': zh, en } = value as Record<string, unknown>;
  if (zh !== undefined && en !== undefined) {
    words.read(zh, en, at, note);
    return;
  }
  for (const key in value) {
    const part: unknown = value[key as keyof typeof value];
    if (typeof part !== 'object' || part === null) continue;
    at.push(key);
    visit(part, at, words, note);
    at.pop();
  }
}

/** Words missing in a language, or the same in both; parameters that people would see by their internal name. */
export function lintWords(
  data: Written,
  parameters: ReadonlyMap<string, Parameter>,
  words: WordsOnce,
  note: Note,
): void {
  visit(data, [], words, note);
  for (const parameter of parameters.values()) {
    const { name } = parameter;
    // Words without a label are the name itself.
    if (parameter.label['zh-CN'] !== name) continue;
    const kind = data.tables && Object.hasOwn(data.tables, name) ? 'tables' : 'parameters';
    note(
      'label',
      [kind, name],
      words.unlabelled(name),
      'Write it as { value: …, label: { zh-CN: …, en: … } }.',
      'key',
      'advice',
    );
  }
}

const none: ReadonlySet<string> = new Set();

/** `5.5 %`, `5.5%`, `3 ‰` as written in words, one way each. */
function percentsIn(text: string): ReadonlySet<string> {
  if (!text.includes('%') && !text.includes('‰')) return none;
  return new Set([...text.matchAll(/(\d+(?:\.\d+)?)\s*([%‰])/g)].map(([, number, sign]) => `${Number(number)}${sign}`));
}

/** Percentages that differ between the languages, or from those the test uses: one of the two was changed alone. */
export function lintPercents(policy: Policy, words: WordsOnce, note: Note): void {
  for (let i = 0; i < policy.criteria.length; i++) {
    const criterion = policy.criteria[i]!;
    const zh = words.percents(criterion.text['zh-CN']);
    const en = words.percents(criterion.text.en);
    if (!zh.size && !en.size) continue;
    const at = ['criteria', i, 'text'];
    if (!same(zh, en))
      note(
        'words-differ',
        at,
        `"${criterion.id}" speaks of ${listed(zh)} in Chinese and of ${listed(en)} in English.`,
        'Correct one of the two.',
        'key',
      );
    if (!zh.size) continue;
    const used = percentsUsed(criterion.test);
    const stray = [...zh].filter(percent => !used.has(percent));
    if (used.size && stray.length)
      note(
        'words-differ',
        at,
        `"${criterion.id}" speaks of ${stray.join(', ')}, but its test uses ${listed(used)}.`,
        'Correct the words or the parameter.',
        'key',
      );
  }
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every(item => b.has(item));
const listed = (items: ReadonlySet<string>): string => [...items].join(', ') || 'none';

/** The percentages that stand behind the names of a test. */
function percentsUsed(test: Tree): ReadonlySet<string> {
  const used = new Set<string>();
  walk(test, node => {
    const values =
      node.op === 'parameter' && node.type.kind === 'percent'
        ? [node.parameter.value, ...node.parameter.versions.map(version => version.value)]
        : node.op === 'constant' && node.type.kind === 'percent'
          ? [node.value]
          : [];
    for (const value of values)
      for (const percent of percentsIn(String(writeValue(node.type, value)))) used.add(percent);
  });
  return used;
}
