/** Starts the stand-alone simulator with one thing of each kind in it, and has the tester judge it. */
import { join } from 'node:path';
import { startStandalone } from '@yongyiban/mock-server/standalone';
import { root, run } from '../command.ts';

const tester = process.argv[2];
if (tester === undefined) throw new Error('Usage: judge.ts PATH-OF-SCHEMATHESIS');

const { simulator, origin, stop } = await startStandalone({ port: 0, limits: { requestsPerMinute: 0 } });
const token = simulator.tokenFor('kaiyue-trading');

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(`${origin}/v1${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}

// So that the ids in the tester's configuration exist.
const tap = { entitlement: 'ent-0001', amount: 3_450_100, account: 'acc-0001' };
await post('/confirmations', tap, { 'Idempotency-Key': 'prepared-1', 'If-Match': '"1"' });
await post('/applications', { policy: 'sample-training' }, { 'Idempotency-Key': 'prepared-2' });
const lease = {
  question: 'materials.training-room',
  name: '示例.pdf',
  mediaType: 'application/pdf',
  size: 1_000_000,
  sha256: '0'.repeat(64),
};
await post('/applications/app-0001/attachments', lease, { 'Idempotency-Key': 'prepared-4' });
const objection = { policy: 'sample-patent-fees', about: 'other', note: 'prepared' };
await post('/objections', objection, { 'Idempotency-Key': 'prepared-3' });

const code = await run(tester, [
  '--config-file',
  join(root, 'scripts/contract-test/schemathesis.toml'),
  'run',
  `${origin}/openapi.json`,
  '--url',
  `${origin}/v1`,
  '--header',
  `Authorization: Bearer ${token}`,
  '--phases',
  'examples,coverage,fuzzing',
  '--max-examples',
  process.env.EXAMPLES ?? '60',
  '--request-timeout',
  '5',
  // It never ends, by design; the suite of the doors reads it.
  '--exclude-path',
  '/payouts/events',
]);
await stop();
process.exit(code);
