/** One company's way from the offer to the money, against a server, by the public API alone. */
import {
  type ConfirmationState,
  createClient,
  createStores,
  formatYuan,
  payoutWords,
  type Store,
  type Stores,
  signInSession,
} from '@yongyiban/core';
import type { Entitlement, EntitlementSummary, Payout } from '@yongyiban/core/contract';
import { StoryError } from './steps.ts';
import { visitor } from './visitor.ts';

/** How long any one wait may last, in milliseconds: the whole way takes a few seconds. */
const patience = 30_000;

/** A signed-in company with its stores running. */
export interface Company {
  readonly name: string;
  readonly stores: Stores;
  stop(): void;
}

/** Signs in as a browser does: authorization code with PKCE, choosing a person on the server's own page. */
export async function signIn(origin: string, person: string): Promise<Company> {
  const baseUrl = `${origin}/v1`;
  const { place, back } = visitor('http://localhost:8080/', person);
  const session = signInSession({ baseUrl, clientId: 'yongyiban-story', place });
  const stores = createStores({ client: createClient({ baseUrl, session }), session });
  await session.signIn('portal');
  await back();
  await session.restore();
  const state = session.store.get();
  if (state.kind !== 'signed-in') {
    const why = state.kind === 'signed-out' && state.error ? `: ${state.error.message}` : '';
    throw new StoryError(`nobody is signed in (${state.kind})${why}`);
  }
  return { name: state.session.subject.name, stores, stop: stores.start() };
}

/** What the company is offered under a policy, with the decision behind it. */
export async function offered(
  { stores }: Company,
  policy: string,
): Promise<{ summary: EntitlementSummary; detail: Entitlement }> {
  await stores.entitlements.load();
  const { data, error } = stores.entitlements.get();
  if (!data) throw new StoryError('the entitlements could not be read', { cause: error });
  const summary = data.find(one => one.policy.id === policy);
  if (!summary) throw new StoryError(`nothing is offered under ${policy}`);
  await stores.entitlements.loadDetail(summary.id);
  const detail = stores.entitlements.detail(summary.id).get();
  if (!detail.data) throw new StoryError('the entitlement could not be read', { cause: detail.error });
  return { summary, detail: detail.data };
}

/** One tap. Resolves to the states it went through; the last one is settled. */
export async function confirm(
  { stores }: Company,
  entitlement: EntitlementSummary,
): Promise<readonly ConfirmationState[]> {
  await stores.accounts.load();
  const account = stores.accounts.get().data?.find(one => one.preferred && one.status === 'ready');
  if (!account) throw new StoryError('there is no account to pay into');
  const states: ConfirmationState[] = [];
  const stop = stores.confirmation.subscribe(() => {
    const state = stores.confirmation.get().get(entitlement.id);
    if (state && state.kind !== states.at(-1)?.kind) states.push(state);
  });
  try {
    const first = await stores.confirmation.confirm(entitlement, account.id);
    if (first.kind !== states.at(-1)?.kind) states.push(first);
    await until(stores.confirmation, map => {
      const kind = map.get(entitlement.id)?.kind;
      return kind !== 'sending' && kind !== 'checking';
    });
    return states;
  } finally {
    stop();
  }
}

/** Watches the payout until it ends, saying each status as it comes. */
export async function watchPayout({ stores }: Company, id: Payout['id'], say: (line: string) => void): Promise<Payout> {
  let told = 0;
  const tell = (): void => {
    for (const event of stores.payouts.get().get(id)?.events.slice(told) ?? []) {
      told++;
      const words = payoutWords(event.status);
      const funding = event.funding
        ? ` · 资金池 ¥${formatYuan(event.funding.pool)}，银行垫付 ¥${formatYuan(event.funding.advance)}`
        : '';
      say(`${event.at}  ${event.status} ${words['zh-CN']} (${event.iso20022.status})${funding}`);
    }
  };
  const stop = stores.payouts.subscribe(tell);
  try {
    await stores.payouts.load(id);
    tell();
    const final = ['settled', 'rejected', 'returned'];
    await until(stores.payouts, map => final.includes(map.get(id)?.status ?? ''));
    return stores.payouts.get().get(id)!;
  } finally {
    stop();
  }
}

/** Waits until the store's value is as wished. */
function until<T>(store: Store<T>, wished: (value: T) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new StoryError(`nothing came of it within ${patience / 1000} s`));
    }, patience);
    const look = (): void => {
      if (!wished(store.get())) return;
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = store.subscribe(look);
    look();
  });
}
