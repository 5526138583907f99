import { type Client, createClient, type SessionProvider, signInSession } from '@yongyiban/core';
import { createSimulator, runningClock, type Simulator } from '@yongyiban/mock-server';
import { beforeEach, describe, expect, test } from 'vitest';
import { VirtualTime } from './virtual-time.ts';

const start = '2020-06-10T01:00:00Z';
const origin = 'http://127.0.0.1:4010';
const home = 'http://localhost:5173/subsidies?tab=2#top';

let time: VirtualTime;
let simulator: Simulator;
/** What survives a reload: the tab's memory and its address. */
let tab: { address: string; memory: Map<string, string> };
let requests: string[];

function open(): { session: SessionProvider; client: Client } {
  const handle = (request: Request): Promise<Response> => {
    requests.push(new URL(request.url).pathname);
    return simulator.handle(request);
  };
  const session = signInSession({
    baseUrl: `${origin}/v1`,
    clientId: 'test-page',
    clock: time,
    fetch: handle,
    place: {
      here: () => tab.address,
      leave: address => {
        tab.address = address;
      },
      rewrite: address => {
        tab.address = address;
      },
      memory: {
        getItem: key => tab.memory.get(key) ?? null,
        setItem: (key, value) => void tab.memory.set(key, value),
        removeItem: key => void tab.memory.delete(key),
      },
    },
  });
  return { session, client: createClient({ baseUrl: `${origin}/v1`, session, clock: time, fetch: handle }) };
}

/** The person chooses themselves on the authorization server's page, and the browser follows back. */
async function choose(person: string): Promise<void> {
  const { origin: server, pathname, searchParams } = new URL(tab.address);
  const body = new URLSearchParams([...searchParams, ['person', person]]);
  const response = await simulator.handle(new Request(server + pathname, { method: 'POST', body }));
  tab.address = response.headers.get('Location') as string;
}

const everything = (): string => JSON.stringify([...tab.memory]) + tab.address;

/** PKCE is computed beside the event loop, where virtual time does not reach. */
async function real<T>(promise: Promise<T>): Promise<T> {
  return promise;
}

beforeEach(() => {
  time = new VirtualTime(start);
  simulator = createSimulator({ clock: runningClock({ start, timers: time }) });
  tab = { address: home, memory: new Map() };
  requests = [];
});

describe('a door that leaves the page', () => {
  async function enter(person = 'kaiyue') {
    const before = open();
    await real(before.session.signIn('zheliban'));
    expect(new URL(tab.address).searchParams.get('door')).toBe('zheliban');
    await choose(person);
    const after = open();
    await real(after.session.restore());
    return after;
  }

  test('comes back signed in, by that door, at the very address that was left', async () => {
    const { session } = await enter();
    expect(session.store.get()).toMatchObject({
      kind: 'signed-in',
      session: { door: 'zheliban', subject: { name: '宁波凯越国际贸易有限公司' } },
    });
    expect(tab.address).toBe(home);
  });

  test('leaves nothing behind that another visitor could use: no token, no verifier, no code', async () => {
    const { session } = await enter();
    const token = await session.token();
    expect(token).toBeTruthy();
    expect(everything()).not.toContain(token);
    expect(tab.memory.size).toBe(0);
    // A reload has nothing to go on with, and says so at once.
    const reloaded = open();
    await reloaded.session.restore();
    expect(reloaded.session.store.get().kind).toBe('signed-out');
  });

  test('is not fooled by an answer to a question that this tab did not ask', async () => {
    const { session } = open();
    await real(session.signIn('portal'));
    await choose('kaiyue');
    const url = new URL(tab.address);
    url.searchParams.set('state', 'somebody-elses');
    tab.address = url.href;
    const { session: after } = open();
    await real(after.restore());
    expect(after.store.get()).toMatchObject({ kind: 'signed-out', error: { code: 'sign-in' } });
    expect(requests.filter(path => path === '/oauth/token')).toEqual([]);
  });

  test('is asked once for a new token when the old one runs out, whoever else waits', async () => {
    const { session, client } = await enter();
    const first = await session.token();
    await time.pass(31 * 60_000);
    requests = [];
    await Promise.all([client.accounts.list().all(), client.entitlements.list().all(), client.session.get()]);
    expect(requests.filter(path => path === '/oauth/token')).toHaveLength(1);
    expect(await session.token()).not.toBe(first);
  });

  test('acts for another subject, and cannot for one whose authority has ended', async () => {
    const { session, client } = await enter();
    await real(session.actFor('sample-lin' as never));
    expect(session.store.get()).toMatchObject({ kind: 'signed-in', session: { subject: { id: 'sample-lin' } } });
    expect((await client.session.get()).subject.id).toBe('sample-lin');
    await expect(session.actFor('sample-empty' as never)).rejects.toMatchObject({ code: 'sign-in' });
    expect(session.store.get()).toMatchObject({ kind: 'signed-in', session: { subject: { id: 'sample-lin' } } });
  });

  test('signs out here at once, and there too', async () => {
    const { session } = await enter();
    const token = (await session.token()) as string;
    await real(session.signOut());
    expect(session.store.get()).toEqual({ kind: 'signed-out' });
    expect(await session.token()).toBeNull();
    const used = await simulator.handle(
      new Request(`${origin}/v1/session`, { headers: { Authorization: `Bearer ${token}` } }),
    );
    expect(used.status).toBe(401);
  });
});

describe('the scan of the enterprise code', () => {
  test('shows a code, waits, and lets in who scanned it', async () => {
    const { session } = open();
    const scanning = session.signIn('enterprise-code');
    const scan = await until(() => {
      const state = session.store.get();
      return state.kind === 'signed-out' && state.scan && !state.scan.expired ? state.scan : undefined;
    });
    await time.pass(5000);
    const approved = await simulator.handle(
      new Request(`${origin}/oauth/device`, {
        method: 'POST',
        body: new URLSearchParams({ user_code: scan.userCode, person: 'kaiyue' }),
      }),
    );
    expect(approved.ok).toBe(true);
    await time.wait(scanning);
    expect(session.store.get()).toMatchObject({ kind: 'signed-in', session: { door: 'enterprise-code' } });
  });

  test('says that the code has expired when nobody scans it', async () => {
    const { session } = open();
    const scanning = session.signIn('enterprise-code');
    await until(() => (session.store.get().kind === 'signed-out' ? true : undefined));
    await time.wait(scanning, 10 * 60_000);
    expect(session.store.get()).toEqual({ kind: 'signed-out', scan: { expired: true } });
  });

  test('stops when the person turns away', async () => {
    const { session } = open();
    const scanning = session.signIn('enterprise-code');
    await until(() => (session.store.get().kind === 'signed-out' ? true : undefined));
    session.cancelSignIn();
    await scanning;
    requests = [];
    await time.pass(60_000);
    expect(session.store.get()).toEqual({ kind: 'signed-out' });
    expect(requests).toEqual([]);
  });
});

/** Waits for what comes of work beside the event loop. */
async function until<T>(look: () => T | undefined): Promise<T> {
  for (let turns = 0; turns < 2000; turns++) {
    const found = look();
    if (found !== undefined) return found;
    await time.pass(0);
  }
  throw new Error('It never came');
}
