import { answer, ask, asked, body, copy, type Json, type Plant } from '../plant.ts';

const payouts = ['GET /v1/payouts', 'GET /v1/payouts/*'];
const each = (json: Json, change: (payout: Json) => void): void => {
  for (const payout of json.items ?? [json]) change(payout);
};

export const moneyPlants: readonly Plant[] = [
  {
    name: 'amounts with two decimals',
    caughtBy: 'money/whole-fen',
    spoil: answer(['GET /v1/payouts', 'GET /v1/entitlements', 'GET /v1/statistics'], async response =>
      response.ok ? copy(response, (await response.text()).replace(/"amount":(\d+)/g, '"amount":$1.00')) : response,
    ),
  },
  {
    name: 'an amount in yuan',
    caughtBy: 'money/confirmed-amount',
    spoil: body(payouts, json =>
      each(json, payout => {
        payout.amount = Math.round(payout.amount / 100);
      }),
    ),
  },
  {
    name: 'a fee taken off the payout',
    caughtBy: 'money/confirmed-amount',
    spoil: body(['POST /v1/confirmations'], json => ({ ...json, amount: json.amount - 100 })),
  },
  {
    name: 'offers of nothing',
    caughtBy: 'money/offers-above-zero',
    spoil: body(['GET /v1/entitlements'], json => {
      const [first] = json.items;
      if (first?.status === 'offered')
        json.items.push({ ...first, id: 'ent-nothing', amount: 0, deadline: '2021-12-31' });
    }),
  },
  {
    name: 'an amount that is not the decision’s',
    caughtBy: 'money/amount-is-the-decision',
    spoil: body(['GET /v1/entitlements/*'], json => {
      if (json.decision?.amount?.kind === 'known') json.decision.amount.fen += 1;
    }),
  },
  {
    name: 'paid, but shown as being paid',
    caughtBy: 'money/paid-is-shown',
    spoil: body(['GET /v1/entitlements/*'], json => {
      if (json.status === 'paid') json.status = 'confirmed';
    }),
  },
  {
    name: 'funding that does not add up',
    caughtBy: 'money/funding',
    spoil: body(payouts, json =>
      each(json, payout => {
        for (const event of payout.events) if (event.funding !== undefined) event.funding.advance += 1;
      }),
    ),
  },
  {
    name: 'one end-to-end id for all',
    caughtBy: 'money/end-to-end-ids',
    spoil: body(payouts, json =>
      each(json, payout => {
        payout.endToEndId = 'NOTPROVIDED';
      }),
    ),
  },
  {
    name: 'a closed account taken',
    caughtBy: 'money/unusable-account',
    spoil: answer(['POST /v1/confirmations'], async (response, request) => {
      if (response.status !== 422) return response;
      const { entitlement, amount, account } = await request.json();
      const json = {
        id: 'cnf-made',
        entitlement,
        entitlementVersion: 1,
        amount,
        account,
        confirmedAt: '2020-06-10T01:00:00Z',
        payout: 'pay-made',
      };
      return Response.json(json, { status: 201 });
    }),
  },
  {
    name: 'any account that is there taken',
    caughtBy: 'money/account-of-another',
    spoil: (handle, simulator) => async request => {
      if (request.method !== 'POST' || !request.url.endsWith('/v1/confirmations')) return handle(request);
      const { account } = JSON.parse(await request.clone().text());
      const owner = simulator.world.accounts.get(account)?.subject;
      const response = await handle(request);
      if (response.status !== 422 || owner === undefined || owner === 'kaiyue-trading') return response;
      const { entitlement, amount } = JSON.parse(await request.clone().text());
      const json = {
        id: 'cnf-made',
        entitlement,
        entitlementVersion: 1,
        amount,
        account,
        confirmedAt: '2020-06-10T01:00:00Z',
        payout: 'pay-made',
      };
      return Response.json(json, { status: 201 });
    },
  },
  {
    name: 'the account number among other things',
    caughtBy: 'money/account-number-never-whole',
    spoil: body(['GET /v1/accounts', 'GET /v1/accounts/*'], json =>
      each(json, account => {
        account.number = '6222000000005566';
      }),
    ),
  },
  {
    name: 'an account that is being verified for ever',
    caughtBy: 'money/account-verified',
    spoil: body(['GET /v1/accounts/*'], json => ({ ...json, status: 'verifying' })),
  },
  {
    name: 'names not compared with numbers',
    caughtBy: 'money/mismatch-found',
    spoil: body(['GET /v1/accounts', 'GET /v1/accounts/*'], json =>
      each(json, account => {
        if (account.status === 'mismatch') account.status = 'ready';
      }),
    ),
  },
  {
    name: 'a rejection without its reason',
    caughtBy: 'money/rejection-has-a-reason',
    spoil: body(payouts, json =>
      each(json, payout => {
        for (const event of payout.events) delete event.iso20022.reason;
      }),
    ),
  },
  {
    name: 'a rejection that is the end',
    caughtBy: 'money/rejection-can-be-mended',
    spoil: body(['GET /v1/entitlements', 'GET /v1/entitlements/*'], json =>
      each(json, entitlement => {
        if (entitlement.status === 'failed') entitlement.status = 'lapsed';
      }),
    ),
  },
  {
    name: 'mending into the account that failed',
    caughtBy: 'money/rejection-can-be-mended',
    spoil: handle => {
      const accounts = new Map<string, string>();
      return async request => {
        if (request.method !== 'POST' || !request.url.endsWith('/v1/confirmations')) return handle(request);
        const { entitlement, account } = JSON.parse(await request.clone().text());
        const first = accounts.get(entitlement) ?? account;
        accounts.set(entitlement, first);
        return handle(await asked(request, json => ({ ...json, account: first })));
      };
    },
  },
  {
    name: 'an old key carried out again',
    caughtBy: 'money/old-key-after-mending',
    spoil: handle => {
      const seen = new Map<string, number>();
      return async request => {
        const response = await handle(request);
        const { pathname } = new URL(request.url);
        const key = request.headers.get('Idempotency-Key');
        if (pathname === '/v1/confirmations' && key !== null && response.ok) {
          const { entitlement } = await response.clone().json();
          seen.set(entitlement, (seen.get(entitlement) ?? 0) + 1);
        }
        if (pathname !== '/v1/payouts' || !response.ok) return response;
        const json = await response.json();
        // Three successes for one entitlement: the third was the old key again.
        for (const payout of [...json.items]) {
          if (payout.status === 'rejected' && (seen.get(payout.entitlement) ?? 0) > 2)
            json.items.unshift({ ...payout, id: `${payout.id}-again`, endToEndId: `${payout.endToEndId}2` });
        }
        return copy(response, json);
      };
    },
  },
  {
    name: 'returned money that nobody hears of',
    caughtBy: 'money/returned-is-shown',
    spoil: body(payouts, json =>
      each(json, payout => {
        payout.events = payout.events.filter((event: Json) => event.status !== 'returned');
        payout.status = payout.events.at(-1).status;
      }),
    ),
  },
  {
    name: 'nine of five stars',
    caughtBy: 'money/rating-after-the-end',
    spoil: ask(['PUT /v1/payouts/*/rating'], request => asked(request, json => ({ score: Math.min(5, json.score) }))),
  },
  {
    name: 'a month left out of the figures',
    caughtBy: 'money/figures-add-up',
    spoil: body(['GET /v1/statistics'], json => {
      json.payouts.byMonth.pop();
    }),
  },
  {
    name: 'a second payout for what is paid',
    caughtBy: 'money/never-paid-twice',
    spoil: handle => {
      const again = new Set<string>();
      return async request => {
        const response = await handle(request);
        const { pathname } = new URL(request.url);
        if (pathname === '/v1/confirmations' && response.status === 200)
          again.add((await response.clone().json()).entitlement);
        if (pathname !== '/v1/payouts' || !response.ok) return response;
        const json = await response.json();
        const twice = json.items.filter((payout: Json) => again.has(payout.entitlement) && payout.status === 'settled');
        json.items.unshift(
          ...twice.map((payout: Json) => ({ ...payout, id: `${payout.id}-2`, endToEndId: `${payout.endToEndId}2` })),
        );
        return copy(response, json);
      };
    },
  },
  {
    name: 'offers confirmed after their last day',
    caughtBy: 'money/deadline-passed',
    spoil: answer(['POST /v1/confirmations'], async (response, request) => {
      if (response.status !== 410) return response;
      const { entitlement, amount, account } = await request.json();
      const json = {
        id: 'cnf-late',
        entitlement,
        entitlementVersion: 1,
        amount,
        account,
        confirmedAt: '2020-06-10T01:00:00Z',
        payout: 'pay-late',
      };
      return Response.json(json, { status: 201 });
    }),
  },
];
