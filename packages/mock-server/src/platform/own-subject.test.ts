import { type OperationId, operations } from '@yongyiban/core/contract';
import { expect, it } from 'vitest';
import { createSimulator } from '../simulator.ts';
import { confirmFirst, visitorOf } from '../testing/visitor.ts';

const lease = {
  question: 'materials.training-room',
  name: '示例.pdf',
  mediaType: 'application/pdf',
  size: 400,
  sha256: '0'.repeat(64),
};

/** Every operation about one thing of a subject, by the name of the thing's id. */
const aboutOne = (Object.keys(operations) as OperationId[]).filter(
  id => operations[id].access !== 'public' && operations[id].path.includes('{'),
);

it('shows nobody what is another’s, whatever the door to it', async () => {
  const simulator = createSimulator();
  const owner = visitorOf(simulator);
  await confirmFirst(owner);
  simulator.advance(60_000);
  const { world } = simulator;
  const mine = world.subjects.get('kaiyue-trading' as never)!;
  const [policy] = [...mine.decisions.keys()];
  await owner.post('/objections', { policy, about: 'other' }, { 'Idempotency-Key': 'objection' });
  await owner.post('/applications', { policy: 'sample-training' }, { 'Idempotency-Key': 'application' });
  await owner.post('/applications/app-0001/attachments', lease, { 'Idempotency-Key': 'attachment' });
  const ids: Record<string, string | undefined> = {
    entitlement: [...world.entitlements.keys()].find(id => world.entitlements.get(id)!.subject === mine.id),
    confirmation: [...world.confirmations.keys()][0],
    payout: [...world.payouts.keys()][0],
    account: mine.accounts[0],
    objection: [...world.objections.keys()][0],
    application: [...world.applications.keys()][0],
    attachment: [...world.attachments.keys()][0],
  };
  const headersFor = (id: OperationId, subject: string): Record<string, string> => ({
    Authorization: `Bearer ${simulator.tokenFor(subject)}`,
    'Content-Type': operations[id].bytes ? 'application/octet-stream' : 'application/json',
    'Idempotency-Key': `key-${id}-${subject}`,
    ...(operations[id].bytes ? { 'Upload-Offset': '0' } : {}),
  });
  const bodies: Partial<Record<OperationId, unknown>> = {
    ratePayout: { score: 5 },
    answerApplication: { answers: {} },
    createAttachment: lease,
  };
  expect(aboutOne.length).toBeGreaterThan(6);
  for (const id of aboutOne) {
    const { method, path } = operations[id];
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name]));
    expect([id, filled]).toEqual([id, expect.not.stringContaining('undefined')]);
    const ask = (subject: string) =>
      simulator.handle(
        new Request(`http://simulator.test/v1${filled}`, {
          method,
          headers: headersFor(id, subject),
          ...(operations[id].bytes
            ? { body: '%PDF-1.7' }
            : bodies[id] === undefined
              ? {}
              : { body: JSON.stringify(bodies[id]) }),
        }),
      );
    const stranger = await ask('jiangong-jianle');
    expect([id, stranger.status, (await stranger.json()).code]).toEqual([id, 404, 'not-found']);
    expect([id, (await ask('kaiyue-trading')).status]).not.toEqual([id, 404]);
  }
});
