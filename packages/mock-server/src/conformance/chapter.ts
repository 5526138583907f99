import { both, type Localized } from './words.ts';

/** The chapters of the contract, in the order of the report. */
export const chapters = [
  'shapes',
  'idempotency',
  'concurrency',
  'money',
  'events',
  'sign-in',
  'access',
  'limits',
  'documents',
] as const;

/** One chapter of the contract, by its name. */
export type Chapter = (typeof chapters)[number];

/** What each chapter is called in the report. */
export const chapterTitles: Readonly<Record<Chapter, Localized>> = {
  shapes: both('形状', 'Shapes'),
  idempotency: both('幂等', 'Idempotency'),
  concurrency: both('并发', 'Concurrency'),
  money: both('资金', 'Money'),
  events: both('事件', 'Events'),
  'sign-in': both('登录', 'Sign-in'),
  access: both('权限', 'Access'),
  limits: both('限度', 'Limits'),
  documents: both('材料', 'Documents'),
};

/** The chapter that an id stands in: `money` of `money/never-paid-twice`. */
export function chapterOf(id: CheckId): Chapter {
  return id.slice(0, id.indexOf('/')) as Chapter;
}

/** The stable name of a check. */
export type CheckId = `${Chapter}/${string}`;
