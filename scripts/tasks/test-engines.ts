/**
 * `npm run test:engines -- [--policies 20] [--seed 1]`: the policies' SQL on the engines of a cluster. Needs Python 3.9 and
 * Java 17; Spark itself is brought from PyPI into `.cache/engines`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root, run } from '../command.ts';

const home = join(root, '.cache/engines/spark');
const python = join(home, 'bin/python');
if (!existsSync(join(home, 'installed'))) {
  console.log('Bringing Spark from PyPI (about 450 MB, once).');
  await capture('python3', ['-m', 'venv', home]);
  await capture(python, ['-m', 'pip', 'install', '--quiet', 'pyspark==4.0.1']);
  await capture('touch', [join(home, 'installed')]);
}
process.exit(
  await run('node', [
    '--conditions=@yongyiban/source',
    'packages/core/proof/engines.ts',
    python,
    ...process.argv.slice(2),
  ]),
);
