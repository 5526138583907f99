import { createHash } from 'node:crypto';
import type { Application, Attachment } from '@yongyiban/core/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../simulator.ts';
import { visitorOf } from '../testing/visitor.ts';

const question = 'materials.training-room';

/** Bytes that begin like a PDF. */
function pdf(size: number, seed = 0): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31 + seed) & 255);
  bytes.set([0x25, 0x50, 0x44, 0x46, 0x2d].slice(0, size));
  return bytes;
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Somebody who has said that they have a training room, so that the lease is asked for. */
async function applicant(simulator: Simulator = createSimulator({ pace: { session: 1e12 } })) {
  const me = visitorOf(simulator);
  const begun = await me.post('/applications', { policy: 'sample-training' }, { 'Idempotency-Key': 'a' });
  const { id } = (await begun.json()) as Application;
  await me.put(`/applications/${id}/answers`, { answers: { ownTrainingRoom: { kind: 'value', value: true } } });
  const path = `/applications/${id}/attachments`;
  let keys = 0;
  const declare = (bytes: Uint8Array, rest: object = {}) =>
    me.post(
      path,
      {
        question,
        name: '租赁合同（示例）.pdf',
        mediaType: 'application/pdf',
        size: bytes.length,
        sha256: digestOf(bytes),
        ...rest,
      },
      { 'Idempotency-Key': `d${keys++}` },
    );
  const send = (method: string, at: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>) =>
    simulator.handle(
      new Request(`http://simulator.test/v1${path}/${at}`, {
        method,
        headers: { Authorization: `Bearer ${simulator.tokenFor('kaiyue-trading')}`, ...headers },
        ...(body === undefined ? {} : { body }),
      }),
    );
  return {
    simulator,
    me,
    id,
    path,
    declare,
    append: (at: string, offset: number, body: Uint8Array<ArrayBuffer>) =>
      send('PATCH', at, { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset) }, body),
    remove: (at: string) => send('DELETE', at),
    show: () => me.json<Application>(`/applications/${id}`),
    answer: (answer: unknown) => me.put(`/applications/${id}/answers`, { answers: { [question]: answer } }),
  };
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('a document', () => {
  it('is asked for once the subject says itself what it proves, and comes in parts', async () => {
    const { declare, append, show, answer } = await applicant();
    expect((await show()).questions.map(({ fact, kind }) => [fact, kind])).toEqual([
      ['trainees', 'integer'],
      [question, 'attachment'],
    ]);
    const bytes = pdf(300_000);
    const begun = await declare(bytes);
    expect([begun.status, begun.headers.get('Location')]).toEqual([
      201,
      '/v1/applications/app-0001/attachments/att-0001',
    ]);
    const half = await append('att-0001', 0, bytes.slice(0, 200_000));
    expect(await half.json()).toMatchObject({
      received: 200_000,
      status: 'uploading',
      expiresAt: '2020-06-11T01:00:00.000Z',
    });
    expect(await codeOf(await answer({ kind: 'attachments', attachments: ['att-0001'] }))).toBe(
      'attachment-incomplete',
    );
    const whole = await append('att-0001', 200_000, bytes.slice(200_000));
    const received = (await whole.json()) as Attachment;
    expect(received).toMatchObject({ received: 300_000, status: 'received' });
    expect(received).not.toHaveProperty('expiresAt');
    const answered = (await (await answer({ kind: 'attachments', attachments: ['att-0001'] })).json()) as Application;
    expect(answered.questions.map(({ fact }) => fact)).toEqual(['trainees']);
    expect(answered.attachments).toEqual([received]);
  });

  it('is not asked for where the department finds out, or where the fact it proves is denied', async () => {
    const { me, id } = await applicant();
    for (const answer of [{ kind: 'unknown' }, { kind: 'value', value: false }]) {
      await me.put(`/applications/${id}/answers`, { answers: { ownTrainingRoom: answer } });
      const { questions } = await me.json<Application>(`/applications/${id}`);
      expect(questions.map(({ fact }) => fact)).not.toContain(question);
    }
  });

  it('need not be had: "I don’t have it" leads on', async () => {
    const { answer } = await applicant();
    const answered = (await (await answer({ kind: 'unknown' })).json()) as Application;
    expect(answered.questions.map(({ fact }) => fact)).toEqual(['trainees']);
  });

  it('that was begun already goes on where it broke off', async () => {
    const { declare, append } = await applicant();
    const bytes = pdf(50_000);
    await declare(bytes);
    await append('att-0001', 0, bytes.slice(0, 20_000));
    const again = await declare(bytes);
    expect([again.status, await again.json()]).toEqual([
      200,
      expect.objectContaining({ id: 'att-0001', received: 20_000 }),
    ]);
  });

  it('of another kind, too large, one too many, or for a question that asks for none is refused before its first byte', async () => {
    const { declare } = await applicant();
    const bytes = pdf(100);
    expect(await codeOf(await declare(bytes, { mediaType: 'text/html' }))).toBe('attachment-type');
    expect(await codeOf(await declare(bytes, { size: 10 * 1_048_576 + 1 }))).toBe('attachment-too-large');
    expect(await codeOf(await declare(bytes, { question: 'trainees' }))).toBe('not-found');
    expect(await codeOf(await declare(bytes, { name: '../示例.pdf' }))).toBe('malformed');
    for (let i = 0; i < 5; i++) expect((await declare(pdf(100, i))).status).toBe(201);
    expect(await codeOf(await declare(pdf(100, 5)))).toBe('attachment-limit');
  });

  it('that is not what it says it is, by its content or its digest, is dropped', async () => {
    const { declare, append, show } = await applicant();
    const bytes = pdf(100);
    await declare(bytes);
    expect(await codeOf(await append('att-0001', 0, new TextEncoder().encode('<script>')))).toBe('attachment-type');
    await declare(bytes);
    expect(await codeOf(await append('att-0002', 0, pdf(100, 7)))).toBe('attachment-digest');
    expect((await show()).attachments).toBeUndefined();
  });

  it('is dropped when nobody goes on with it for a day', async () => {
    const { simulator, declare, append, show } = await applicant();
    const bytes = pdf(100);
    await declare(bytes);
    simulator.advance(20 * 3_600_000);
    await append('att-0001', 0, bytes.slice(0, 50));
    simulator.advance(20 * 3_600_000);
    expect((await show()).attachments).toHaveLength(1);
    simulator.advance(5 * 3_600_000);
    expect((await show()).attachments).toBeUndefined();
    expect((await append('att-0001', 50, bytes.slice(50))).status).toBe(404);
  });

  it('taken away opens its question again; after sending nothing is taken away', async () => {
    const { declare, append, answer, remove, me, id } = await applicant();
    const bytes = pdf(100);
    await declare(bytes);
    await append('att-0001', 0, bytes);
    await answer({ kind: 'attachments', attachments: ['att-0001'] });
    const without = (await (await remove('att-0001')).json()) as Application;
    expect(without.questions.map(({ fact }) => fact)).toContain(question);
    await declare(bytes);
    await append('att-0002', 0, bytes);
    await answer({ kind: 'attachments', attachments: ['att-0002'] });
    await me.put(`/applications/${id}/answers`, { answers: { trainees: { kind: 'value', value: 12 } } });
    const sent = await me.post(`/applications/${id}/submission`, undefined, { 'Idempotency-Key': 's' });
    expect(sent.status).toBe(200);
    expect(await codeOf(await remove('att-0002'))).toBe('application-sent');
    expect(await codeOf(await declare(pdf(99)))).toBe('application-sent');
  });

  it('leaves its name in no log', async () => {
    const { simulator, declare } = await applicant();
    await declare(pdf(10));
    const log = await simulator.handle(new Request('http://localhost/_sim/requests'));
    expect(log.status).toBe(200);
    const text = await log.text();
    expect(text).toContain('/attachments');
    expect(text).not.toContain('租赁合同');
  });
});

/** The model: what a platform must hold. */
interface Held {
  readonly id: string;
  readonly bytes: readonly number[];
  /** Hours until it is dropped, if it is unfinished. */
  readonly left: number;
}

it('counts what arrives, in whatever order and however often it is sent, as a plain list of bytes would', async () => {
  const command = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('append' as const), length: fc.integer({ min: 1, max: 40 }) }),
    },
    fc.record({ do: fc.constant('stray' as const), offset: fc.integer({ min: 0, max: 120 }) }),
    fc.record({ do: fc.constant('declare' as const) }),
    fc.record({ do: fc.constant('remove' as const) }),
    fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ do: fc.constant('restart' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100 }), fc.array(command, { maxLength: 12 }), async (size, commands) => {
      const bytes = pdf(size);
      const { simulator, declare, append, remove, show } = await applicant();
      let held = null as Held | null;
      let begun = 0;
      for (const step of commands) {
        const at = held?.id ?? `att-${String(begun).padStart(4, '0')}`;
        switch (step.do) {
          case 'declare':
            expect((await declare(bytes)).status).toBe(held ? 200 : 201);
            held ??= { id: `att-${String(++begun).padStart(4, '0')}`, bytes: [], left: 24 };
            break;
          case 'append': {
            const from: number = held?.bytes.length ?? 0;
            const part = bytes.slice(from, from + step.length);
            if (part.length === 0) break;
            // The first part shows what kind of document it is, so it must hold the beginning.
            const short = from === 0 && part.length < 5;
            const { status } = await append(at, from, part);
            expect(status).toBe(held ? (short ? 415 : 200) : 404);
            if (held && short) held = null;
            else if (held) held = { ...held, bytes: [...held.bytes, ...part], left: 24 };
            break;
          }
          case 'stray':
            if (held && step.offset === held.bytes.length) break;
            expect((await append(at, step.offset, bytes.slice(0, 1))).status).toBe(held ? 409 : 404);
            break;
          case 'remove':
            expect((await remove(at)).status).toBe(held ? 200 : 404);
            held = null;
            break;
          case 'wait':
            simulator.advance(step.hours * 3_600_000);
            if (held && held.bytes.length < size) {
              const left: number = held.left - step.hours;
              held = left > 0 ? { ...held, left } : null;
            }
            break;
          case 'restart':
            simulator.restore(simulator.snapshot());
        }
        const [shown] = (await show()).attachments ?? [];
        expect(shown?.received).toBe(held?.bytes.length);
        expect(shown?.status).toBe(held ? (held.bytes.length === size ? 'received' : 'uploading') : undefined);
      }
    }),
    { numRuns: 60 },
  );
});
