import type { Language, Localized } from '@yongyiban/core/contract';

/** Words in both languages of the report. */
export function both(chinese: string, english: string): Localized {
  return { 'zh-CN': chinese, en: english };
}

/** What both languages write alike: codes, numbers, names of fields. */
export function alike(text: string): Localized {
  return { 'zh-CN': text, en: text };
}

export type { Language, Localized };
