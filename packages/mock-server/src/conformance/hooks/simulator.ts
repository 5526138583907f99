import type { Scope } from '@yongyiban/core/contract';
import type { Company, Fixtures, Platform, Role, TestHooks } from '../platform.ts';

/**
 * How a simulator is reached and how far the checks may go. `burst` is the most requests sent to meet a limit, 0 for
 * none; `patience` how long a payout may take, in virtual milliseconds, 60,000 unless told.
 */
export interface SimulatorPlatformOptions {
  /** How requests reach it: `fetch`, or straight to a simulator's `handle`. */
  readonly send: (request: Request) => Promise<Response>;
  readonly allowWrites: boolean;
  readonly burst: number;
  readonly patience?: number;
  /** Lets what was woken by the clock happen; over HTTP that takes a moment of real time. */
  readonly settle: () => Promise<void>;
  readonly fresh: () => string;
}

/** Accounts of the story's companies that receive, where the preferred one doesn't: their last four digits. */
const companies: readonly { readonly subject: string; readonly last4?: string }[] = [
  { subject: 'kaiyue-trading' },
  { subject: 'jiangong-jianle' },
  { subject: 'sample-lin' },
  { subject: 'sample-wrong', last4: '3302' },
  { subject: 'sample-unexplained', last4: '3304' },
];

const half = 31 * 60_000;

/**
 * This package's simulator as a platform under test: tokens, test data and hooks come from its control surface, so that
 * every check can be made. The checks themselves know nothing of it.
 */
export async function simulatorPlatform(origin: string, options: SimulatorPlatformOptions): Promise<Platform> {
  const { send, settle } = options;
  const base = `${origin}/v1`;

  async function control<Result>(path: string, body: unknown): Promise<Result> {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const response = await send(new Request(`${origin}/_sim/${path}`, init));
    if (!response.ok)
      throw new Error(
        `The simulator's control surface answers ${response.status} to ${path}: ${(await response.text()).slice(0, 200)}`,
      );
    return (await response.json()) as Result;
  }
  const mint = async (subject: string, scope?: readonly Scope[]): Promise<string> =>
    (await control<{ access_token: string }>('tokens', { subject, ...(scope === undefined ? {} : { scope }) }))
      .access_token;
  const advance = async (milliseconds: number): Promise<void> => {
    await control('clock', { do: 'advance', milliseconds: Math.ceil(milliseconds) });
    await settle();
  };
  const accounts = async (subject: string): Promise<readonly { id: string; last4: string; status: string }[]> => {
    const headers = { Authorization: `Bearer ${await mint(subject)}` };
    return (await (await send(new Request(`${base}/accounts`, { headers }))).json()).items;
  };
  const account = async (subject: string, last4: string): Promise<string> =>
    (await accounts(subject)).find(each => each.last4 === last4)!.id;

  // One token is let run out before anything else begins.
  const expired = await mint('kaiyue-trading');
  await advance(half);

  const minted: Readonly<Record<Role, () => Promise<string>>> = {
    company: () => mint('kaiyue-trading'),
    stranger: () => mint('sample-short'),
    viewer: () => mint('kaiyue-trading', ['view']),
    expired: async () => expired,
    failing: () => mint('sample-closed'),
    returned: () => mint('sample-returned'),
  };
  const closed = (await accounts('kaiyue-trading')).find(({ status }) => status === 'closed')!.id;
  const fixtures: Fixtures = {
    closedAccount: closed,
    failing: { account: await account('sample-closed', '0004'), otherAccount: await account('sample-closed', '3301') },
    returned: { account: await account('sample-returned', '0104') },
    newAccount: { cnaps: '313332000017', number: '6222000000005566' },
    mismatchedAccount: { cnaps: '313332000017', number: '6222000000000404' },
    allowedOrigin: 'http://localhost:5173',
    documents: { policy: 'sample-training', answers: { ownTrainingRoom: true } },
    formerSubject: 'sample-empty',
  };
  const hooks: TestHooks = {
    advance,
    changeAmounts: async subject => void (await control('faults', { name: 'amount-changed', scope: { subject } })),
    dropNextAnswer: async () =>
      void (await control('faults', { name: 'drop-answer', scope: { operation: 'createConfirmation' }, count: 1 })),
    slowNextConfirmation: async milliseconds =>
      void (await control('faults', {
        name: 'slow-confirmation',
        scope: { operation: 'createConfirmation' },
        count: 1,
        milliseconds,
      })),
    unavailableOnce: async () =>
      void (await control('faults', { name: 'unavailable', scope: { operation: 'listEntitlements' }, count: 1 })),
  };
  const paid: Company[] = [];
  for (const { subject, last4 } of companies) {
    paid.push({
      token: () => mint(subject),
      ...(last4 === undefined ? {} : { account: await account(subject, last4) }),
    });
  }
  return {
    base,
    send,
    token: role => minted[role](),
    has: () => true,
    companies: paid,
    fixtures,
    signIn: {
      issuer: origin,
      clientId: 'conformance',
      redirectUri: 'http://127.0.0.1:9/callback',
      approve: { person: 'kaiyue' },
      device: { person: 'kaiyue' },
    },
    hooks,
    allowWrites: options.allowWrites,
    burst: options.burst,
    patience: options.patience ?? 60_000,
    pause: advance,
    fresh: options.fresh,
  };
}
