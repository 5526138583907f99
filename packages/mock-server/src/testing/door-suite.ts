import type { Confirmation, EntitlementSummary, Page } from '@yongyiban/core/contract';
import { expect, it } from 'vitest';
import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.ts';
import { visitor } from './visitor.ts';

/** A way to a simulator: where its requests go, and how the door is closed. */
export interface OpenDoor {
  readonly origin: string;
  readonly simulator: Simulator;
  close(): void | Promise<void>;
}

/** One script of requests, with what must not depend on the door: status, the contract's headers, body. */
async function script(
  origin: string,
  simulator: Simulator,
  send: (request: Request) => Promise<Response>,
): Promise<unknown[]> {
  const seen: unknown[] = [];
  const watch = async (request: Request) => {
    const response = await send(request);
    const copy = response.clone();
    const headers = ['Content-Type', 'ETag', 'Retry-After', 'Location', 'WWW-Authenticate', 'Cache-Control'];
    seen.push({ status: copy.status, headers: headers.map(name => copy.headers.get(name)), body: await copy.text() });
    return response;
  };
  const me = visitor(simulator.tokenFor('kaiyue-trading'), watch, `${origin}/v1`);
  const nobody = visitor(undefined, watch, `${origin}/v1`);
  await nobody.get('/entitlements');
  await nobody.get('/policies?limit=1');
  await nobody.get('/policies?limit=none');
  await nobody.get('/nothing');
  await me.get('/session');
  const list = await me.get('/entitlements');
  await me.get('/entitlements', { 'If-None-Match': list.headers.get('ETag')! });
  const { items } = (await list.json()) as Page<EntitlementSummary>;
  const first = items[0]!;
  const body = { entitlement: first.id, amount: first.amount, account: 'acc-0001' };
  const headers = { 'Idempotency-Key': 'once', 'If-Match': `"${first.version}"` };
  await me.post('/confirmations', { ...body, amount: 1 }, { ...headers, 'Idempotency-Key': 'other' });
  const confirmation = (await (await me.post('/confirmations', body, headers)).json()) as Confirmation;
  await me.post('/confirmations', body, headers);
  simulator.advance(10_000);
  await me.get(`/payouts/${confirmation.payout}`);
  await me.put(`/payouts/${confirmation.payout}/rating`, { score: 5 });
  await me.post('/confirmations', 'x'.repeat(70_000), headers);
  return seen;
}

/** What every door must do alike. */
export function behavesLikeEveryDoor(open: (options: SimulatorOptions) => Promise<OpenDoor>): void {
  it('answers every request as the world itself does', async () => {
    const door = await open({ seed: 'doors' });
    try {
      const direct = createSimulator({ seed: 'doors' });
      const expected = await script(door.origin, direct, request => direct.handle(request));
      const actual = await script(door.origin, door.simulator, request => fetch(request));
      expect(actual).toEqual(expected);
    } finally {
      await door.close();
    }
  });

  it('streams events as they happen', async () => {
    const door = await open({ seed: 'doors' });
    try {
      const { simulator } = door;
      const me = visitor(simulator.tokenFor('kaiyue-trading'), request => fetch(request), `${door.origin}/v1`);
      const stream = await me.get('/payouts/events', { Accept: 'text/event-stream' });
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
      const { items } = await me.json<Page<EntitlementSummary>>('/entitlements');
      const { id, amount, version } = items[0]!;
      await me.post(
        '/confirmations',
        { entitlement: id, amount, account: 'acc-0001' },
        { 'Idempotency-Key': 'k', 'If-Match': `"${version}"` },
      );
      let text = '';
      for (const status of ['accepted', 'funding', 'instructed', 'settled']) {
        while (!text.includes(`"status":"${status}"`)) text += (await reader.read()).value ?? '';
        simulator.advance(1200);
      }
      await reader.cancel();
    } finally {
      await door.close();
    }
  });

  it('breaks the connection when an answer is dropped, and keeps what was done', async () => {
    const door = await open({ seed: 'doors' });
    try {
      const { simulator } = door;
      const me = visitor(simulator.tokenFor('kaiyue-trading'), request => fetch(request), `${door.origin}/v1`);
      const { items } = await me.json<Page<EntitlementSummary>>('/entitlements');
      simulator.fault({ name: 'drop-answer', count: 1 });
      const { id, amount, version } = items[0]!;
      const post = () =>
        me.post(
          '/confirmations',
          { entitlement: id, amount, account: 'acc-0001' },
          { 'Idempotency-Key': 'k', 'If-Match': `"${version}"` },
        );
      await expect(post()).rejects.toThrow(TypeError);
      expect((await post()).status).toBe(201);
      expect(simulator.world.confirmations.size).toBe(1);
    } finally {
      await door.close();
    }
  });
}
