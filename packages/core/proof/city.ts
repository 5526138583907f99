/** The generated city's policies, some of which exclude each other or share a ceiling, as real ones do. */
import { cityCatalogue } from '../src/assessment/city/catalogue.ts';
import { cityPolicies } from '../src/assessment/city/policies.ts';
import { type FactCatalogue, parseCatalogue } from '../src/facts/catalogue.ts';
import { loadPolicies } from '../src/policy/load.ts';
import type { Policy } from '../src/policy/policy.ts';

export function cityRules(count: number): { readonly catalogue: FactCatalogue; readonly policies: readonly Policy[] } {
  const catalogue = parseCatalogue(cityCatalogue);
  const written = cityPolicies(count);
  const limited = written.map((data, i) => {
    const next = written[i + 1];
    if (i % 10 === 0 && next) return { ...data, excludes: [next.id] };
    const ceiling = { id: `ceiling-${Math.floor(i / 10)}`, amount: '200,000 yuan' };
    return i % 10 === 4 || i % 10 === 5 ? { ...data, sharedCap: ceiling } : data;
  });
  const loaded = loadPolicies({ catalogue, policies: limited.map(data => ({ path: data.id, data })) });
  if (loaded.problems) throw new Error(loaded.problems[0]?.message);
  return { catalogue, policies: loaded.policies };
}
