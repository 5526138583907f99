/** Region codes of GB/T 2260: six digits, two each for province, prefecture and county; 00 means "the whole of". */

declare const regionBrand: unique symbol;

/** A six-digit code of GB/T 2260, such as `330282`, or the twelve-digit code of a town or village inside it. */
export type RegionCode = string & { readonly [regionBrand]: 'RegionCode' };

const pattern = /^\d{6}(?:\d{6})?$/;

/** Takes a region code; undefined when the text is not shaped like one. */
export function parseRegion(text: string): RegionCode | undefined {
  return pattern.test(text) ? (text as RegionCode) : undefined;
}

/** The digits that every place inside a region shares. */
export function regionPrefix(code: string): string {
  if (code.length === 12) return code.replace(/(?:000)+$/, '');
  return code.replace(/(?:00)+$/, '');
}

/**
 * Whether a place lies in a region, itself included: 慈溪 (330282) lies in Ningbo (330200), in Zhejiang (330000), not in 余姚.
 *
 * @example
 * ```ts
 * isWithin('330282', '330200'); // true
 * ```
 */
export function isWithin(place: string, region: string): boolean {
  return place.startsWith(regionPrefix(region));
}
