/** Writes the API reference to `docs/reference`; `npm run docs` puts it into the site. */
import { join } from 'node:path';
import { root } from '../command.ts';
import { writeReference } from '../docs/reference.ts';

await writeReference(join(root, 'docs/reference')).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
