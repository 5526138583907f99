import type { Language } from '@yongyiban/core';

/** The city's own clock: days and times are always its, wherever the reader is. */
const city = 'Asia/Shanghai';

const locales: Record<Language, string> = { 'zh-CN': 'zh-CN', en: 'en-GB' };

/** Days, times and numbers in one language, by `Intl`. */
export interface Formats {
  /** "6月30日", "30 June"; a day is ISO 8601. */
  day(day: string): string;
  /** "2020年12月31日", "31 December 2020". */
  fullDay(day: string): string;
  /** "10:02:12" by the city's clock. */
  time(instant: string): string;
  /** "10:02". */
  hourMinute(instant: string): string;
  number(value: number): string;
  readonly plural: Intl.PluralRules;
}

const made = new Map<Language, Formats>();

export function formatsOf(language: Language): Formats {
  const known = made.get(language);
  if (known) return known;
  const locale = locales[language];
  // A day has no time: read and written in UTC, so that no zone can move it.
  const day = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const fullDay = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: city } as const;
  const time = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' });
  const hourMinute = new Intl.DateTimeFormat(locale, clock);
  const number = new Intl.NumberFormat(locale);
  const formats: Formats = {
    day: iso => day.format(new Date(`${iso}T00:00:00Z`)),
    fullDay: iso => fullDay.format(new Date(`${iso}T00:00:00Z`)),
    time: instant => time.format(new Date(instant)),
    hourMinute: instant => hourMinute.format(new Date(instant)),
    number: value => number.format(value),
    plural: new Intl.PluralRules(locale),
  };
  made.set(language, formats);
  return formats;
}

const cityDay = new Intl.DateTimeFormat('en', {
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: city,
});

/** The day in the city at an instant, ISO 8601. Put together from its parts: no locale writes it so in every engine. */
export function dayAt(instant: string | number): string {
  const parts = new Map(cityDay.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
