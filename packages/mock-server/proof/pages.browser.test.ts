import { indexedDbJournal, type Stores } from '@yongyiban/core';
import { journalSuite } from '@yongyiban/core/journal-suite';
import { createSimulator, runningClock, type Simulator } from '@yongyiban/mock-server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Above } from './page.ts';

describe("the browser's own IndexedDB", () => {
  for (const { name, check } of journalSuite(place => indexedDbJournal(place))) test(name, check);
});

describe('pages of one browser', () => {
  let simulator: Simulator;
  let above: Above & { pass: (request: Request) => Promise<Response> };
  const frames: HTMLIFrameElement[] = [];
  let opened = 0;

  beforeEach(() => {
    simulator = createSimulator({ clock: runningClock({ rate: 20 }) });
    const waiting = new Map<Window, (stores: Stores) => void>();
    above = {
      baseUrl: `http://platform.test/${Date.now()}-${opened++}/v1`,
      token: () => simulator.tokenFor('kaiyue-trading'),
      pass: request => simulator.handle(request),
      // Each test has a platform of its own name, and so a journal of its own.
      handle: request => above.pass(new Request(request.url.replace(/\/\d+-\d+\/v1/, '/v1'), request)),
      ready: (frame, stores) => waiting.get(frame)?.(stores),
    };
    Object.assign(window, { proof: above, waiting });
  });
  afterEach(() => {
    for (const frame of frames.splice(0)) frame.remove();
  });

  async function open(): Promise<{ stores: Stores; kill(): void }> {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frames.push(frame);
    const inside = frame.contentWindow as Window;
    const stores = await new Promise<Stores>(resolve => {
      (window as unknown as { waiting: Map<Window, (stores: Stores) => void> }).waiting.set(inside, resolve);
      const script = inside.document.createElement('script');
      script.type = 'module';
      script.src = new URL('./page.ts', import.meta.url).href;
      inside.document.head.append(script);
    });
    await vi.waitFor(() => expect(stores.session.store.get().kind).toBe('signed-in'), 10_000);
    return { stores, kill: () => frame.remove() };
  }

  async function offered(stores: Stores) {
    await Promise.all([stores.entitlements.load(), stores.accounts.load()]);
    const entitlement = stores.entitlements.get().data?.find(({ amount }) => amount === 3_450_100);
    const account = stores.accounts.get().data?.find(({ status }) => status === 'ready');
    if (!entitlement || !account) throw new Error('The story offers ¥34,501.00 and an account for it');
    return { entitlement, account: account.id };
  }

  const stateOf = ({ confirmation }: Stores, id: string) => confirmation.get().get(id as never)?.kind;

  test('one is killed between the tap and its answer; the next takes it up, and it is paid once', async () => {
    let reached = false;
    above.pass = async request => {
      const response = await simulator.handle(request);
      if (request.method !== 'POST') return response;
      reached = true;
      return new Promise(() => {});
    };
    const first = await open();
    const { entitlement, account } = await offered(first.stores);
    void first.stores.confirmation.confirm(entitlement, account);
    await vi.waitFor(() => expect(reached).toBe(true), 10_000);
    first.kill();

    above.pass = request => simulator.handle(request);
    const next = await open();
    await vi.waitFor(() => expect(stateOf(next.stores, entitlement.id)).toBe('accepted'), 15_000);
    expect(simulator.world.payouts.size).toBe(1);
  }, 60_000);

  test('two tap at once: one sends, both know, and it is paid once', async () => {
    let sending = 0;
    let most = 0;
    above.pass = async request => {
      if (request.method !== 'POST') return simulator.handle(request);
      most = Math.max(most, ++sending);
      await new Promise(resolve => setTimeout(resolve, 150));
      sending--;
      return simulator.handle(request);
    };
    const [one, two] = [await open(), await open()];
    const { entitlement, account } = await offered(one.stores);
    const taps = [one, two].map(({ stores }) => stores.confirmation.confirm(entitlement, account));
    await Promise.all(taps);
    for (const { stores } of [one, two])
      await vi.waitFor(() => expect(stateOf(stores, entitlement.id)).toBe('accepted'), 15_000);
    expect({ payouts: simulator.world.payouts.size, most }).toEqual({ payouts: 1, most: 1 });
  }, 60_000);

  test('one loses the network and gets it back: "checking" meanwhile, never failed, then paid once', async () => {
    const page = await open();
    const { entitlement, account } = await offered(page.stores);
    const seen: string[] = [];
    page.stores.confirmation.subscribe(() => seen.push(stateOf(page.stores, entitlement.id) ?? 'none'));
    above.pass = async () => {
      throw new TypeError('There is no network');
    };
    void page.stores.confirmation.confirm(entitlement, account);
    await vi.waitFor(() => expect(stateOf(page.stores, entitlement.id)).toBe('checking'), 10_000);
    above.pass = request => simulator.handle(request);
    await page.stores.confirmation.checkNow(entitlement.id);
    await vi.waitFor(() => expect(stateOf(page.stores, entitlement.id)).toBe('accepted'), 15_000);
    expect([...new Set(seen)]).toEqual(['sending', 'checking', 'accepted']);
    await vi.waitFor(() => {
      const [payout] = [...page.stores.payouts.get().values()];
      expect(payout?.status).toBe('settled');
    }, 15_000);
    expect(simulator.world.payouts.size).toBe(1);
  }, 60_000);
});
