/**
 * A stranger's program over the packed packages, run by every JavaScript runtime that is supported: decides a policy, then
 * confirms against a server until the money is there. `BASE_URL` says where the server is.
 */
import assert from 'node:assert/strict';
import process from 'node:process';
import { createClient, createStores, hostSession } from '@yongyiban/core';
import { catalogueData, kaiyueDossierData, nbJobRetention2020 } from '@yongyiban/core/policies';
import { decide, loadPolicies, parseCatalogue, parseDossier } from '@yongyiban/core/policy';

const catalogue = parseCatalogue(catalogueData);
const { policies } = loadPolicies({ catalogue, policies: [{ path: 'policy', data: nbJobRetention2020 }] });
assert(policies?.[0]);
const { amount } = decide(policies[0], parseDossier(catalogue, kaiyueDossierData), { asOf: '2020-06-10' });
assert.deepEqual(amount, { kind: 'known', fen: 3_450_100 });

const platform = process.env.BASE_URL;
const session = hostSession(async () => {
  const body = JSON.stringify({ subject: 'kaiyue-trading', scope: ['view', 'confirm'] });
  return (await (await fetch(`${platform}/_sim/tokens`, { method: 'POST', body })).json()).access_token;
});
const stores = createStores({ client: createClient({ baseUrl: `${platform}/v1`, session }), session });
const stop = stores.start();
await Promise.all([stores.entitlements.load(), stores.accounts.load()]);
const offer = stores.entitlements.get().data?.find(({ status }) => status === 'offered');
const account = stores.accounts.get().data?.find(({ status }) => status === 'ready');
assert(offer && account);
const state = await stores.confirmation.confirm(offer, account.id);
assert.equal(state.kind, 'accepted');
await new Promise(resolve => {
  const look = () => {
    const payout = [...stores.payouts.get().values()].find(({ entitlement }) => entitlement === offer.id);
    if (payout?.status === 'settled') resolve(undefined);
  };
  stores.payouts.subscribe(look);
  look();
});
stop();
console.log('decided, confirmed, paid');
process.exit(0);
