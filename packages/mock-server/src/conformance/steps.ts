import type { Account, Confirmation, EntitlementSummary, Payout } from '@yongyiban/core/contract';
import { type Answer, inOneLine, must } from './answer.ts';
import type { Asker, Bench } from './bench.ts';
import type { Message } from './event-reader.ts';
import type { Company } from './platform.ts';
import { mustFit } from './shape.ts';
import { NotMade } from './verdict.ts';
import { both } from './words.ts';

/** An entitlement that may be confirmed, and where its money goes. */
export interface Offer {
  readonly company: Company;
  readonly entitlement: EntitlementSummary;
  readonly account: string;
}

export interface ConfirmOptions {
  readonly key?: string;
  readonly amount?: number;
  /** The whole of `If-Match`; null leaves it out. */
  readonly ifMatch?: string | null;
  readonly account?: string;
  readonly as?: Asker;
  readonly signal?: AbortSignal;
}

/** Sends a confirmation of an offer, as it stands unless told otherwise. */
export async function confirm(bench: Bench, offer: Offer, options: ConfirmOptions = {}): Promise<Answer> {
  const { entitlement, account } = offer;
  const ifMatch = options.ifMatch === undefined ? `"${entitlement.version}"` : options.ifMatch;
  const answer = await bench.post(
    '/confirmations',
    { entitlement: entitlement.id, amount: options.amount ?? entitlement.amount, account: options.account ?? account },
    {
      as: options.as ?? offer.company,
      headers: {
        'Idempotency-Key': options.key ?? bench.platform.fresh(),
        ...(ifMatch === null ? {} : { 'If-Match': ifMatch }),
      },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  );
  if (answer.status === 201) bench.shared.confirmed.set(entitlement.id, entitlement.amount);
  return answer;
}

/** Takes an offer that no other check has taken. @throws NotMade when none is left */
export async function takeOffer(bench: Bench): Promise<Offer> {
  // The first company comes last: checks that are refused want an offer of it that still stands.
  for (const company of bench.platform.companies.toReversed()) {
    const offer = await offerOf(bench, company, bench.shared.taken);
    if (offer === undefined) continue;
    bench.shared.taken.add(offer.entitlement.id);
    return offer;
  }
  throw new NotMade(
    both(
      '没有剩下的待兑现补贴：测试企业需要更多（见“需要几笔”）',
      'No offer is left: the test companies need more of them (see how many the checks take)',
    ),
  );
}

/** The offer of a company that stands longest, of those not taken: what ends soonest is left for what waits for its end. */
export async function offerOf(bench: Bench, company: Company, taken: ReadonlySet<string>): Promise<Offer | undefined> {
  const list = mustFit('listEntitlements', await bench.get('/entitlements?status=offered&limit=100', { as: company }));
  const entitlement = list.items.findLast(({ id, status }) => status === 'offered' && !taken.has(id));
  if (entitlement === undefined) return undefined;
  const account = company.account ?? (await readyAccount(bench, company));
  return account === undefined ? undefined : { company, entitlement, account };
}

async function readyAccount(bench: Bench, company: Company): Promise<string | undefined> {
  const { items } = mustFit('listAccounts', await bench.get('/accounts?limit=100', { as: company }));
  const ready = (items as Account[]).filter(({ status }) => status === 'ready');
  return (ready.find(({ preferred }) => preferred) ?? ready[0])?.id;
}

/** One clean way from the tap to the money, with the stream open all the while. Many checks look at it. */
export interface Journey {
  readonly offer: Offer;
  readonly key: string;
  /** The entitlement as it was read before. */
  readonly before: Answer;
  readonly answer: Answer;
  readonly confirmation: Confirmation;
}

/** The tap. */
export function confirmed(
  bench: Bench,
): Promise<Journey & { readonly listening: Awaited<ReturnType<Bench['listen']>> }> {
  return bench.once('confirmed', async () => {
    const offer = await takeOffer(bench);
    const before = await bench.get(`/entitlements/${offer.entitlement.id}`, { as: offer.company });
    const listening = await bench.listen({ as: offer.company });
    const key = bench.platform.fresh();
    const answer = await confirm(bench, offer, { key });
    must(answer.status === 201, both('201：确认成功', '201: confirmed'), inOneLine(answer));
    return { offer, key, before, answer, confirmation: mustFit('createConfirmation', answer), listening };
  });
}

/** The money's way to its end. */
export function settled(
  bench: Bench,
): Promise<{ readonly journey: Journey; readonly payout: Payout; readonly answer: Answer }> {
  return bench.once('settled', async () => {
    const journey = await confirmed(bench);
    const answer = await untilFinal(bench, journey.offer.company, journey.confirmation.payout);
    return { journey, payout: mustFit('getPayout', answer), answer };
  });
}

const final: ReadonlySet<string> = new Set(['settled', 'rejected', 'returned']);

/** Asks for a payout until it has ended. @param enough which ending is waited for; any unless told */
export async function untilFinal(
  bench: Bench,
  as: Asker,
  payout: string,
  enough: (status: string) => boolean = status => final.has(status),
): Promise<Answer> {
  const step = 1000;
  for (let passed = 0; ; passed += step) {
    const answer = await bench.get(`/payouts/${payout}`, { as });
    const status = (answer.json as Payout | undefined)?.status ?? '';
    if (answer.status !== 200 || enough(status)) return answer;
    must(
      passed < bench.platform.patience,
      both(
        `兑付在 ${bench.platform.patience / 1000} 秒内有结果（可用 --patience 调整）`,
        `the payout to end within ${bench.platform.patience / 1000} s (see --patience)`,
      ),
      `${payout}: ${status}`,
    );
    await bench.pause(step);
  }
}

/** What the stream said while the money was on its way, of this payout. */
export function heard(bench: Bench): Promise<{
  readonly journey: Journey;
  readonly payout: Payout;
  readonly messages: readonly Message[];
  readonly live: boolean;
}> {
  return bench.once('heard', async () => {
    const { payout } = await settled(bench);
    const { listening, ...journey } = await confirmed(bench);
    const mine = (messages: readonly Message[]) => messages.filter(({ data }) => payoutOf(data) === payout.id);
    const live = await listening.reader.until(
      ({ messages }) => mine(messages).length >= payout.events.length,
      milliseconds => bench.pause(milliseconds),
      5000,
    );
    const messages = mine(listening.reader.messages);
    await listening.reader.close();
    return { journey, payout, messages, live };
  });
}

/** The payout that a message is about; undefined where its data can't be read. */
export function payoutOf(data: string): string | undefined {
  try {
    return (JSON.parse(data) as { payout?: string }).payout;
  } catch {
    return undefined;
  }
}

/** An empty list has the right shape, and shows nothing of it. */
export function isEmpty(path: string): NotMade {
  return new NotMade(both(`${path} 是空的：测试企业要有几条`, `${path} is empty: the test company needs some`));
}
