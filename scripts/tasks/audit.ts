/** Known vulnerabilities among the dependencies, asked of the registry. Beside the checks: not every registry answers. */
import { run } from '../command.ts';

process.exit(await run('npx', ['--yes', 'pnpm@12.21.0', 'audit', ...process.argv.slice(2)]));
