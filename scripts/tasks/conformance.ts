/**
 * `npm run conformance`: the kit against the simulator, in this process. `--planted` plants one defect after the other and
 * prints what caught which. With an address it is the packed command: `npm run conformance -- https://platform.example/v1`.
 */
import { run } from '../command.ts';

const args = process.argv.slice(2);
const own = args.every(arg => arg === '--planted');
const program = own
  ? ['packages/mock-server/proof/conformance/main.ts']
  : ['packages/mock-server/src/standalone/main.ts', 'conformance'];
process.exit(await run('node', ['--conditions=@yongyiban/source', ...program, ...args]));
