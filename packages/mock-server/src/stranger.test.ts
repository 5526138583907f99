import { expect, it } from 'vitest';
import { startStandalone } from './standalone.ts';

/** What a stranger with curl does, told only the address of the server and of its OpenAPI document. */
it('a stranger who knows the address alone can sign in, list, confirm and watch a payout', async () => {
  const { origin, stop } = await startStandalone({ port: 0, pace: { payoutStep: 20 } });
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
  const json = async (url: string, init?: RequestInit) => (await fetch(url, init)).json();
  try {
    const document = await json(`${origin}/openapi.json`);
    const [{ url: base }] = document.servers;
    const { flows } = Object.values(
      document.components.securitySchemes as Record<string, { flows: Record<string, { tokenUrl: string }> }>,
    )[0]!;
    const { tokenUrl } = Object.values(flows)[0]!;
    const metadata = await json(new URL('/.well-known/oauth-authorization-server', tokenUrl).href);

    const device = await json(metadata.device_authorization_endpoint, form({ client_id: 'curl' }));
    await fetch(device.verification_uri, form({ user_code: device.user_code, person: 'kaiyue' }));
    const grant = {
      client_id: 'curl',
      device_code: device.device_code,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    };
    const { access_token } = await json(metadata.token_endpoint, form(grant));
    const headers = { Authorization: `Bearer ${access_token}` };

    const [first] = (await json(`${base}/entitlements`, { headers })).items;
    const [account] = (await json(`${base}/accounts`, { headers })).items;
    const confirmation = await json(`${base}/confirmations`, {
      method: 'POST',
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        'Idempotency-Key': 'curl-1',
        'If-Match': `"${first.version}"`,
      },
      body: JSON.stringify({ entitlement: first.id, amount: first.amount, account: account.id }),
    });
    const stream = await fetch(`${base}/payouts/events`, { headers: { ...headers, Accept: 'text/event-stream' } });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('"settled"')) text += (await reader.read()).value ?? '';
    await reader.cancel();
    expect(text).toContain(confirmation.payout);
  } finally {
    await stop();
  }
});
