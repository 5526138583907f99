import {
  createClient,
  createStores,
  hostSession,
  type PageState,
  ProblemError,
  type Stores,
  type Upload,
  YongyibanError,
} from '@yongyiban/core';
import type { Application, PolicyId, Question } from '@yongyiban/core/contract';
import { createSimulator, type Fault, runningClock, type Simulator } from '@yongyiban/mock-server';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualTime } from './virtual-time.ts';

const start = '2020-06-10T01:00:00Z';

/** Network that a test can take away. */
function network() {
  let here = true;
  const listeners = new Set<() => void>();
  const online: PageState['online'] = {
    get: () => here,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    online,
    set(there: boolean) {
      here = there;
      for (const listener of [...listeners]) listener();
    },
  };
}

function world() {
  const time = new VirtualTime(start);
  const simulator: Simulator = createSimulator({ clock: runningClock({ start, timers: time }) });
  const net = network();
  const open = (): Stores => {
    const session = hostSession(async () => simulator.tokenFor('kaiyue-trading'));
    const client = createClient({
      baseUrl: 'http://platform.test/v1',
      session,
      clock: time,
      random: () => 0.5,
      fetch: request =>
        net.online.get() ? simulator.handle(request) : Promise.reject(new TypeError('There is no network')),
    });
    return createStores({
      client,
      session,
      page: { online: net.online, visible: { get: () => true, subscribe: () => () => {} } },
    });
  };
  /** Waits for what needs both virtual time and the platform's own: digests, files. */
  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    let done = false;
    promise.then(
      () => (done = true),
      () => (done = true),
    );
    for (let round = 0; !done && round < 5000; round++) {
      await new Promise(resolve => setTimeout(resolve));
      if (!done && round % 3 === 2) await time.pass(250);
    }
    return promise;
  };
  return { time, simulator, net, open, settle };
}

function pdf(size: number): File {
  const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31) & 255);
  bytes.set([0x25, 0x50, 0x44, 0x46, 0x2d]);
  return new File([bytes], '租赁合同（示例）.pdf', { type: 'application/pdf' });
}

/** Begins the application and says that there is a training room. */
async function asked(stores: Stores, settle: <T>(promise: Promise<T>) => Promise<T>) {
  const { id } = await settle(stores.applications.begin('sample-training' as PolicyId));
  const application = await settle(stores.applications.answer(id, { ownTrainingRoom: { kind: 'value', value: true } }));
  return { id, question: application.questions.find(({ kind }) => kind === 'attachment') as Question };
}

const attachmentsOf = (stores: Stores): Application['attachments'] => stores.applications.get().data?.[0]?.attachments;

describe('a document', () => {
  test('is sent in parts that grow, tells how far it is, and answers its question', async () => {
    const { open, settle, simulator } = world();
    const stores = open();
    const { id, question } = await asked(stores, settle);
    const seen: Upload[] = [];
    stores.applications.uploads.subscribe(() => seen.push(...stores.applications.uploads.get().values()));
    const attachment = await settle(stores.applications.attach(id, question, pdf(1_000_000)));
    expect(attachment).toMatchObject({ status: 'received', size: 1_000_000, mediaType: 'application/pdf' });
    expect(seen[0]).toMatchObject({ state: 'checking', sent: 0, total: 1_000_000 });
    expect([...new Set(seen.map(({ sent }) => sent))]).toEqual([0, 65_536, 196_608, 458_752, 983_040, 1_000_000]);
    expect(stores.applications.uploads.get().size).toBe(0);
    expect(attachmentsOf(stores)).toEqual([attachment]);
    const answered = await settle(
      stores.applications.answer(id, { [question.fact]: { kind: 'attachments', attachments: [attachment.id] } }),
    );
    expect(answered.questions.map(({ fact }) => fact)).not.toContain(question.fact);
    expect(simulator.world.attachments.size).toBe(1);
  });

  test('of the wrong kind or too large is refused before anything is sent', async () => {
    const { open, settle, simulator } = world();
    const stores = open();
    const { id, question } = await asked(stores, settle);
    const page = new File(['<html>'], '合同（示例）.pdf', { type: 'application/pdf' });
    await expect(settle(stores.applications.attach(id, question, page))).rejects.toMatchObject({
      code: 'attachment-type',
    });
    const large = { ...question, attachment: { ...question.attachment!, maxSize: 999 } };
    await expect(settle(stores.applications.attach(id, large, pdf(1000)))).rejects.toMatchObject({
      code: 'attachment-too-large',
      retry: false,
    });
    expect(simulator.world.attachments.size).toBe(0);
    expect([...stores.applications.uploads.get().values()].map(({ state }) => state)).toEqual(['failed', 'failed']);
    for (const { id: upload } of stores.applications.uploads.get().values()) stores.applications.cancel(upload);
    expect(stores.applications.uploads.get().size).toBe(0);
  });

  test('waits for the network and goes on by itself when there is one again', async () => {
    const { open, settle, net } = world();
    const stores = open();
    const { id, question } = await asked(stores, settle);
    const stop = stores.applications.uploads.subscribe(() => {
      const [upload] = stores.applications.uploads.get().values();
      if (upload && upload.sent > 200_000) net.set(false);
    });
    await expect(settle(stores.applications.attach(id, question, pdf(1_000_000)))).rejects.toMatchObject({
      code: 'offline',
    });
    stop();
    const [failed] = stores.applications.uploads.get().values();
    expect(failed).toMatchObject({ state: 'failed', sent: 458_752, total: 1_000_000 });
    net.set(true);
    await settle(
      new Promise(resolve => {
        const look = (): void => void (attachmentsOf(stores)?.[0]?.status === 'received' && resolve(null));
        stores.applications.subscribe(look);
        look();
      }),
    );
    expect(attachmentsOf(stores)?.[0]).toMatchObject({ status: 'received' });
  });

  test('chosen again after a reload goes on where it broke off', async () => {
    const { open, settle, simulator } = world();
    const before = open();
    const { id, question } = await asked(before, settle);
    const leaving = new AbortController();
    before.applications.uploads.subscribe(() => {
      // The page is killed: what runs in it ends, and nothing is taken back.
      const [upload] = before.applications.uploads.get().values();
      if (upload && upload.sent > 100_000) before.applications.uploads.get().size && leaving.abort();
    });
    simulator.fault({ name: 'drop-request', scope: { operation: 'removeAttachment' } });
    await expect(
      settle(before.applications.attach(id, question, pdf(1_000_000), { signal: leaving.signal })),
    ).rejects.toThrow();

    const after = open();
    await settle(after.applications.load());
    expect(attachmentsOf(after)).toMatchObject([{ status: 'uploading', received: 196_608 }]);
    const offsets: number[] = [];
    after.applications.uploads.subscribe(() => {
      const [upload] = after.applications.uploads.get().values();
      if (upload?.state === 'sending') offsets.push(upload.sent);
    });
    await settle(after.applications.attach(id, question, pdf(1_000_000)));
    expect(offsets[0]).toBe(196_608);
    expect(attachmentsOf(after)).toMatchObject([{ status: 'received' }]);
    expect(simulator.world.attachments.size).toBe(1);
  });

  test('called off is dropped by the platform, and one that has arrived can be taken away', async () => {
    const { open, settle, simulator } = world();
    const stores = open();
    const { id, question } = await asked(stores, settle);
    const stop = stores.applications.uploads.subscribe(() => {
      const [upload] = stores.applications.uploads.get().values();
      if (upload && upload.sent > 100_000) stores.applications.cancel(upload.id);
    });
    await expect(settle(stores.applications.attach(id, question, pdf(1_000_000)))).rejects.toMatchObject({
      name: 'AbortError',
    });
    stop();
    await settle(stores.applications.load());
    expect(simulator.world.attachments.size).toBe(0);
    const { id: attachment } = await settle(stores.applications.attach(id, question, pdf(500)));
    simulator.fault({ name: 'drop-answer', scope: { operation: 'removeAttachment' }, count: 1 });
    await settle(stores.applications.detach(id, attachment));
    expect(attachmentsOf(stores)).toBeUndefined();
  });
});

test('whatever breaks on the way, a document arrives whole and once, or its failure is told and can be tried again', async () => {
  const operation = fc.constantFrom('createAttachment', 'appendAttachment', 'getAttachment' as const);
  const name = fc.constantFrom(
    'drop-request',
    'drop-answer',
    'half-answer',
    'server-error',
    'unavailable',
    'rate-limited',
    'latency' as const,
  );
  const fault = fc.record({ name, operation, probability: fc.double({ min: 0.05, max: 0.7, noNaN: true }) });
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 4 }), fc.integer({ min: 6, max: 700_000 }), async (faults, size) => {
      const { open, settle, simulator } = world();
      const stores = open();
      const { id, question } = await asked(stores, settle);
      for (const { name, operation, probability } of faults)
        simulator.fault({ name, scope: { operation }, probability, milliseconds: 12_000 } as Fault);
      let most = 0;
      stores.applications.uploads.subscribe(() => {
        for (const { sent } of stores.applications.uploads.get().values()) {
          // What has arrived does not go back: nobody's bar runs backwards.
          if (sent > 0) expect(sent).toBeGreaterThanOrEqual(most);
          most = Math.max(most, sent);
        }
      });
      let sending = stores.applications.attach(id, question, pdf(size));
      for (let tries = 0; ; tries++) {
        const done = await settle(sending).then(
          () => true,
          error => {
            expect(error).toBeInstanceOf(YongyibanError);
            if (error instanceof ProblemError) expect(error.retry).toBe(true);
            return false;
          },
        );
        if (done) break;
        const [upload] = stores.applications.uploads.get().values();
        expect(upload).toMatchObject({ state: 'failed' });
        if (tries > 1) simulator.clearFaults();
        sending = stores.applications.again(upload!.id);
      }
      expect([...simulator.world.attachments.values()].map(({ status, size: all }) => [status, all])).toEqual([
        ['received', size],
      ]);
      expect(stores.applications.uploads.get().size).toBe(0);
    }),
    { numRuns: 25 },
  );
}, 60_000);
