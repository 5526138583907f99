import type { RegionCode } from '../region.ts';
import { abolishedCodes } from './abolished-codes.ts';

/**
 * The day of a change in Zhejiang, where the yearly lists only tell the year. A code in a resident id or an older
 * registration keeps its old value for ever; who compares regions looks here first.
 */
const days: { readonly [code: string]: string } = {
  // 宁波 2016 (国函〔2016〕158号): 江东区 went into 鄞州区, 奉化市 became a district. 2002: 鄞县 became 鄞州区.
  330204: '2016-11-01',
  330283: '2016-11-01',
  330227: '2002-04-19',
  // 杭州 2021 (浙政发〔2021〕7号): 下城区 and 江干区 were divided anew. 2014 and 2017: 富阳市, 临安市 became districts.
  330103: '2021-04-09',
  330104: '2021-04-09',
  330183: '2014-12-13',
  330185: '2017-07-18',
  // 温州 2015: 洞头县. 台州 2017: 玉环县. 绍兴 2013: 绍兴县, 上虞市.
  330322: '2015-07-23',
  331021: '2017-04-09',
  330621: '2013-10-18',
  330682: '2013-10-18',
};

/** What became of a code: still in use, or taken over by others. Codes that are not known count as in use. */
export type RegionFate =
  | { readonly kind: 'in-use' }
  | {
      readonly kind: 'succeeded';
      /** ISO 8601: the day where it is known, as in Zhejiang, else the year. */
      readonly since: string;
      /** What holds its ground; empty for a prefecture whose counties went different ways. */
      readonly by: readonly RegionCode[];
    };

let known: ReadonlyMap<string, RegionFate & { readonly kind: 'succeeded' }> | undefined;

function abolished(): NonNullable<typeof known> {
  if (known) return known;
  const read = new Map<string, RegionFate & { readonly kind: 'succeeded' }>();
  let year = '';
  for (const word of abolishedCodes.trim().split(/\s+/)) {
    if (word.endsWith(':')) {
      year = word.slice(0, -1);
      continue;
    }
    const [old = '', by = ''] = word.split('>');
    read.set(old, { kind: 'succeeded', since: days[old] ?? year, by: (by ? by.split('+') : []) as RegionCode[] });
  }
  known = read;
  return read;
}

/**
 * What a region code of GB/T 2260 has become, anywhere in the country, between 1982 and 2024.
 *
 * @param today - ISO 8601; the present, unless given. Where only the year of a change is known, it counts for all of it.
 * @example
 * ```ts
 * regionFate('330204'); // 江东区: succeeded by ['330212'], 鄞州区, since 2016-11-01
 * regionFate('110103'); // 崇文区: succeeded by ['110101'], 东城区, since 2010
 * ```
 */
export function regionFate(code: string, today?: string): RegionFate {
  const found = abolished().get(code);
  if (!found || (today !== undefined && today.slice(0, found.since.length) < found.since)) return { kind: 'in-use' };
  return found;
}

/**
 * The codes in use that hold a code's ground, through all changes since: itself while it is in use, several where its
 * ground was divided, none where nothing is known of it any more.
 *
 * @example
 * ```ts
 * regionsNow('511202'); // 四川 万县市 龙宝区: ['500101'], 重庆 万州区
 * ```
 */
export function regionsNow(code: string, today?: string): readonly RegionCode[] {
  const now = new Set<string>();
  const seen = new Set<string>();
  const follow = (at: string): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const fate = regionFate(at, today);
    if (fate.kind === 'in-use') now.add(at);
    else for (const next of fate.by) follow(next);
  };
  follow(code);
  return [...now] as RegionCode[];
}
