import { describe, expect, it } from 'vitest';
import { steppedClock } from './clock/clock.ts';
import { startStandalone } from './standalone.ts';
import { behavesLikeEveryDoor } from './testing/door-suite.ts';

describe('the stand-alone door', () => {
  behavesLikeEveryDoor(async options => {
    const { simulator, origin, stop } = await startStandalone({ port: 0, clock: steppedClock(), ...options });
    return { simulator, origin, close: stop };
  });

  it('says that it is well, and stops though a stream is open', async () => {
    const { simulator, origin, stop } = await startStandalone({ port: 0 });
    expect((await (await fetch(`${origin}/health`)).json()).status).toBe('ok');
    const headers = { Authorization: `Bearer ${simulator.tokenFor('kaiyue-trading')}` };
    const stream = await fetch(`${origin}/v1/payouts/events`, { headers });
    const reading = stream.text().catch(() => 'cut');
    await stop();
    await reading;
    await expect(fetch(`${origin}/health`)).rejects.toThrow();
  });

  it('lets pages of this machine read answers, and no others', async () => {
    const { origin, stop } = await startStandalone({ port: 0 });
    const allowed = async (from: string) =>
      (await fetch(`${origin}/v1/policies`, { headers: { Origin: from } })).headers.get('Access-Control-Allow-Origin');
    expect(await allowed('http://localhost:5173')).toBe('http://localhost:5173');
    expect(await allowed('https://elsewhere.example')).toBeNull();
    await stop();
  });
});
