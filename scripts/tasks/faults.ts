/** `npm run faults -- --schedules N --seed S`: confirmations under random faults; `--planted` puts bugs in on purpose. */
import { run } from '../command.ts';

const proof = 'packages/mock-server/proof/faults.ts';
process.exit(await run('node', ['--conditions=@yongyiban/source', proof, ...process.argv.slice(2)]));
