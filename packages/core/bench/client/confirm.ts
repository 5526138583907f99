/** One confirmation, by the stores and by hand: the same two requests, and the same two answers. */
import {
  createClient,
  createStores,
  type EntitlementsStore,
  hostSession,
  memoryJournal,
  memoryLocks,
} from '@yongyiban/core';
import { answerExamples } from '@yongyiban/core/openapi';
import type { Platform } from './platform.ts';

type Summary = NonNullable<ReturnType<EntitlementsStore['get']>['data']>[number];

/** What both ways must agree on; ids differ, because each confirmation is another. */
export interface Confirmed {
  readonly amount: number;
  readonly account: string;
  readonly status: string;
  readonly events: number;
}

/** Confirmations on one page: no company has ever met more policies than 13. */
const onePage = 13;

export function byStores(platform: Platform): () => Promise<Confirmed> {
  let page = openPage(platform);
  let done = 0;
  return () => {
    if (done++ % onePage === 0) page = openPage(platform);
    return page();
  };
}

function openPage({ baseUrl, token, next, account }: Platform): () => Promise<Confirmed> {
  const session = hostSession(async () => token);
  const client = createClient({ baseUrl, session });
  const { confirmation, payouts } = createStores({ client, session, journal: memoryJournal(), locks: memoryLocks() });
  const offered = answerExamples.listEntitlements.items[0] as unknown as Summary;
  return async () => {
    const { id, version, amount } = next();
    const state = await confirmation.confirm({ ...offered, id, version, amount } as Summary, account as never);
    if (state.kind !== 'accepted') throw new Error(`The bench's platform confirms; this one left it ${state.kind}`);
    const { payout: payoutId } = state.confirmation;
    while (!payouts.get().has(payoutId))
      await new Promise<void>(resolve => {
        const stop = payouts.subscribe(() => {
          stop();
          resolve();
        });
      });
    const payout = payouts.get().get(payoutId);
    confirmation.dismiss(id as Summary['id']);
    return {
      amount: state.confirmation.amount,
      account: state.confirmation.account,
      status: payout?.status ?? '',
      events: payout?.events.length ?? 0,
    };
  };
}

export function byHand({ baseUrl, token, next, account }: Platform): () => Promise<Confirmed> {
  const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
  // As whoever asks for somebody's money must: nothing kept, no cookies, no redirect followed.
  const careful = { cache: 'no-store', credentials: 'omit', redirect: 'manual' } as const;
  const read = async (path: string) => (await fetch(`${baseUrl}${path}`, { headers, ...careful })).json();
  let done = 0;
  return async () => {
    if (done++ % onePage === 0) await read('/session');
    const { id, version, amount } = next();
    const created = await fetch(`${baseUrl}/confirmations`, {
      ...careful,
      method: 'POST',
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        'If-Match': `"${version}"`,
      },
      body: JSON.stringify({ entitlement: id, amount, account }),
    });
    if (!created.ok) throw new Error(`Refused with ${created.status}`);
    const confirmation = await created.json();
    const payout = await read(`/payouts/${confirmation.payout}`);
    return {
      amount: confirmation.amount,
      account: confirmation.account,
      status: payout.status,
      events: payout.events.length,
    };
  };
}
