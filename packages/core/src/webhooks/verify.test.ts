import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifyWebhook } from './verify.ts';

const secret = `whsec_${Buffer.from('a sample secret of 24 by').toString('base64')}`;
const other = `whsec_${Buffer.from('another secret, 24 bytes').toString('base64')}`;
const now = Date.parse('2020-06-10T02:03:10Z');
const event = {
  type: 'payout.settled',
  timestamp: '2020-06-10T02:03:09Z',
  data: {
    payout: 'pay-0001',
    sequence: 4,
    status: 'settled',
    at: '2020-06-10T02:03:09Z',
    iso20022: { status: 'ACSC' },
    subject: 'kaiyue-trading',
    entitlement: 'ent-0001',
    confirmation: 'cnf-0001',
    amount: 3450100,
  },
};

/** Signed by Node's own HMAC, so that it is not our own signing that is tested. */
function message({ body = JSON.stringify(event), id = 'msg_1', at = now, keys = [secret] } = {}) {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = keys.map(key => {
    const mac = createHmac('sha256', Buffer.from(key.slice(6), 'base64')).update(`${id}.${timestamp}.${body}`);
    return `v1,${mac.digest('base64')}`;
  });
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
  return { payload: body, headers, now };
}

const code = (options: Parameters<typeof verifyWebhook>[0]) =>
  verifyWebhook(options).then(
    () => 'taken',
    error => error.code,
  );

describe('a message', () => {
  test('signed with our secret is taken and typed', async () => {
    const taken = await verifyWebhook({ ...message(), secrets: secret });
    expect(taken).toMatchObject({ id: 'msg_1', type: 'payout.settled', data: { amount: 3450100 } });
  });

  test('signed as the published example of Standard Webhooks is taken', async () => {
    const headers = new Headers({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
    const options = { headers, secrets: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', now: 1_614_265_330_000 };
    // Its body has no type, so it is believed and then found not to be ours.
    expect(await code({ ...options, payload: '{"test": 2432232314}' })).toBe('webhook/contract');
    expect(await code({ ...options, payload: '{"test": 2432232315}' })).toBe('webhook/signature');
  });

  test('is taken with either secret while they change, and no longer with the old one afterwards', async () => {
    expect(await code({ ...message({ keys: [secret] }), secrets: [other, secret] })).toBe('taken');
    expect(await code({ ...message({ keys: [other, secret] }), secrets: [other] })).toBe('taken');
    expect(await code({ ...message({ keys: [secret] }), secrets: [other] })).toBe('webhook/signature');
  });

  test('changed by one character is refused', async () => {
    const signed = message();
    expect(await code({ ...signed, payload: signed.payload.replace('3450100', '3450101'), secrets: secret })).toBe(
      'webhook/signature',
    );
  });

  test('is refused outside the replay window, on either side, and taken at its edge', async () => {
    const at = (seconds: number) => code({ ...message({ at: now - seconds * 1000 }), secrets: secret });
    expect([await at(300), await at(301), await at(-300), await at(-301)]).toEqual([
      'taken',
      'webhook/too-old',
      'taken',
      'webhook/too-new',
    ]);
  });

  test('seen before is refused, but only after its signature was believed', async () => {
    const asked: string[] = [];
    const seen = (id: string) => {
      asked.push(id);
      return true;
    };
    expect(await code({ ...message(), secrets: secret, seen })).toBe('webhook/repeated');
    expect(await code({ ...message(), secrets: other, seen })).toBe('webhook/signature');
    expect(asked).toEqual(['msg_1']);
  });

  test('without its headers is refused; Node spells them in lower case, others may not', async () => {
    const { payload, headers } = message();
    const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    expect(await code({ payload, headers: shouted, now, secrets: secret })).toBe('taken');
    expect(await code({ payload, headers: {}, now, secrets: secret })).toBe('webhook/headers-missing');
  });

  test('of a type that is not known yet is verified all the same and says so', async () => {
    const body = JSON.stringify({ type: 'entitlement.offered', data: {} });
    expect(await verifyWebhook({ ...message({ body }), secrets: secret })).toEqual({
      id: 'msg_1',
      type: 'unrecognized',
      named: 'entitlement.offered',
    });
  });

  test('that breaks the contract says where, and quotes nothing', async () => {
    const body = JSON.stringify({ ...event, data: { ...event.data, amount: 'much' } });
    const error = await verifyWebhook({ ...message({ body }), secrets: secret }).catch(failed => failed);
    expect(error).toMatchObject({ code: 'webhook/contract', message: expect.stringContaining('data.amount') });
    expect(error.message).not.toContain('much');
  });

  test('is not checked against a secret that is none', async () => {
    expect(await code({ ...message(), secrets: 'whsec_c2hvcnQ=' })).toBe('webhook/secret');
  });
});
