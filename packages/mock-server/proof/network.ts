import type { Simulator } from '@yongyiban/mock-server';
import type { Version } from './schedule.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The network between all tabs and the platform: it may be gone, slow to let go, or deliver twice. */
export class Network {
  online = true;
  /** Milliseconds after which every confirmation sent from now on is delivered a second time; null: never. */
  echo: number | null = null;
  readonly #simulator: Simulator;
  readonly #time: VirtualTime;
  readonly #version: Version;
  readonly #working = new Set<string>();

  constructor(simulator: Simulator, time: VirtualTime, version: Version) {
    this.#simulator = simulator;
    this.#time = time;
    this.#version = version;
  }

  async fetch(request: Request): Promise<Response> {
    await this.#pass(2);
    if (!this.online) throw new TypeError('There is no network');
    if (this.echo !== null && request.method === 'POST') {
      const again = request.clone();
      this.#time.after(this.echo, () => void this.#simulator.handle(again).catch(() => {}));
    }
    const response = await this.#answer(request);
    await this.#pass(2);
    if (!this.online) throw new TypeError('The network went away');
    return translate(response, this.#version);
  }

  /** The platform's answer; to the same key while the first is still being worked on, that it is. */
  async #answer(request: Request): Promise<Response> {
    const key = request.headers.get('Idempotency-Key');
    if (key === null || this.#version === 'older') return this.#simulator.handle(request);
    if (this.#working.has(key)) return busy();
    this.#working.add(key);
    try {
      return await this.#simulator.handle(request);
    } finally {
      this.#working.delete(key);
    }
  }

  #pass(milliseconds: number): Promise<void> {
    return new Promise(resolve => void this.#time.after(milliseconds, resolve));
  }
}

function busy(): Response {
  const code = 'confirmation-in-progress';
  return new Response(
    JSON.stringify({ type: `urn:yongyiban:problem:${code}`, title: 'Working on it', status: 409, code }),
    {
      status: 409,
      headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '1' },
    },
  );
}

/** What another version of the platform would have answered. */
async function translate(response: Response, version: Version): Promise<Response> {
  const type = response.headers.get('Content-Type') ?? '';
  if (version === 'present' || !type.includes('json')) return response;
  const body = (await response.json()) as Record<string, unknown>;
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  if (version === 'older') {
    headers.delete('ETag');
    delete body.current;
  } else {
    body.unheardOf = { of: ['this', 1] };
    for (const item of (body.items ?? []) as Record<string, unknown>[]) item.unheardOf = true;
  }
  return new Response(JSON.stringify(body), { status: response.status, headers });
}
