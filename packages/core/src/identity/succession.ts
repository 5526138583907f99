import type { RegionCode } from '../region.ts';

/**
 * Codes of GB/T 2260 in Zhejiang that were changed or abolished, with what holds their ground now and since when. A code
 * in a resident id or an older registration keeps its old value for ever; who compares regions looks here first.
 */
const successions: readonly (readonly [old: string, since: string, ...successors: string[]])[] = [
  // 宁波 2016 (国函〔2016〕158号): 江东区 went into 鄞州区, 奉化市 became a district.
  ['330204', '2016-11-01', '330212'],
  ['330283', '2016-11-01', '330213'],
  // 宁波 2002: 鄞县 became 鄞州区.
  ['330227', '2002-04-19', '330212'],
  // 杭州 2021 (浙政发〔2021〕7号): 下城区, 江干区 and 余杭区 were divided anew.
  ['330103', '2021-04-09', '330105'],
  ['330104', '2021-04-09', '330102', '330114'],
  // 杭州 2014 and 2017: 富阳市, 临安市 became districts.
  ['330183', '2014-12-13', '330111'],
  ['330185', '2017-07-18', '330112'],
  // 温州 2015: 洞头县. 台州 2017: 玉环县. 绍兴 2013: 绍兴县, 上虞市.
  ['330322', '2015-07-23', '330305'],
  ['331021', '2017-04-09', '331083'],
  ['330621', '2013-10-18', '330603'],
  ['330682', '2013-10-18', '330604'],
  // 温州 2019: 龙港镇 left 苍南县 as 龙港市; the code of 苍南县 lives on.
];

/** What became of a code: still in use, or taken over by others on a day. Codes beyond those listed count as in use. */
export type RegionFate =
  | { readonly kind: 'in-use' }
  | { readonly kind: 'succeeded'; readonly since: string; readonly by: readonly RegionCode[] };

/**
 * What a region code of GB/T 2260 has become.
 *
 * @example
 * ```ts
 * regionFate('330204'); // 江东区: succeeded by ['330212'], 鄞州区, since 2016-11-01
 * ```
 */
export function regionFate(code: string, today?: string): RegionFate {
  const found = successions.find(([old]) => old === code);
  if (!found || (today !== undefined && today < found[1])) return { kind: 'in-use' };
  const [, since, ...by] = found;
  return { kind: 'succeeded', since, by: by as unknown as RegionCode[] };
}
