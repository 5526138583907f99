/** The simulator as a platform under test, in this process, on a virtual clock; with a defect planted at its edge or without. */
import { createSimulator } from '@yongyiban/mock-server';
import { type Platform, simulatorPlatform } from '@yongyiban/mock-server/conformance';
import type { Plant } from './plant.ts';

/** Requests a minute and session: few, so that the limit is met in no time. */
const requestsPerMinute = 120;

export async function openPlatform(plant?: Plant): Promise<Platform> {
  const simulator = createSimulator({ seed: 'conformance', limits: { requestsPerMinute } });
  const plain = (request: Request): Promise<Response> => simulator.handle(request);
  const spoilt = plant === undefined ? plain : plant.spoil(plain, simulator);
  let fresh = 0;
  return simulatorPlatform('http://simulator.test', {
    // The test hooks are the builder's own: no defect of the platform reaches them.
    send: request => (new URL(request.url).pathname.startsWith('/_sim') ? plain(request) : spoilt(request)),
    allowWrites: true,
    burst: requestsPerMinute + 5,
    settle: () => new Promise(resolve => setImmediate(resolve)),
    fresh: () => `conformance-${++fresh}`,
  });
}
