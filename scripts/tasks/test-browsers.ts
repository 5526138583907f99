/**
 * The panel's tests in the engines beside Chromium: `npm run test:browsers`, or `npm run test:browsers -- firefox`. Gets
 * them by the system's package manager where they are missing, and says what each cannot do here. With `--where-possible`
 * an engine that cannot be had is said and passed over.
 */
import { run } from '../command.ts';
import { engines, requireEngine } from '../testing/other-engines.ts';

const args = process.argv.slice(2);
const wherePossible = args.includes('--where-possible');
const wanted = args.filter(name => !name.startsWith('--'));
const unknown = wanted.filter(name => !engines.some(engine => engine.name === name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; there are ${engines.map(({ name }) => name).join(' and ')}.`);
  process.exit(1);
}

const failed: string[] = [];
for (const engine of engines.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n${engine.name}`);
  for (const what of engine.without) console.log(`  not here: ${what}`);
  const missing = await requireEngine(engine).then(
    () => null,
    (error: Error) => error.message,
  );
  if (missing !== null) console.error(`${missing}${wherePossible ? '; passed over' : ''}`);
  const passed = missing === null ? (await run('vitest', ['run', '--config', engine.config])) === 0 : wherePossible;
  if (!passed) failed.push(engine.name);
}
console.log(failed.length === 0 ? 'All engines passed.' : `Failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
