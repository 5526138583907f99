/** Known vulnerabilities among the dependencies, asked of the registry. Beside the checks: not every registry answers. */
import { run } from '../command.ts';
import { pnpm } from '../install.mjs';

process.exit(await run('npx', ['--yes', pnpm, 'audit', ...process.argv.slice(2)]));
