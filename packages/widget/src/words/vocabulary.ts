import type { Language } from '@yongyiban/core';
import { Part } from '../part.ts';
import type { Entry } from './catalogue.ts';
import { zhCN } from './zh-CN.ts';

export type Words = Readonly<Record<string, Entry>>;

/** The words of the first screens, of the later ones, and of the figures. */
export type Volume = 'first' | 'more' | 'statistics';

/** All words, by language. Chinese for the first screens comes with the script, everything else when it is needed. */
export const vocabulary: Readonly<Record<Language, Readonly<Record<Volume, Part<Words>>>>> = {
  'zh-CN': {
    first: new Part<Words>(async () => zhCN, zhCN),
    more: new Part<Words>(_again => import('./more.zh-CN.ts').then(({ moreZhCN }) => moreZhCN)),
    statistics: new Part<Words>(_again => import('./statistics.zh-CN.ts').then(({ statisticsZhCN }) => statisticsZhCN)),
  },
  en: {
    first: new Part<Words>(_again => import('./en.ts').then(({ en }) => en)),
    more: new Part<Words>(_again => import('./more.en.ts').then(({ moreEn }) => moreEn)),
    statistics: new Part<Words>(_again => import('./statistics.en.ts').then(({ statisticsEn }) => statisticsEn)),
  },
};

/** What is known of a language so far, and with what a site has set in its place. */
export function wordsOf(language: Language, own: Words | undefined): Words {
  const { first, more, statistics } = vocabulary[language];
  return { ...first.value, ...more.value, ...statistics.value, ...own };
}
