/** Lint and format, mended where it is safe. */
import { run } from '../command.ts';

process.exit(await run('biome', ['check', '--write', ...process.argv.slice(2)]));
