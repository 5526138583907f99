import type { zhCN } from './zh-CN.ts';

/** Words of one message: a text, or one for each plural form where the language has them. */
export type Entry = string | { readonly one: string; readonly other: string };

/** The names of all messages of the panel's first screens. */
export type WordKey = keyof typeof zhCN;

/** All messages in one language. */
export type Catalogue = Readonly<Record<WordKey, Entry>>;

/** The values that a message takes, read off its Chinese text. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/**
 * A site's own words: any message, in any language, by its key.
 *
 * @example
 * ```ts
 * panel.words = { 'zh-CN': { 'panel.title': '惠企补贴' }, en: { 'panel.title': 'Business support' } };
 * ```
 */
export type WordsOverride = Readonly<Partial<Record<'zh-CN' | 'en', Readonly<Record<string, Entry>>>>>;
