import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { steppedClock } from './clock/clock.ts';
import { startStandalone } from './standalone.ts';
import { behavesLikeEveryDoor } from './testing/door-suite.ts';
import { confirmFirst, visitorOf } from './testing/visitor.ts';

describe('the stand-alone door', () => {
  it('tells virtual time, not the machine’s', async () => {
    const { origin, stop } = await startStandalone({ port: 0 });
    expect((await fetch(`${origin}/v1/policies`)).headers.get('Date')).toContain('Jun 2020');
    await stop();
  });

  behavesLikeEveryDoor(async options => {
    const { simulator, origin, stop } = await startStandalone({ port: 0, clock: steppedClock(), ...options });
    return { simulator, origin, close: stop };
  });

  it('keeps its world in a file, and goes on from it', async () => {
    const stateFile = join(await mkdtemp(join(tmpdir(), 'yongyiban-')), 'world.json');
    const first = await startStandalone({ port: 0, stateFile, clock: steppedClock() });
    await confirmFirst(visitorOf(first.simulator));
    first.simulator.advance(1200);
    const snapshot = first.simulator.snapshot();
    await first.stop();
    const second = await startStandalone({ port: 0, stateFile, clock: steppedClock() });
    expect(second.simulator.snapshot()).toBe(snapshot);
    await second.stop();
    await rm(dirname(stateFile), { recursive: true });
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

  it('tells nothing to whoever calls this machine by another name', async () => {
    const { port, stop } = await startStandalone({ port: 0 });
    const statusAs = (host: string) =>
      new Promise<number | undefined>((resolve, reject) =>
        get({ host: '127.0.0.1', port, path: '/v1/policies', headers: { Host: host } }, response => {
          response.resume();
          resolve(response.statusCode);
        }).on('error', reject),
      );
    for (const host of ['rebound.evil.net', `rebound.evil.net:${port}`, '127.0.0.1.evil.net', 'localhost.evil.net'])
      expect([host, await statusAs(host)]).toEqual([host, 421]);
    for (const host of [`LOCALHOST:${port}`, '[::1]:80', 'city.localhost', 'platform.example'])
      expect([host, await statusAs(host)]).toEqual([host, 200]);
    await stop();
  });

  it('tells virtual time in the date of every answer, and lets a page read it', async () => {
    const { origin, stop } = await startStandalone({ port: 0, clock: steppedClock('2020-06-10T01:00:00Z') });
    const { headers } = await fetch(`${origin}/v1/policies`, { headers: { Origin: 'http://localhost:5173' } });
    expect(headers.get('Date')).toBe('Wed, 10 Jun 2020 01:00:00 GMT');
    expect(headers.get('Access-Control-Expose-Headers')).toContain('Date');
    await stop();
  });
});
