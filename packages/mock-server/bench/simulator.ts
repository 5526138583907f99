import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { requestsPerSecond, sendMixed } from './simulator/load.ts';
import { bareServer, jsonServer, prism, type Running, simulator } from './simulator/servers.ts';

const rounds = 5;
const secondsEach = 2;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/**
 * The stand-alone simulator beside other mock servers that answer the same list on the same core, its memory after many
 * requests, and what the whole city costs.
 */
export default async function bench() {
  const sim = await simulator(4391);
  const origin = new URL(sim.url).origin;
  const body = await (await fetch(sim.url, { headers: sim.headers })).text();
  const { items } = JSON.parse(body) as { items: unknown[] };
  const document = await (await fetch(`${origin}/openapi.json`)).json();
  const servers = [
    sim,
    await jsonServer(4392, items),
    await prism(4393, document, { items }),
    await bareServer(4394, body),
  ];
  try {
    await expectSameItems(servers, items);
    const rates = await interleave(servers);
    const memory = await memoryGrowth(sim, items);
    const full = cityCost();
    const [ours, json, theirs, bare] = servers.map(server => median(rates.get(server.name)!)) as [
      number,
      number,
      number,
      number,
    ];
    const figures = {
      list_vs_json_server: round(ours / json),
      list_vs_prism: round(ours / theirs),
      vs_node_http: round(ours / bare),
      rss_growth_mib: round(memory),
      full_city_s: round(full.seconds),
      full_city_rss_mib: round(full.mib),
    };
    const rows = [
      ...servers.map(server => ({
        server: server.name,
        'requests a second': Math.round(median(rates.get(server.name)!)),
      })),
    ];
    return { rows, figures };
  } finally {
    await Promise.all(servers.map(server => server.stop()));
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** All must answer the same list before anything is timed. */
async function expectSameItems(servers: readonly Running[], items: readonly unknown[]): Promise<void> {
  for (const { name, url, headers } of servers) {
    const answer = (await (await fetch(url, { headers })).json()) as { items?: unknown[] } | unknown[];
    const listed = Array.isArray(answer) ? answer : answer.items;
    if (!isDeepStrictEqual(listed, items)) throw new Error(`${name} answers another list`);
  }
}

async function interleave(servers: readonly Running[]): Promise<Map<string, number[]>> {
  const rates = new Map<string, number[]>(servers.map(({ name }) => [name, []]));
  for (const { url, headers } of servers) await requestsPerSecond(url, headers, 1);
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const { name, url, headers } of turn % 2 === 0 ? servers : servers.toReversed()) {
      rates.get(name)!.push(await requestsPerSecond(url, headers, secondsEach));
    }
  }
  return rates;
}

/** How much the resident memory grows over 200,000 requests of every kind, after as many as it takes to warm up. */
async function memoryGrowth(sim: Running, items: readonly unknown[]): Promise<number> {
  const origin = new URL(sim.url).origin;
  const { id, amount, version } = items[0] as { id: string; amount: number; version: number };
  const json = { ...sim.headers, 'Content-Type': 'application/json' };
  const requests = [
    { method: 'GET', path: '/v1/entitlements', headers: sim.headers },
    { method: 'GET', path: `/v1/entitlements/${id}`, headers: sim.headers },
    { method: 'GET', path: '/v1/policies', headers: sim.headers },
    { method: 'GET', path: '/v1/payouts', headers: sim.headers },
    { method: 'GET', path: '/v1/statistics', headers: sim.headers },
    { method: 'GET', path: '/v1/entitlements', headers: {} },
    {
      method: 'POST',
      path: '/v1/confirmations',
      headers: { ...json, 'Idempotency-Key': 'bench', 'If-Match': `"${version}"` },
      body: JSON.stringify({ entitlement: id, amount, account: 'acc-0001' }),
    },
    {
      method: 'POST',
      path: '/oauth/revoke',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'token=none',
    },
  ];
  await sendMixed(requests, origin, 60_000);
  const before = residentMib(sim.pid);
  await sendMixed(requests, origin, 200_000);
  return residentMib(sim.pid) - before;
}

/** Resident memory of a process; `taskset` has become the server itself. */
function residentMib(pid: number): number {
  if (process.platform === 'linux') {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return (Number(pages) * 4096) / 2 ** 20;
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
}

function cityCost(): { seconds: number; mib: number } {
  const file = fileURLToPath(new URL('simulator/city.ts', import.meta.url));
  const out = execFileSync(process.execPath, ['--conditions=@yongyiban/source', file]).toString();
  return JSON.parse(out) as { seconds: number; mib: number };
}
