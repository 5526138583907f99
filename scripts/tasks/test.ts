/** All tests of all packages, in Node and in a real Chromium. Arguments go on to vitest: `npm test -- money`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../command.ts';
import { requireChromium } from '../testing/install-chromium.ts';
import { type Report, readOutcome } from '../testing/outcome.ts';

try {
  process.env.YYB_CHROMIUM = await requireChromium();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const reports = join(root, 'reports');
const file = join(reports, 'tests.json');
mkdirSync(reports, { recursive: true });
rmSync(file, { force: true });

const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const code = await run('vitest', ['run', ...reporters, ...process.argv.slice(2)]);

if (!existsSync(file)) {
  console.error('vitest ended before it could report; see above.');
  process.exit(code || 1);
}
const { passed, failed, skipped } = readOutcome(JSON.parse(readFileSync(file, 'utf8')) as Report);
if (code !== 0 && failed === 0)
  console.error('No test failed, but vitest found errors outside of the tests; see above.');
for (const name of skipped) console.error(`skipped: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(code);
