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

type Summary = NonNullable<ReturnType<EntitlementsStore['get']>['data']>[number];
export interface Confirmed {
  readonly confirmation: unknown;
  readonly payout: unknown;
}

const token = 'sample-token';
const account = 'acc-0001';

/** Confirmations on one page: no company has ever met more policies than 13. */
const onePage = 13;

export function byStores(baseUrl: string): (number: number) => Promise<Confirmed> {
  let page = openPage(baseUrl);
  let done = 0;
  return number => {
    if (done++ % onePage === 0) page = openPage(baseUrl);
    return page(number);
  };
}

function openPage(baseUrl: string): (number: number) => Promise<Confirmed> {
  const session = hostSession(async () => token);
  const client = createClient({ baseUrl, session });
  const { confirmation, payouts } = createStores({ client, session, journal: memoryJournal(), locks: memoryLocks() });
  const offered = answerExamples.listEntitlements.items[0] as unknown as Summary;
  return async number => {
    const id = `ent-${number}` as Summary['id'];
    const state = await confirmation.confirm({ ...offered, id }, account as never);
    if (state.kind !== 'accepted') throw new Error(`The bench's platform confirms; this one left it ${state.kind}`);
    const { payout } = state.confirmation;
    while (!payouts.get().has(payout))
      await new Promise<void>(resolve => {
        const stop = payouts.subscribe(() => {
          stop();
          resolve();
        });
      });
    const result = { confirmation: state.confirmation, payout: payouts.get().get(payout) };
    confirmation.dismiss(id);
    return result;
  };
}

export function byHand(baseUrl: string): (number: number) => Promise<Confirmed> {
  const { version, amount } = answerExamples.listEntitlements.items[0];
  let done = 0;
  return async number => {
    if (done++ % onePage === 0)
      await (await fetch(`${baseUrl}/session`, { headers: { Authorization: `Bearer ${token}` } })).json();
    const created = await fetch(`${baseUrl}/confirmations`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        'If-Match': `"${version}"`,
      },
      body: JSON.stringify({ entitlement: `ent-${number}`, amount, account }),
    });
    if (!created.ok) throw new Error(`Refused with ${created.status}`);
    const confirmation = await created.json();
    const paying = await fetch(`${baseUrl}/payouts/${confirmation.payout}`, {
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
    });
    return { confirmation, payout: await paying.json() };
  };
}
