/** The languages every word meant for people is written in (BCP 47). */
export type Language = 'zh-CN' | 'en';

/** Words for people in each language. */
export interface Localized {
  readonly 'zh-CN': string;
  readonly en: string;
}
