import { parseDay } from '../src/day.ts';
import { catalogueData, derivedFacts, kaiyueDossierData, publishedPolicies } from '../src/policies.ts';
import { deriveFacts, loadPolicies, parseCatalogue, parseDossier, type Screen, screenOf } from '../src/policy.ts';
import { checkLaws } from './laws.ts';
import { checkExpressionText, checkMalformedDossier, checkMalformedPolicy, scramble } from './malformed.ts';
import { Random } from './random.ts';

/** What a series of runs came to. */
export interface Fuzzed {
  readonly runs: number;
  /** The first failure, with what repeats it. */
  readonly failure?: { readonly run: number; readonly error: unknown };
  readonly slowest: { readonly run: number; readonly milliseconds: number };
  /** Scrambled expressions that were accepted, and so evaluated. */
  readonly accepted: number;
}

/** Throws random input at the published policies until something breaks. */
export function fuzzPolicies({ runs, seed }: { readonly runs: number; readonly seed: number }): Fuzzed {
  const { catalogue } = deriveFacts(
    parseCatalogue(catalogueData),
    derivedFacts.map(data => ({ path: data.derived, data })),
  );
  if (!catalogue) throw new Error('The derived facts do not load');
  const { policies } = loadPolicies({ catalogue, policies: publishedPolicies.map(data => ({ path: data.id, data })) });
  if (!policies) throw new Error('The published policies do not load');
  const screens = new Map<string, Screen>();
  const screenFor = (asOf: string): Screen => {
    const known = screens.get(asOf);
    if (known) return known;
    if (screens.size > 50) screens.clear();
    const screen = screenOf(policies, { asOf });
    screens.set(asOf, screen);
    return screen;
  };
  const kaiyue = parseDossier(catalogue, kaiyueDossierData);
  const day = parseDay('2020-06-10')!;
  const slowest = { milliseconds: 0, run: 0 };
  let accepted = 0;
  for (let run = 0; run < runs; run++) {
    const random = new Random(seed * 1_000_003 + run);
    const index = random.below(policies.length);
    const policy = policies[index]!;
    const started = performance.now();
    try {
      const what = run % 4;
      if (what === 0) checkLaws(policy, index, screenFor, catalogue, random);
      else if (what === 1) checkMalformedPolicy(policy, catalogue, random);
      else if (what === 2) checkMalformedDossier(kaiyueDossierData, catalogue, random);
      else {
        const texts = [policy.amount.expression, ...policy.criteria.map(criterion => criterion.expression)];
        const scope = { catalogue, parameters: policy.parameters, definitions: policy.definitions };
        if (checkExpressionText(scramble(random.pick(texts), random), scope, kaiyue, day)) accepted++;
      }
    } catch (error) {
      return { runs: run, failure: { run, error }, slowest, accepted };
    }
    const milliseconds = performance.now() - started;
    if (milliseconds > slowest.milliseconds) Object.assign(slowest, { milliseconds, run });
  }
  return { runs, slowest, accepted };
}
