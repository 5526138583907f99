/** The kit against the simulator in this process; `--planted`: with each planted defect in turn. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { countsOf, runChecks } from '@yongyiban/mock-server/conformance';
import { openPlatform } from './open.ts';
import { plants } from './planted.ts';
import type { Told } from './planted-worker.ts';

process.exit(process.argv.includes('--planted') ? await tellPlanted() : await tellClean());

async function tellClean(): Promise<number> {
  const began = performance.now();
  const outcome = await runChecks(await openPlatform());
  for (const { check, verdict } of outcome.findings) {
    if (verdict.kind === 'failed') console.log(`✘ ${check.id}: expected ${verdict.expected.en}; came ${verdict.came}`);
    if (verdict.kind === 'skipped') console.log(`− ${check.id}: ${verdict.reason.en}`);
  }
  const { passed, failed, skipped } = countsOf(outcome);
  console.log(`The simulator: ${passed} passed, ${failed} failed, ${skipped} skipped, in ${seconds(began)}`);
  return failed + skipped === 0 ? 0 : 1;
}

/** Every defect has a world of its own, so that they run beside each other. */
async function tellPlanted(): Promise<number> {
  const began = performance.now();
  let caught = 0;
  const tell = ({ name, caughtBy, by }: Told): void => {
    const others = by.filter(id => id !== caughtBy);
    const found = by.includes(caughtBy);
    if (found) caught += 1;
    const too =
      others.length > 0
        ? `, and ${others.length} more: ${others.slice(0, 3).join(', ')}${others.length > 3 ? ' …' : ''}`
        : '';
    console.log(
      found
        ? `caught  ${name}\n        ${caughtBy}${too}`
        : `MISSED  ${name}\n        by ${caughtBy}; failed: ${by.join(', ') || 'none'}`,
    );
  };
  const shares = Math.min(4, availableParallelism());
  await Promise.all(
    Array.from({ length: shares }, (_, share) => {
      const worker = new Worker(new URL('./planted-worker.ts', import.meta.url), { workerData: { share, shares } });
      worker.on('message', tell);
      return new Promise<void>((resolve, reject) => {
        worker.on('error', reject);
        worker.on('exit', code => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}`))));
      });
    }),
  );
  console.log(`${caught} of ${plants.length} planted defects caught, in ${seconds(began)}`);
  return caught === plants.length ? 0 : 1;
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
