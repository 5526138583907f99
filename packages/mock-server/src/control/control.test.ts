import { createHmac } from 'node:crypto';
import { formatYuan } from '@yongyiban/core/contract';
import { verifyWebhook } from '@yongyiban/core/webhooks';
import { describe, expect, it, vi } from 'vitest';
import { createSimulator, type Simulator } from '../simulator.ts';
import { confirmFirst, visitorOf } from '../testing/visitor.ts';

const origin = 'http://127.0.0.1:4010';

async function ask(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await simulator.handle(new Request(`${origin}/_sim/${path}`, { method, headers, ...init }));
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
}

describe('the control surface', () => {
  it('is never reached from another origin, nor under a name that is not this machine’s', async () => {
    const simulator = createSimulator();
    for (const headers of [
      { Origin: 'http://127.0.0.1:9999' },
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      const { status, body } = await ask(simulator, 'GET', 'state', undefined, headers as Record<string, string>);
      expect([status, body.code]).toEqual([403, 'origin-refused']);
    }
    const rebound = await simulator.handle(new Request('http://rebound.evil.net:4010/_sim/state'));
    expect(rebound.status).toBe(403);
    expect((await ask(simulator, 'GET', 'state', undefined, { Origin: origin })).status).toBe(200);
  });

  it('turns the clock', async () => {
    const simulator = createSimulator();
    const before = simulator.now();
    expect((await ask(simulator, 'POST', 'clock', { do: 'advance', milliseconds: 1000 })).body.now).not.toBe(before);
    const { body } = await ask(simulator, 'POST', 'clock', { do: 'run-until', instant: '2020-07-01T00:00:00+08:00' });
    expect(body.now).toBe('2020-06-30T16:00:00.000Z');
    expect((await ask(simulator, 'POST', 'clock', { do: 'fly' })).status).toBe(422);
  });

  it('sets faults, presets, and takes them away', async () => {
    const simulator = createSimulator();
    const { body: fault } = await ask(simulator, 'POST', 'faults', { name: 'unavailable', count: 1 });
    const response = await visitorOf(simulator).get('/entitlements');
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '2']);
    expect((await ask(simulator, 'DELETE', `faults/${fault.id}`)).status).toBe(200);
    expect((await ask(simulator, 'POST', 'presets', { name: 'everything breaks' })).body.length).toBeGreaterThan(5);
    await ask(simulator, 'DELETE', 'faults');
    expect((await ask(simulator, 'GET', 'faults')).body).toEqual([]);
  });

  it('shows the newest requests, each as a line for a shell', async () => {
    const simulator = createSimulator();
    await visitorOf(simulator).get('/entitlements');
    const { body } = await ask(simulator, 'GET', 'requests');
    expect(body[0].curl).toMatch(
      /^curl -i 'http:\/\/simulator\.test\/v1\/entitlements' -H 'authorization: Bearer yyb_/,
    );
  });

  it('writes statement and transfers in the shapes of ISO 20022', async () => {
    const simulator = createSimulator();
    await confirmFirst(visitorOf(simulator));
    simulator.advance(10_000);
    await ask(simulator, 'POST', 'reconciliations', {});
    const { body } = await ask(simulator, 'GET', 'bank/statements/1');
    const [entry] = body.BkToCstmrStmt.Stmt.Ntry;
    const id = entry.NtryDtls.TxDtls.Refs.EndToEndId;
    const { body: transfer } = await ask(simulator, 'GET', `bank/transfers/${id}`);
    expect(transfer.pacs008.FIToFICstmrCdtTrf.CdtTrfTxInf.IntrBkSttlmAmt).toEqual(entry.Amt);
    expect(transfer.pacs002.FIToFIPmtStsRpt.TxInfAndSts.TxSts).toBe('ACSC');
    const { body: xml } = await ask(simulator, 'GET', 'bank/statements/1', undefined, { Accept: 'application/xml' });
    expect(xml).toContain(`<EndToEndId>${id}</EndToEndId>`);
  });
});

describe('whoever means harm', () => {
  it('finds no request that the control surface breaks on', async () => {
    const simulator = createSimulator();
    const act = (body: string, headers: Record<string, string> = {}) =>
      simulator.handle(new Request(`${origin}/_sim/act`, { method: 'POST', body, headers }));
    expect((await ask(simulator, 'DELETE', 'faults/%E0%A4%A')).status).toBe(404);
    expect((await act('_to=TRACE+faults')).status).toBe(404);
    expect((await act('_to=POST+nowhere')).status).toBe(404);
    expect((await act(`_to=POST+clock&do=${'x'.repeat(70_000)}`)).status).toBe(413);
    expect((await act('_to=POST+clock&__proto__.do=step&__proto__=1')).status).toBe(422);
    expect(({} as { do?: unknown }).do).toBeUndefined();
    const back = await act('_to=POST+clock&do=step', { Referer: `${origin}//evil.example/?lang=en` });
    expect(back.headers.get('Location')).toBe('/_sim?lang=en');
    for (const url of ['http://a:b@localhost:9/', 'ftp://localhost/'])
      expect((await ask(simulator, 'POST', 'webhooks', { url })).status).toBe(422);
  });
});

describe('the control page', () => {
  const page = async (simulator: Simulator, query = '') =>
    (await simulator.handle(new Request(`${origin}/_sim${query}`))).text();

  it('shows who is who, clock, money, faults, requests and SMS, in both languages', async () => {
    const simulator = createSimulator();
    await visitorOf(simulator).get('/entitlements');
    simulator.runUntil('2020-06-10T10:30:00+08:00');
    const chinese = await page(simulator);
    for (const part of ['谁是谁', '2020-06-10 10:30', '账平', '资金池见底', 'curl -i', '【甬易办】'])
      expect(chinese).toContain(part);
    expect(await page(simulator, '?lang=en')).toContain('Simulator control');
    expect(chinese).not.toMatch(/ style=|<script(?! type="module" src)|onclick/);
  });

  it('shows the figures as the statistics answer them', async () => {
    const simulator = createSimulator();
    await confirmFirst(visitorOf(simulator));
    simulator.advance(10_000);
    const [payout] = simulator.world.payouts.values();
    const english = await page(simulator, '?lang=en');
    expect(english).toContain(`1 · ¥${formatYuan(payout!.amount)}`);
    expect(english).toContain('Busiest hours of the day: 9:00–10:00');
  });

  it('acts by plain forms', async () => {
    const simulator = createSimulator();
    const submit = (fields: Record<string, string>) =>
      simulator.handle(new Request(`${origin}/_sim/act`, { method: 'POST', body: new URLSearchParams(fields) }));
    expect((await submit({ _to: 'POST clock', do: 'advance', milliseconds: '3600000' })).status).toBe(303);
    expect(simulator.now()).toBe('2020-06-10T02:00:00.000Z');
    await submit({
      _to: 'POST faults',
      name: 'unavailable',
      count: '2',
      'scope.subject': 'kaiyue-trading',
      probability: '',
    });
    expect(simulator.world.faults).toMatchObject([
      { name: 'unavailable', left: 2, scope: { subject: 'kaiyue-trading' } },
    ]);
    await submit({ _to: `DELETE faults/${simulator.world.faults[0]!.id}` });
    expect(simulator.world.faults).toEqual([]);
  });

  it('sends a request again', async () => {
    const simulator = createSimulator();
    await confirmFirst(visitorOf(simulator));
    await vi.waitFor(async () => expect((await ask(simulator, 'GET', 'requests')).body[0].method).toBe('POST'));
    const [{ number }] = (await ask(simulator, 'GET', 'requests')).body;
    expect((await ask(simulator, 'POST', 'requests/replays', { number })).body.status).toBe(201);
    expect(simulator.world.confirmations.size).toBe(1);
  });
});

describe('a snapshot', () => {
  it('carries on exactly where it was taken', async () => {
    const first = createSimulator();
    await confirmFirst(visitorOf(first));
    first.advance(1500);
    const snapshot = first.snapshot();
    const second = createSimulator({ seed: 'another' });
    second.restore(snapshot);
    expect(second.now()).toBe(first.now());
    for (const simulator of [first, second]) simulator.advance(86_400_000);
    expect(second.snapshot()).toBe(first.snapshot());
    expect([...second.world.payouts.values()][0]!.events).toHaveLength(4);
  });

  it('that is none is refused, and nothing changes', () => {
    const simulator = createSimulator();
    const before = simulator.snapshot();
    expect(() => simulator.restore('{"form":0}')).toThrow('form');
    expect(simulator.snapshot()).toBe(before);
  });
});

describe('webhooks', () => {
  it('are signed by Standard Webhooks, sent again with the same id until taken, and can be replayed', async () => {
    const received: { id: string; signed: string; expected: string; type: string }[] = [];
    let secret = '';
    let fail = 2;
    const simulator = createSimulator({
      send: async request => {
        const payload = await request.text();
        const believed = await verifyWebhook({ payload, headers: request.headers, secrets: secret });
        expect(believed).toMatchObject({ data: { subject: 'kaiyue-trading' } });
        const id = request.headers.get('webhook-id')!;
        const content = `${id}.${request.headers.get('webhook-timestamp')}.${payload}`;
        const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(content);
        const expected = `v1,${mac.digest('base64')}`;
        received.push({
          id,
          signed: request.headers.get('webhook-signature')!,
          expected,
          type: JSON.parse(payload).type,
        });
        const refused = received.at(-1)!.type === 'payout.accepted' && fail-- > 0;
        return new Response(null, { status: refused ? 500 : 204 });
      },
    });
    secret = (await ask(simulator, 'POST', 'webhooks', { url: 'http://127.0.0.1:9/hook' })).body.secret;
    const sent = (count: number) =>
      vi.waitFor(() => {
        const attempts = [...simulator.world.webhookDeliveries.values()].flatMap(delivery => delivery.attempts);
        expect(attempts.length).toBeGreaterThanOrEqual(count);
      });
    await confirmFirst(visitorOf(simulator));
    await sent(1);
    simulator.advance(5_000);
    // Four messages by now, the first of them twice.
    await sent(5);
    simulator.advance(300_000);
    await sent(6);
    const first = received.filter(({ id }) => id === received[0]!.id);
    expect(first.map(({ type }) => type)).toEqual(['payout.accepted', 'payout.accepted', 'payout.accepted']);
    expect(received.every(({ signed, expected }) => signed === expected)).toBe(true);
    expect(new Set(received.map(({ type }) => type))).toEqual(
      new Set(['payout.accepted', 'payout.funding', 'payout.instructed', 'payout.settled']),
    );
    const { length } = received;
    await ask(simulator, 'POST', 'webhooks/replays', { delivery: received[0]!.id });
    await sent(length + 1);
  });

  it('never leave this machine', async () => {
    expect((await ask(createSimulator(), 'POST', 'webhooks', { url: 'https://elsewhere.example/hook' })).status).toBe(
      422,
    );
  });
});
