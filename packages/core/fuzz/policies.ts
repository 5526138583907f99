/**
 * Random policies, expressions and dossiers, malformed ones too: no crash, no hang, no silently wrong answer.
 * `npm run fuzz -- policies --runs N --seed S`; prints the seed and the run of the first failure, and stops with exit code 1.
 */
import { parseArgs } from 'node:util';
import { parseDay } from '../src/day.ts';
import { catalogueData, derivedFacts, kaiyueDossierData, publishedPolicies } from '../src/policies.ts';
import { deriveFacts, loadPolicies, parseCatalogue, parseDossier, type Screen, screenOf } from '../src/policy.ts';
import { checkLaws } from './laws.ts';
import { checkExpressionText, checkMalformedDossier, checkMalformedPolicy, scramble } from './malformed.ts';
import { Random } from './random.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];

const { catalogue } = deriveFacts(
  parseCatalogue(catalogueData),
  derivedFacts.map(data => ({ path: data.derived, data })),
);
const { policies } = loadPolicies({
  catalogue: catalogue!,
  policies: publishedPolicies.map(data => ({ path: data.id, data })),
});
if (!catalogue || !policies) throw new Error('The published policies do not load');

const screens = new Map<string, Screen>();
const screenFor = (asOf: string): Screen => {
  let screen = screens.get(asOf);
  if (!screen) {
    if (screens.size > 50) screens.clear();
    screen = screenOf(policies, { asOf });
    screens.set(asOf, screen);
  }
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
      if (
        checkExpressionText(
          scramble(random.pick(texts), random),
          { catalogue, parameters: policy.parameters },
          kaiyue,
          day,
        )
      )
        accepted++;
    }
  } catch (error) {
    console.error(
      `Seed ${seed}, run ${run}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    process.exit(1);
  }
  const milliseconds = performance.now() - started;
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { milliseconds, run });
}
process.stdout.write(
  `${runs} runs, seed ${seed}: no failure. ${accepted} scrambled expressions were accepted. The slowest run, ${slowest.run}, took ${slowest.milliseconds.toFixed(0)} ms.\n`,
);
