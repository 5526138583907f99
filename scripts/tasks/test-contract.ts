/**
 * Lets a property-based API tester made by others (schemathesis, from PyPI) judge the stand-alone simulator by nothing but
 * its OpenAPI document. Needs Python 3.10 or newer; what it installs stays in an ignored folder.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../command.ts';

const version = '4.32.5';
const folder = join(root, '.cache', `schemathesis-${version}`);
const bin = join(folder, 'bin');

if (!existsSync(join(bin, 'schemathesis'))) {
  const made = await run('python3', ['-m', 'venv', folder]).catch(() => 127);
  if (made !== 0) {
    console.error('Install Python 3.10 or newer with its venv module (Debian: apt-get install -y python3-venv).');
    process.exit(1);
  }
  const installed = await run(join(bin, 'pip'), ['install', '--quiet', `schemathesis==${version}`]);
  if (installed !== 0) process.exit(installed);
}
process.exit(
  await run('node', ['--conditions=@yongyiban/source', 'scripts/contract-test/judge.ts', join(bin, 'schemathesis')]),
);
