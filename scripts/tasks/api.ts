/** `npm run api`: how the public API differs from what is recorded; `npm run api -- --accept` records it as it is. */
import { acceptApi, checkApi } from '../release/api.ts';

await (process.argv.includes('--accept') ? acceptApi() : checkApi()).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
