/** `npm run fuzz -- NAME --runs N --seed S`: random input until something breaks, or nothing does. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command.ts';
import { packages } from '../packages.ts';

const [name = '', ...rest] = process.argv.slice(2);
const file = packages.map(pkg => join(pkg.folder, 'fuzz', `${name}.ts`)).find(path => existsSync(path));
if (!file) {
  console.error('Usage: npm run fuzz -- policies --runs N --seed S');
  process.exit(1);
}
process.exit(await run('node', ['--conditions=@yongyiban/source', file, ...rest]));
