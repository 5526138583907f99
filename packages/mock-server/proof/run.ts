import { createSimulator, runningClock, type Simulator } from '@yongyiban/mock-server';
import { Browser } from './browser.ts';
import { judge, staleScreen } from './judge.ts';
import { Network } from './network.ts';
import { Observer } from './observer.ts';
import { Random } from './random.ts';
import type { Move, Schedule } from './schedule.ts';
import { Tab } from './tab.ts';
import { VirtualTime } from './virtual-time.ts';
import { oneCompany } from './world.ts';

/** What came of one schedule. */
export interface Report {
  /** Whatever must never be; empty when all is well. */
  readonly wrong: readonly string[];
  readonly counts: { readonly sends: number; readonly taps: number; readonly confirmed: number; readonly paid: number };
}

const subject = 'sample-company';

/** Lives through one schedule on virtual time, then through a calm hour, and judges. */
export async function run(schedule: Schedule): Promise<Report> {
  const life = new Life(schedule);
  try {
    return await life.run();
  } catch (error) {
    return {
      wrong: [`It broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
      counts: life.counts,
    };
  }
}

class Life {
  readonly #schedule: Schedule;
  readonly #time = new VirtualTime(oneCompany.start);
  readonly #simulator: Simulator;
  readonly #network: Network;
  readonly #browser: Browser;
  readonly #observer: Observer;
  readonly #random: Random;
  readonly #tabs: (Tab | null)[] = [null, null, null];
  #opened = 0;
  #taps = 0;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    this.#random = new Random(schedule.seed ^ 0x5eed);
    this.#simulator = createSimulator({
      seed: `proof-${schedule.seed}`,
      scenario: oneCompany,
      clock: runningClock({ start: oneCompany.start, timers: this.#time }),
    });
    this.#network = new Network(this.#simulator, this.#time, schedule.version);
    this.#browser = new Browser(this.#time);
    this.#observer = new Observer(this.#browser.disk, this.#simulator, this.#time, schedule.life);
  }

  get counts(): Report['counts'] {
    const { confirmations, entitlements } = this.#simulator.world;
    const paid = [...entitlements.values()].filter(({ status }) => status === 'paid').length;
    return { sends: this.#observer.sends, taps: this.#taps, confirmed: confirmations.size, paid };
  }

  async run(): Promise<Report> {
    for (const tab of [0, 1]) this.#open(tab);
    await this.#time.pass(300);
    let at = 0;
    for (const step of this.#schedule.steps) {
      await this.#time.pass(step.at - at);
      at = step.at;
      this.#move(step.move);
    }
    await this.#time.pass(100);
    await this.#calm();
    const wrong = [
      ...this.#observer.wrong,
      ...(await judge(this.#simulator, this.#browser.disk, this.#observer, this.#tabs[0] as Tab)),
    ];
    return { wrong, counts: this.counts };
  }

  /** Nothing goes wrong any more, and one page is open: now everything must come to its end. */
  async #calm(): Promise<void> {
    this.#simulator.clearFaults();
    this.#connect(true);
    this.#open(0);
    (this.#tabs[0] as Tab).visible.set(true);
    const { session } = (this.#tabs[0] as Tab).stores;
    for (let minutes = 0; minutes < 90; minutes += 3) {
      // The person signs in again where that is asked.
      if (session.store.get().kind === 'expired') void session.restore().catch(() => {});
      await this.#time.pass(180_000);
      if (minutes >= 3 && (await this.#browser.disk.list()).every(({ outcome }) => outcome)) break;
    }
    await this.#time.pass(120_000);
    const { entitlements, payouts } = (this.#tabs[0] as Tab).stores;
    this.#observer.wrong.push(...staleScreen(this.#simulator, payouts.get()));
    await this.#time.wait(Promise.all([entitlements.load(), payouts.loadAll()]));
  }

  #move(move: Move): void {
    const tab = 'tab' in move ? this.#tabs[move.tab] : null;
    switch (move.do) {
      case 'open':
        this.#open(move.tab);
        break;
      case 'kill':
        tab?.kill();
        this.#tabs[move.tab] = null;
        break;
      case 'tap':
        if (tab) this.#tap(tab, move.entitlement, move.account);
        break;
      case 'tap-all':
        if (tab) for (const index of [0, 1, 2]) this.#tap(tab, index, move.account);
        break;
      case 'check':
        for (const id of tab?.stores.confirmation.get().keys() ?? [])
          void tab?.stores.confirmation.checkNow(id).catch(() => {});
        break;
      case 'dismiss':
        for (const id of tab?.stores.confirmation.get().keys() ?? []) tab?.stores.confirmation.dismiss(id);
        break;
      case 'reload':
        void tab?.stores.entitlements.load();
        break;
      case 'hide':
      case 'show':
        tab?.visible.set(move.do === 'show');
        break;
      case 'offline':
      case 'online':
        this.#connect(move.do === 'online');
        break;
      case 'fault':
        this.#simulator.fault(move.fault);
        break;
      case 'echo':
        this.#network.echo = move.late;
        break;
      default:
        move satisfies never;
    }
  }

  #connect(online: boolean): void {
    this.#network.online = online;
    for (const tab of this.#tabs) tab?.online.set(online);
  }

  #open(index: number): void {
    if (this.#tabs[index]) return;
    const tab = new Tab({
      time: this.#time,
      browser: this.#browser,
      observer: this.#observer,
      schedule: this.#schedule,
      online: this.#network.online,
      random: this.#random.next,
      name: `tab ${index}.${this.#opened++}`,
      fetch: request => this.#network.fetch(request),
      getToken: this.#host(),
    });
    this.#tabs[index] = tab;
    void tab.stores.entitlements.load();
    void tab.stores.accounts.load();
  }

  /** A person taps what the screen shows, as it shows it. */
  #tap(tab: Tab, entitlement: number, account: number): void {
    const { session, entitlements, accounts, confirmation } = tab.stores;
    // Where the session has ended the screen asks to sign in again, and offers nothing to tap.
    if (session.store.get().kind === 'expired') return;
    const shown = entitlements.get().data?.find(({ id }) => id.endsWith(String(entitlement + 1)));
    const into = accounts.get().data?.[account];
    if (!shown || !into || (shown.status !== 'offered' && shown.status !== 'failed')) return;
    const state = confirmation.get().get(shown.id);
    // The screen offers no button while a tap is under way, and the new amount once it has changed.
    const current = state?.kind === 'changed' ? state.current : shown;
    this.#taps++;
    void confirmation.confirm(current, into.id).catch(() => {});
  }

  /** The host of one page: to refresh twice at the same time would spend the session. */
  #host(): (refresh: boolean) => Promise<string> {
    let token: string | null = null;
    let refreshing = false;
    return async refresh => {
      if (refresh) {
        if (refreshing) this.#observer.wrong.push('The token was refreshed twice at the same time');
        refreshing = true;
        await new Promise<void>(resolve => void this.#time.after(20, resolve));
        refreshing = false;
        token = null;
      }
      token ??= this.#simulator.tokenFor(subject);
      return token;
    };
  }
}
