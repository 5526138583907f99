/** Lint and format, checked. */
import { run } from '../command.ts';

process.exit(await run('biome', ['check', '--error-on-warnings', ...process.argv.slice(2)]));
