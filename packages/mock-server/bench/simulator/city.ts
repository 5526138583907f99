import { city, createSimulator } from '@yongyiban/mock-server';

/** Brings up the published city in a process of its own, and says how long it took and how much memory it holds. */
const started = performance.now();
const simulator = createSimulator({ scenario: city() });
const response = await simulator.handle(new Request('http://bench.test/v1/statistics'));
const { reached } = (await response.json()) as { reached: { subjects: number } };
if (reached.subjects !== 495_000) throw new Error(`The city reached ${reached.subjects} subjects`);
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ seconds, mib: process.memoryUsage().rss / 2 ** 20 }));
