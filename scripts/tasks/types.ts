/** Type check of everything. */
import { checkTypes } from '../checks/types.ts';

await checkTypes().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
