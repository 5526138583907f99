import { createClient, createStores, formatYuan, hostSession, isoReason, type Stores } from '@yongyiban/core';
import { createSimulator, runningClock, type Simulator } from '@yongyiban/mock-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VirtualTime } from './virtual-time.ts';

const start = '2020-06-10T01:00:00Z';
let time: VirtualTime;
let simulator: Simulator;
let stores: Stores;
let stop: () => void;

function open(): Stores {
  const session = hostSession(async () => simulator.tokenFor('kaiyue-trading'));
  const client = createClient({
    baseUrl: 'http://platform.test/v1',
    session,
    clock: time,
    random: () => 0.5,
    fetch: request => simulator.handle(request),
  });
  return createStores({ client, session });
}

beforeEach(async () => {
  time = new VirtualTime(start);
  simulator = createSimulator({ clock: runningClock({ start, timers: time }) });
  stores = open();
  stop = stores.start();
  await time.pass(0);
});
afterEach(() => stop());

async function offered() {
  await time.wait(stores.entitlements.load());
  const all = stores.entitlements.get().data ?? [];
  const found = all.find(({ amount }) => amount === 3_450_100);
  if (!found) throw new Error('The story offers ¥34,501.00');
  const account = await accountOf();
  return { found, account };
}

async function accountOf() {
  await time.wait(stores.accounts.load());
  const ready = (stores.accounts.get().data ?? []).find(({ status }) => status === 'ready');
  if (!ready) throw new Error('The story has an account that can receive');
  return ready.id;
}

describe('a page of the first company ever paid', () => {
  test('is signed in, sees what is owed, confirms it once and watches the money arrive', async () => {
    expect(stores.session.store.get().kind).toBe('signed-in');
    const { found, account } = await offered();
    expect(formatYuan(found.amount)).toBe('34,501.00');

    const seen: string[] = [];
    stores.payouts.subscribe(() => seen.push([...stores.payouts.get().values()][0]?.status ?? ''));
    const state = await time.wait(stores.confirmation.confirm(found, account));
    expect(state.kind).toBe('accepted');
    await time.pass(120_000);
    expect([...new Set(seen)]).toEqual(['accepted', 'funding', 'instructed', 'settled']);
    expect(stores.entitlements.get().data?.find(({ id }) => id === found.id)?.status).toBe('paid');
  });

  test('pays once when the answer to the confirmation is dropped, and says "checking" meanwhile', async () => {
    const { found, account } = await offered();
    simulator.fault({ name: 'drop-answer', scope: { operation: 'createConfirmation' }, count: 2 });
    const kinds: string[] = [];
    stores.confirmation.subscribe(() => kinds.push(stores.confirmation.get().get(found.id)?.kind ?? 'none'));
    await time.wait(stores.confirmation.confirm(found, account));
    await time.pass(120_000);
    expect(kinds).toEqual(['sending', 'checking', 'accepted']);
    expect([...simulator.world.payouts.values()].map(({ amount }) => amount)).toEqual([3_450_100]);
    expect([...stores.payouts.get().values()].map(({ status }) => status)).toEqual(['settled']);
  });

  test('confirms nothing when the amount changed, and shows old and new', async () => {
    const { found, account } = await offered();
    simulator.fault({ name: 'amount-changed', scope: { subject: 'kaiyue-trading' } });
    const state = await time.wait(stores.confirmation.confirm(found, account));
    expect(state.kind).toBe('changed');
    if (state.kind !== 'changed') return;
    expect(state.intent.amount).toBe(3_450_100);
    expect(state.current.amount).not.toBe(3_450_100);
    expect(simulator.world.payouts.size).toBe(0);
  });

  test('says after eight seconds that it is still being checked, and accepts the late answer', async () => {
    const { found, account } = await offered();
    simulator.fault({ name: 'latency', scope: { operation: 'createConfirmation' }, milliseconds: 9000, count: 1 });
    const state = await time.wait(stores.confirmation.confirm(found, account));
    expect(state.kind).toBe('checking');
    await time.pass(5000);
    expect(stores.confirmation.get().get(found.id)?.kind).toBe('accepted');
  });

  test('says which account was at fault, and sends the money to another once that is chosen', async () => {
    const { found, account } = await offered();
    simulator.fault({ name: 'account-closed', count: 1 });
    await time.wait(stores.confirmation.confirm(found, account));
    await time.pass(60_000);
    const rejected = [...stores.payouts.get().values()][0];
    expect(rejected?.status).toBe('rejected');
    expect(isoReason(rejected?.events.at(-1)?.iso20022.reason).mend).toBe('account');
    const failed = stores.entitlements.get().data?.find(({ id }) => id === found.id);
    expect(failed?.status).toBe('failed');
    if (!failed) return;

    const added = await time.wait(stores.accounts.add({ cnaps: '102332000017', number: '6222000000000017' }));
    await time.pass(60_000);
    expect(stores.accounts.get().data?.find(({ id }) => id === added.id)?.status).toBe('ready');
    expect((await time.wait(stores.confirmation.confirm(failed, added.id))).kind).toBe('accepted');
    await time.pass(60_000);
    expect([...stores.payouts.get().values()].map(({ status }) => status).sort()).toEqual(['rejected', 'settled']);
  });

  test('takes up an unanswered tap after the page was killed', async () => {
    const { found, account } = await offered();
    const { memoryJournal } = await import('@yongyiban/core');
    const journal = memoryJournal();
    const page = () => {
      const session = hostSession(async () => simulator.tokenFor('kaiyue-trading'));
      const client = createClient({
        baseUrl: 'http://platform.test/v1',
        session,
        clock: time,
        fetch: request => simulator.handle(request),
      });
      return createStores({ client, session, journal });
    };
    simulator.fault({ name: 'drop-answer', scope: { operation: 'createConfirmation' }, count: 1 });
    const killed = page();
    const kill = killed.start();
    await time.pass(0);
    void killed.confirmation.confirm(found, account).catch(() => {});
    await time.pass(1);
    kill();

    const reopened = page();
    const close = reopened.start();
    await time.pass(60_000);
    expect(reopened.confirmation.get().get(found.id)?.kind).toBe('accepted');
    expect(simulator.world.payouts.size).toBe(1);
    close();
  });

  test('with a narrow session offers what it allows, and confirms nothing beyond', async () => {
    const session = hostSession(async () => simulator.tokenFor('kaiyue-trading', { scope: ['view'] }));
    const client = createClient({
      baseUrl: 'http://platform.test/v1',
      session,
      clock: time,
      fetch: request => simulator.handle(request),
    });
    const embedded = createStores({ client, session });
    const close = embedded.start();
    await time.pass(0);
    expect([embedded.allows('view'), embedded.allows('confirm')]).toEqual([true, false]);
    const { found, account } = await offered();
    const state = await time.wait(embedded.confirmation.confirm(found, account));
    expect(state).toMatchObject({ kind: 'refused', error: { code: 'scope-missing', retry: false } });
    expect(simulator.world.payouts.size).toBe(0);
    close();
  });

  test('shows nothing of one subject to another that signs in on the same page', async () => {
    const people = ['kaiyue-trading', 'sample-empty'];
    let person = 0;
    const session = hostSession(async () => simulator.tokenFor(people[person] as string));
    const client = createClient({
      baseUrl: 'http://platform.test/v1',
      session,
      clock: time,
      fetch: request => simulator.handle(request),
    });
    const shared = createStores({ client, session });
    const close = shared.start();
    await time.pass(0);
    await time.wait(Promise.all([shared.entitlements.load(), shared.accounts.load()]));
    const [mine] = shared.entitlements.get().data ?? [];
    const [account] = shared.accounts.get().data ?? [];
    simulator.fault({ name: 'drop-answer', scope: { operation: 'createConfirmation' } });
    if (mine && account) void shared.confirmation.confirm(mine, account.id).catch(() => {});
    await time.pass(1000);
    expect(shared.confirmation.get().size).toBe(1);

    await session.signOut();
    person = 1;
    await session.restore();
    await time.pass(60_000);
    expect(shared.entitlements.get().data).toBeNull();
    expect(shared.accounts.get().data).toBeNull();
    expect(shared.confirmation.get().size).toBe(0);
    expect(shared.payouts.get().size).toBe(0);

    // The first comes back, and what was tapped is taken up again.
    simulator.clearFaults();
    await session.signOut();
    person = 0;
    await session.restore();
    await time.pass(60_000);
    expect([...shared.confirmation.get().values()].map(({ kind }) => kind)).toEqual(['accepted']);
    close();
  });

  test('confirms all with one tap, and gives each its own result', async () => {
    const { account } = await offered();
    const open = (stores.entitlements.get().data ?? []).filter(({ status }) => status === 'offered');
    expect(open.length).toBeGreaterThan(1);
    simulator.fault({ name: 'amount-changed', scope: { subject: 'kaiyue-trading' }, count: 1 });
    const states = await time.wait(stores.confirmation.confirmAll(open, account));
    expect(states.map(({ intent }) => intent.entitlement)).toEqual(open.map(({ id }) => id));
    expect(states.map(({ kind }) => kind).sort()).toEqual(['changed', ...open.slice(1).map(() => 'accepted')].sort());
    await time.pass(120_000);
    expect([...stores.payouts.get().values()].every(({ status }) => status === 'settled')).toBe(true);
  });

  test('ends a tap that nobody answered within its life, in a state that a person can act on', async () => {
    const session = hostSession(async () => simulator.tokenFor('kaiyue-trading'));
    const client = createClient({
      baseUrl: 'http://platform.test/v1',
      session,
      clock: time,
      random: () => 0.5,
      fetch: request => simulator.handle(request),
    });
    const patient = createStores({ client, session, life: 60_000 });
    const close = patient.start();
    await time.pass(0);
    const { found, account } = await offered();
    const outage = simulator.fault({ name: 'drop-request' });
    void patient.confirmation.confirm(found, account);
    await time.pass(300_000);
    expect(patient.confirmation.get().get(found.id)?.kind).toBe('abandoned');
    outage();
    // Nothing got through, so the person may tap again, and is paid once.
    expect((await time.wait(patient.confirmation.confirm(found, account))).kind).toBe('accepted');
    await time.pass(120_000);
    expect(simulator.world.payouts.size).toBe(1);
    close();
  });
});
