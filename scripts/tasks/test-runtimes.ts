/** `npm run test:runtimes`: the packed packages on every Node that is promised, and on Deno. Builds and packs them first. */
import { buildAll } from '../build/all.ts';
import { checkPacked } from '../checks/packed.ts';
import { tryRuntimes } from '../release/runtimes.ts';

try {
  if (!process.argv.includes('--packed')) {
    await buildAll();
    await checkPacked();
  }
  await tryRuntimes(line => console.log(`✔ ${line}`));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
