import { moreEn } from '../words/more.en.ts';
import { moreZhCN } from '../words/more.zh-CN.ts';
import type { LazyScreen } from './draw.ts';
import type { LazyScreenName } from './screen.ts';

/** The screens that are loaded when first opened, with their words. */
export const lazyScreens: Partial<Record<LazyScreenName, LazyScreen>> = {};

export const words = { 'zh-CN': moreZhCN, en: moreEn };
