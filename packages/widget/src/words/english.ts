import type { Entry } from './catalogue.ts';
import { en } from './en.ts';
import { moreEn } from './more.en.ts';

/** All of the English words, loaded where a page or a person asks for English. */
export const english: Readonly<Record<string, Entry>> = { ...en, ...moreEn };
