import { parseRegion, type RegionCode } from '../region.ts';

declare const usccBrand: unique symbol;

/** A 统一社会信用代码: 18 characters, GB 32100-2015. */
export type Uscc = string & { readonly [usccBrand]: 'Uscc' };

/** The 31 characters of GB 32100-2015 §4.3: no I, O, S, V, Z, which are too like digits. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Weights and alphabet of the organization code inside it, GB 11714-1997. */
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const innerAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Why a code is not a 统一社会信用代码. */
export type UsccMistake = 'length' | 'character' | 'region' | 'organization-check' | 'check';

/**
 * Reads a 统一社会信用代码 as people type it: small letters and spaces are forgiven.
 *
 * @example
 * ```ts
 * parseUscc('91110000600037341L'); // { ok: true, code, region: '110000' }
 * ```
 */
export function parseUscc(
  text: string,
):
  | { readonly ok: true; readonly code: Uscc; readonly region: RegionCode }
  | { readonly ok: false; readonly mistake: UsccMistake } {
  const code = text.replace(/\s/g, '').toUpperCase();
  const wrong = (mistake: UsccMistake) => ({ ok: false, mistake }) as const;
  if (code.length !== 18) return wrong('length');
  if ([...code].some(character => !alphabet.includes(character))) return wrong('character');
  const region = parseRegion(code.slice(2, 8));
  if (!region) return wrong('region');
  if (innerCheck(code.slice(8, 16)) !== code[16]) return wrong('organization-check');
  if (check(code) !== code[17]) return wrong('check');
  return { ok: true, code: code as Uscc, region };
}

function check(code: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(code[index] as string), 0);
  return alphabet[(31 - (sum % 31)) % 31] as string;
}

/** GB 11714: 11 is written 0, 10 is written X. */
function innerCheck(body: string): string {
  const sum = innerWeights.reduce(
    (total, weight, index) => total + weight * innerAlphabet.indexOf(body[index] as string),
    0,
  );
  const digit = 11 - (sum % 11);
  return digit === 11 ? '0' : digit === 10 ? 'X' : String(digit);
}
