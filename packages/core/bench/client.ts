/** `npm run bench -- client`: what the client costs above doing it by hand, in time and in bytes. */
import { fileURLToPath } from 'node:url';
import { createClient, hostSession } from '@yongyiban/core';
import { answerExamples } from '@yongyiban/core/openapi';
import { measure } from '../../../scripts/bench/measure.ts';
import { capture } from '../../../scripts/command.ts';
import { byHand, byStores } from './client/confirm.ts';
import { openPlatform } from './client/platform.ts';
import { sizes } from './client/size.ts';

const entitlements = 565;
const kib = (bytes: number): number => Number((bytes / 1024).toFixed(2));
const round = (value: number): number => Number(value.toFixed(3));

export default async function bench() {
  const confirm = await confirmVsFetch();
  const list = await listParse();
  const { core, parts, signIn } = await sizes();
  const perSecond = await schedulesPerSecond();
  return {
    rows: [
      { what: 'one confirmation, by hand', ms: round(confirm.hand) },
      { what: 'one confirmation, by the stores', ms: round(confirm.stores) },
      { what: `${entitlements} entitlements, JSON.parse alone`, ms: round(list.hand) },
      { what: `${entitlements} entitlements, by the client`, ms: round(list.client) },
      { what: 'client, stores, journal', KiB: kib(core) },
      { what: 'their parts, on demand', KiB: kib(parts) },
      { what: 'built-in sign-in, on demand', KiB: kib(signIn) },
      { what: 'schedules of faults', 'a second': perSecond },
    ],
    figures: {
      confirm_vs_fetch: round(confirm.stores / confirm.hand),
      core_gzip_kib: kib(core),
      core_parts_gzip_kib: kib(parts),
      sign_in_gzip_kib: kib(signIn),
      list_565_parse_ms: round(list.client),
      schedules_per_s: perSecond,
    },
  };
}

async function confirmVsFetch(): Promise<{ hand: number; stores: number }> {
  const [repetitions, warmups, batch] = [31, 20, 26];
  const platform = await openPlatform(2 * (1 + (repetitions + warmups) * batch));
  try {
    const [stores, hand] = await measure(
      [
        { name: 'stores', run: byStores(platform) },
        { name: 'hand', run: byHand(platform) },
      ],
      { repetitions, warmups, batch },
    );
    return { stores: stores?.median ?? Number.NaN, hand: hand?.median ?? Number.NaN };
  } finally {
    await platform.close();
  }
}

/** All pages of a long list, out of memory: no network takes part. */
async function listParse(): Promise<{ hand: number; client: number }> {
  const [example] = answerExamples.listEntitlements.items;
  const items = Array.from({ length: entitlements }, (_, index) => ({ ...example, id: `ent-${index}` }));
  const pages = Array.from({ length: Math.ceil(entitlements / 100) }, (_, page) => {
    const next = (page + 1) * 100 < entitlements ? { next: String(page + 1) } : {};
    return JSON.stringify({ items: items.slice(page * 100, page * 100 + 100), ...next });
  });
  const client = createClient({
    baseUrl: 'http://platform.test/v1',
    session: hostSession(async () => 'sample-token'),
    fetch: async request => new Response(pages[Number(new URL(request.url).searchParams.get('cursor') ?? 0)]),
  });
  const [ours, theirs] = await measure<unknown>(
    [
      { name: 'client', run: () => client.entitlements.list({ limit: 100 }).all() },
      { name: 'hand', run: () => pages.flatMap(page => (JSON.parse(page) as { items: unknown[] }).items) },
    ],
    { repetitions: 31, warmups: 10 },
  );
  return { client: ours?.median ?? Number.NaN, hand: theirs?.median ?? Number.NaN };
}

async function schedulesPerSecond(): Promise<number> {
  const proof = fileURLToPath(new URL('../../mock-server/proof/faults.ts', import.meta.url));
  const output = await capture('node', ['--conditions=@yongyiban/source', proof, '--schedules', '600', '--seed', '1']);
  const found = /(\d+) schedules a second/.exec(output);
  if (!found) throw new Error(`The proof did not say how fast it went:\n${output}`);
  return Number(found[1]);
}
