/**
 * `npm run test:java [-- --if-present]`: the Java back end of the examples decides every vector of the packed core package.
 * Needs Java 17 and Maven 3.8; what Maven brings stays in `.cache/maven`. With `--if-present` a machine without them
 * skips, and says so.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root, run } from '../command.ts';
import { pnpm } from '../install.mjs';

const example = join(root, 'examples/java-backend');
const present = await capture('mvn', ['--version']).catch(() => undefined);
if (!present) {
  console.error('Java 17 and Maven 3.8 are needed (Debian: apt-get install -y openjdk-17-jdk maven).');
  if (process.argv.includes('--if-present')) console.error('skipped: the Java back end was not tried on this machine.');
  process.exit(process.argv.includes('--if-present') ? 0 : 1);
}

// As a stranger has it: the packed package, unpacked where npm would put it.
const packed = join(root, '.cache/packed-for-java');
const place = join(example, 'node_modules/@yongyiban/core');
for (const folder of [packed, place]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
await capture('npx', ['--yes', pnpm, 'pack', '--pack-destination', packed], join(root, 'packages/core'));
const [tarball] = readdirSync(packed);
await capture('tar', ['-xzf', join(packed, tarball!), '-C', place, '--strip-components=1']);

// The settings of the machine may send Maven elsewhere; the repository is ours.
const code = await run(
  'mvn',
  ['--batch-mode', '--quiet', `-Dmaven.repo.local=${join(root, '.cache/maven')}`, 'clean', 'test'],
  example,
);
if (code === 0) console.log('Every vector was decided alike in Java.');
process.exit(code);
