/**
 * Random policies, expressions and dossiers, malformed ones too: no crash, no hang, no silently wrong answer.
 * `npm run fuzz -- policies --runs N --seed S`; prints the seed and the run of the first failure, and stops with exit code 1.
 */
import { parseArgs } from 'node:util';
import { fuzzPolicies } from './run.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const { failure, slowest, accepted } = fuzzPolicies({ runs, seed });
if (failure) {
  const { error } = failure;
  console.error(
    `Seed ${seed}, run ${failure.run}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exit(1);
}
process.stdout.write(
  `${runs} runs, seed ${seed}: no failure. ${accepted} scrambled expressions were accepted. The slowest run, ${slowest.run}, took ${slowest.milliseconds.toFixed(0)} ms.\n`,
);
