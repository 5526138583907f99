import { fen, scopes } from '@yongyiban/core/contract';
import * as z from 'zod/mini';
import { creditTransfer, paymentReturn, statementMessage, statusReport, toXml } from '../bank/iso20022.ts';
import { plan } from '../clock/agenda.ts';
import { requestFaults, streamFaults, worldFaults } from '../faults/fault.ts';
import { presets } from '../faults/presets.ts';
import { addFault, removeFault } from '../faults/set.ts';
import { readBody } from '../http/body.ts';
import type { Surroundings } from '../platform/surroundings.ts';
import { isLoopback } from '../sign-in/clients.ts';
import { tokenFor } from '../sign-in/tokens.ts';
import { topUp } from '../treasury/pool.ts';
import { endDay } from '../treasury/reconciliation.ts';
import { letterString } from '../world/dice.ts';
import { readSnapshot, SnapshotError, takeSnapshot } from '../world/snapshot.ts';
import { nextId } from '../world/world.ts';
import { asCurl } from './log.ts';
import { controlState } from './state.ts';

type Run = (around: Surroundings, request: Request, id: string) => Promise<unknown> | unknown;

/** Something that the control surface was asked and cannot do, as a response. */
class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const faultSchema = z.object({
  name: z.enum([...requestFaults, ...streamFaults, ...worldFaults]),
  scope: z.exactOptional(z.object({ operation: z.exactOptional(z.string()), subject: z.exactOptional(z.string()) })),
  count: z.exactOptional(z.int().check(z.gte(1))),
  probability: z.exactOptional(z.number().check(z.gte(0), z.lte(1))),
  milliseconds: z.exactOptional(z.int().check(z.gte(0))),
});

const clockSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('freeze') }),
  z.object({ do: z.literal('run'), rate: z.exactOptional(z.number().check(z.gt(0), z.lte(1_000_000))) }),
  z.object({ do: z.literal('step') }),
  z.object({ do: z.literal('advance'), milliseconds: z.int().check(z.gte(0), z.lte(400 * 86_400_000)) }),
  z.object({ do: z.literal('run-until'), instant: z.iso.datetime({ offset: true }) }),
]);

const routes: readonly (readonly [string, Run])[] = [
  ['GET state', around => controlState(around)],
  ['POST clock', async (around, request) => around.turnClock(await read(request, clockSchema))],
  ['GET faults', ({ world }) => world.faults],
  ['POST faults', async (around, request) => addFault(around.world, (await read(request, faultSchema)) as never)],
  ['DELETE faults', ({ world }) => [...world.faults].map(({ id }) => removeFault(world, id)).length],
  ['DELETE faults/*', ({ world }, _, id) => found(removeFault(world, id) || undefined)],
  ['GET presets', () => presets],
  [
    'POST presets',
    async ({ world }, request) => {
      const { name } = await read(request, z.object({ name: z.string() }));
      const preset = found(presets.find(each => each.name === name));
      for (const { id } of [...world.faults]) removeFault(world, id);
      return preset.faults.map(fault => addFault(world, fault));
    },
  ],
  [
    'POST tokens',
    async ({ world }, request) => {
      const { subject, scope } = await read(
        request,
        z.object({ subject: z.string(), scope: z.exactOptional(z.array(z.enum(scopes))) }),
      );
      found(world.subjects.get(subject as never));
      return { access_token: tokenFor(world, subject as never, scope), token_type: 'Bearer' };
    },
  ],
  ['GET sms', ({ world }) => world.sms.slice(-500)],
  ['GET requests', ({ log }) => log.map(entry => ({ ...entry, curl: asCurl(entry) })).reverse()],
  [
    'POST requests/replays',
    async (around, request) => {
      const { number } = await read(request, z.object({ number: z.int() }));
      const { method, url, headers, body } = found(around.log.find(entry => entry.number === number));
      const init = { method, headers, ...(body === undefined ? {} : { body }) };
      const response = await around.answer(new Request(url, init));
      await response.body?.cancel();
      return { status: response.status };
    },
  ],
  [
    'GET ledger',
    ({ world }) => ({ balances: Object.fromEntries(world.ledger.balances), entries: world.ledger.entries.slice(-500) }),
  ],
  ['GET treasury', around => controlState(around).money],
  [
    'POST treasury/top-ups',
    async (around, request) => {
      const { amount } = await read(request, z.object({ amount: z.int().check(z.gte(1)) }));
      topUp(around.world, fen(amount), nextId(around.world, 'top'));
      return controlState(around).money;
    },
  ],
  ['GET reconciliations', ({ world }) => world.reconciliations.slice(-100)],
  ['POST reconciliations', ({ world }) => endDay(world)],
  [
    'GET bank/statements/*',
    ({ world }, request, id) => {
      const message = statementMessage(found(world.statements[Number(id) - 1]));
      if (!request.headers.get('Accept')?.includes('xml')) return message;
      return new Response(toXml(message, 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'), {
        headers: { 'Content-Type': 'application/xml; charset=utf-8' },
      });
    },
  ],
  [
    'GET bank/transfers/*',
    ({ world }, _, id) => {
      const transfer = found(world.bank.transfers.get(id));
      const payout = found([...world.payouts.values()].find(each => each.endToEndId === id));
      return {
        pacs008: creditTransfer(world, payout, transfer),
        pacs002: statusReport(transfer),
        pacs004: paymentReturn(transfer),
      };
    },
  ],
  [
    'GET webhooks',
    ({ world }) => ({
      endpoints: [...world.webhooks.values()],
      deliveries: [...world.webhookDeliveries.values()].slice(-200),
    }),
  ],
  [
    'POST webhooks',
    async ({ world }, request) => {
      const { url, subject } = await read(request, z.object({ url: z.url(), subject: z.exactOptional(z.string()) }));
      const to = new URL(url);
      if (!isLoopback(to.hostname)) throw new Refused(422, 'Webhooks go to this machine only');
      // fetch takes neither another scheme nor a name and password in an address (Fetch standard).
      if (!/^https?:$/.test(to.protocol) || to.username !== '' || to.password !== '')
        throw new Refused(422, 'Webhooks go to http or https, without a name and password in the address');
      const secret = `whsec_${btoa(letterString(world.dice, 32))}`;
      const endpoint = { id: nextId<string>(world, 'whk'), url, secret, ...(subject === undefined ? {} : { subject }) };
      world.webhooks.set(endpoint.id, endpoint);
      return endpoint;
    },
  ],
  ['DELETE webhooks/*', ({ world }, _, id) => found(world.webhooks.delete(id) || undefined)],
  [
    'POST webhooks/replays',
    async ({ world }, request) => {
      const { delivery } = await read(request, z.object({ delivery: z.string() }));
      const record = found(world.webhookDeliveries.get(delivery));
      record.state = 'waiting';
      plan(world.agenda, world.now, { kind: 'webhook-attempt', delivery: record.id });
      return record;
    },
  ],
  [
    'GET snapshot',
    ({ world }) => new Response(takeSnapshot(world), { headers: { 'Content-Type': 'application/json' } }),
  ],
  [
    'PUT snapshot',
    async (around, request) => {
      const text = await readBody(request, 512 * 1024 * 1024);
      if (typeof text !== 'string') throw new Refused(413, 'The snapshot is too large');
      try {
        around.replaceWorld(readSnapshot(text));
      } catch (error) {
        if (error instanceof SnapshotError) throw new Refused(422, error.message);
        throw error;
      }
      return controlState(around);
    },
  ],
];

/** Answers `/_sim/…` with JSON; undefined where there is no such thing. @param path below `/_sim/` */
export async function answerControl(
  around: Surroundings,
  request: Request,
  path: string,
): Promise<Response | undefined> {
  for (const [route, run] of routes) {
    const [method, pattern] = route.split(' ') as [string, string];
    const wild = pattern.endsWith('/*');
    const stem = wild ? pattern.slice(0, -1) : pattern;
    if (method !== request.method || (wild ? !path.startsWith(stem) || path.length === stem.length : path !== stem))
      continue;
    try {
      const answer = await run(around, request, wild ? decode(path.slice(stem.length)) : '');
      around.changed();
      if (answer instanceof Response) return answer;
      return Response.json(answer ?? null, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      if (error instanceof Refused) return Response.json({ error: error.message }, { status: error.status });
      throw error;
    }
  }
  return undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refused(404, 'There is no such thing');
  }
}

async function read<Schema extends z.ZodMiniType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  const text = await readBody(request);
  if (typeof text !== 'string') throw new Refused(413, 'Too large');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused(400, 'The body is not JSON');
  }
  const result = schema.safeParse(value);
  if (!result.success)
    throw new Refused(
      422,
      result.error.issues.map(({ path, message }) => `/${path.map(String).join('/')}: ${message}`).join('; '),
    );
  return result.data;
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Refused(404, 'There is no such thing');
  return value;
}
