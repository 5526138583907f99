import { formatDay, parseDay } from '../day.ts';
import { parseRegion, type RegionCode } from '../region.ts';

declare const residentBrand: unique symbol;

/** A 居民身份证 number: 18 characters, GB 11643-1999. */
export type ResidentId = string & { readonly [residentBrand]: 'ResidentId' };

/** ISO 7064 MOD 11-2, as GB 11643-1999 §5 writes it out. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Why a number is not a resident id. */
export type ResidentIdMistake = 'length' | 'character' | 'birth' | 'check';

/** A number that was read: whoever holds it holds personal data. */
export interface ReadResidentId {
  readonly ok: true;
  readonly id: ResidentId;
  /** Where it was first given out; the code of that day, which may be abolished since. */
  readonly region: RegionCode;
  readonly birth: string;
}

/**
 * Reads a resident id. The 15 digits of before 1999 are taken too, and written out to 18.
 *
 * @param today - ISO 8601; nobody is born later.
 */
export function parseResidentId(
  text: string,
  today: string = formatDay(Math.floor(Date.now() / 86_400_000)),
): ReadResidentId | { readonly ok: false; readonly mistake: ResidentIdMistake } {
  const wrong = (mistake: ResidentIdMistake) => ({ ok: false, mistake }) as const;
  let id = text.replace(/\s/g, '').toUpperCase();
  if (/^\d{15}$/.test(id)) {
    const body = `${id.slice(0, 6)}19${id.slice(6)}`;
    id = body + checkOf(body);
  }
  if (id.length !== 18) return wrong('length');
  if (!/^\d{17}[\dX]$/.test(id)) return wrong('character');
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  const born = parseDay(birth);
  if (born === undefined || born > (parseDay(today) ?? Number.POSITIVE_INFINITY) || born < -32_000)
    return wrong('birth');
  if (checkOf(id) !== id[17]) return wrong('check');
  return { ok: true, id: id as ResidentId, region: parseRegion(id.slice(0, 6)) as RegionCode, birth };
}

function checkOf(id: string): string {
  return checks[weights.reduce((sum, weight, index) => sum + weight * Number(id[index]), 0) % 11] as string;
}
