import type { EntitlementSummary, Page } from '@yongyiban/core/contract';
import { Bench, freshlyShared } from './bench.ts';
import type { Check } from './check.ts';
import { offersTaken } from './checks.ts';
import { isMet } from './need.ts';
import type { Company, Platform, Role } from './platform.ts';

/** What a run will move, as far as can be known before it. */
export interface Foresight {
  /** How many offers the checks want. */
  readonly wanted: number;
  /** How many are there to be confirmed, up to what is wanted. */
  readonly offers: number;
  /** Their amounts in all, in fen; each is confirmed at most once. */
  readonly fen: number;
}

/** Looks which offers a run may confirm, and what they come to. Offers are read, nothing is written. */
export async function foresee(
  platform: Platform,
  checks: readonly Check[],
  signal: AbortSignal,
  timeout: number,
): Promise<Foresight> {
  const made = checks.filter(({ needs }) => needs.every(need => isMet(platform, need)));
  const bench = new Bench('foresee', platform, freshlyShared(), signal, timeout);
  const wanted = offersTaken(made);
  const amounts: number[] = [];
  for (const company of platform.companies.toReversed()) {
    if (amounts.length >= wanted) break;
    amounts.push(...(await offered(bench, company)).toReversed().slice(0, wanted - amounts.length));
  }
  for (const role of ['failing', 'returned'] as const) {
    if (made.some(({ needs }) => needs.includes(role))) amounts.push(...(await offered(bench, role)).slice(-1));
  }
  return { wanted, offers: amounts.length, fen: amounts.reduce((sum, amount) => sum + amount, 0) };
}

async function offered(bench: Bench, as: Company | Role): Promise<number[]> {
  const answer = await bench.get('/entitlements?status=offered&limit=100', { as });
  // What is wrong with this list, the checks will say.
  const items = (answer.json as Partial<Page<EntitlementSummary>> | undefined)?.items;
  return Array.isArray(items) ? items.map(({ amount }) => amount).filter(amount => Number.isSafeInteger(amount)) : [];
}
