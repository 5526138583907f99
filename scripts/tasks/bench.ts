/** `npm run bench -- NAME`: a table for people, then one line of JSON. */
import { run } from '../command.ts';

process.exit(await run('node', ['--conditions=@yongyiban/source', 'scripts/bench/bench.ts', ...process.argv.slice(2)]));
