/** Builds every package. */
import { buildAll } from '../build/all.ts';

await buildAll().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
