import type { ConfirmationJournal, ConfirmationState } from '@yongyiban/core';
import type { Simulator } from '@yongyiban/mock-server';
import type { Tab } from './tab.ts';
import type { VirtualTime } from './virtual-time.ts';

interface Sent {
  readonly entitlement: string;
  readonly tab: string;
  readonly body: string;
  readonly version: string | null;
}

/** Watches the wire and every screen while things happen, and writes down whatever must never be. */
export class Observer {
  readonly wrong: string[] = [];
  sends = 0;
  readonly #disk: ConfirmationJournal;
  readonly #simulator: Simulator;
  readonly #time: VirtualTime;
  readonly #keys = new Map<string, Sent>();
  /** Requests whose sender still waits: neither killed nor out of patience. */
  readonly #flying = new Map<string, { readonly request: Request; readonly alive: () => boolean }>();
  /** Until when a key must not be sent again, as the platform asked. */
  readonly #resting = new Map<string, { tab: string; until: number }>();
  /** Amounts and versions that a screen has shown. */
  readonly #shown = new Set<string>();

  readonly #life: number;
  /** The ids of events that each tab was sent. */
  readonly #heard = new Set<string>();

  constructor(disk: ConfirmationJournal, simulator: Simulator, time: VirtualTime, life: number) {
    this.#life = life;
    this.#disk = disk;
    this.#simulator = simulator;
    this.#time = time;
  }

  /** Passes a request on; looks at those that confirm. */
  async sent(
    request: Request,
    tab: string,
    alive: () => boolean,
    pass: (request: Request) => Promise<Response>,
  ): Promise<Response> {
    if (request.url.endsWith('/payouts/events')) return this.#stream(request, tab, pass);
    if (request.method !== 'POST' || !request.url.endsWith('/confirmations')) return pass(request);
    this.sends++;
    const key = request.headers.get('Idempotency-Key') ?? '';
    const body = await request.clone().text();
    const { entitlement, amount } = JSON.parse(body) as { entitlement: string; amount: number };
    const version = request.headers.get('If-Match');
    await this.#look(key, { entitlement, tab, body, version }, amount);
    const flight = { request, alive };
    this.#flying.set(entitlement, flight);
    try {
      const response = await pass(request);
      const after = response.headers.get('Retry-After');
      // Who gave up waiting never heard it, nor who was cut off.
      const heard = after !== null && !request.signal.aborted && (await isWhole(response));
      if (heard) this.#resting.set(key, { tab, until: this.#time.now() + Number(after) * 1000 });
      return response;
    } finally {
      if (this.#flying.get(entitlement) === flight) this.#flying.delete(entitlement);
    }
  }

  /** A stream goes on after an event that this tab was sent; after one that it was not, something would be lost. */
  async #stream(request: Request, tab: string, pass: (request: Request) => Promise<Response>): Promise<Response> {
    const after = request.headers.get('Last-Event-ID');
    if (after !== null && !this.#heard.has(`${tab} ${after}`))
      this.#say(`${tab} resumed the stream after an event it never got`);
    const response = await pass(request);
    const decoder = new TextDecoder();
    const heard = new TransformStream<Uint8Array, Uint8Array>({
      transform: (part, controller) => {
        for (const [, id] of decoder.decode(part, { stream: true }).matchAll(/^id: (\d+)$/gm))
          this.#heard.add(`${tab} ${id}`);
        controller.enqueue(part);
      },
    });
    return new Response(response.body?.pipeThrough(heard) ?? null, {
      status: response.status,
      headers: response.headers,
    });
  }

  async #look(key: string, sent: Sent, amount: number): Promise<void> {
    const { entitlement, tab, body, version } = sent;
    const entry = await this.#disk.read(key);
    if (!entry) this.#say(`${tab} sent a key for ${entitlement} that the journal did not hold`);
    else {
      if (entry.outcome) this.#say(`${tab} sent ${entitlement} again after it was settled`);
      if (version !== `"${entry.intent.version}"`) this.#say(`${tab} sent ${entitlement} for a version nobody tapped`);
      if (amount !== entry.intent.amount) this.#say(`${tab} sent ${entitlement} with an amount nobody tapped`);
      if (this.#time.now() >= Date.parse(entry.intent.createdAt) + this.#life + 100)
        this.#say(`${tab} sent ${entitlement} after its life was over`);
      if (entry.attempts < 1) this.#say(`${tab} sent ${entitlement} before the attempt was written down`);
    }
    if (!this.#shown.has(`${entitlement} ${version} ${amount}`))
      this.#say(`${entitlement} was sent as no screen showed it`);
    const first = this.#keys.get(key);
    if (first && first.body !== body) this.#say(`A key of ${entitlement} was sent with another body`);
    for (const [other, { entitlement: about }] of this.#keys) {
      if (other === key || about !== entitlement) continue;
      const before = await this.#disk.read(other);
      if (before && !before.outcome)
        this.#say(`${entitlement} was sent under a second key while the first was pending`);
    }
    const flying = this.#flying.get(entitlement);
    if (flying?.alive() && !flying.request.signal.aborted) this.#say(`${entitlement} was sent twice at the same time`);
    const resting = this.#resting.get(key);
    // Another tab can only know what the journal says: the first may have been killed before it wrote that down.
    if (resting?.tab === tab ? this.#time.now() < resting.until : this.#time.now() < Date.parse(entry?.restUntil ?? ''))
      this.#say(`${tab} sent ${entitlement} sooner than the platform asked`);
    this.#keys.set(key, first ?? sent);
  }

  /** Follows what a tab shows. */
  watches(tab: Tab): void {
    const { entitlements, confirmation, payouts } = tab.stores;
    const note = (id: string, version: number, amount: number): void => {
      this.#shown.add(`${id} "${version}" ${amount}`);
    };
    entitlements.subscribe(() => {
      for (const { id, version, amount } of entitlements.get().data ?? []) note(id, version, amount);
    });
    let before = new Map<string, ConfirmationState>();
    confirmation.subscribe(() => {
      if (!tab.alive) return;
      for (const [id, state] of confirmation.get()) {
        const old = before.get(id);
        if (old === state) continue;
        if (old && old.intent.key === state.intent.key) this.#moved(tab, old, state);
        this.#tellsTruth(tab, state);
        if (state.kind === 'changed') note(id, state.current.version, state.current.amount);
      }
      before = new Map(confirmation.get());
    });
    const highest = new Map<string, number>();
    payouts.subscribe(() => {
      if (!tab.alive) return;
      for (const [id, { events, status }] of payouts.get()) {
        const sequences = events.map(({ sequence }) => sequence);
        const last = sequences.at(-1) ?? 0;
        if (sequences.some((sequence, index) => index > 0 && sequence <= (sequences[index - 1] as number)))
          this.#say(`${tab.name} shows events of ${id} out of order or twice`);
        if (last < (highest.get(id) ?? 0)) this.#say(`${tab.name} shows ${id} going backwards`);
        if (events.at(-1)?.status !== status)
          this.#say(`${tab.name} shows ${id} as ${status}, which is not its last event`);
        highest.set(id, last);
      }
    });
  }

  #moved(tab: Tab, from: ConfirmationState, to: ConfirmationState): void {
    const settled = from.kind === 'accepted' || from.kind === 'changed' || from.kind === 'refused';
    const back = from.kind === 'checking' && to.kind === 'sending';
    if (settled || back) this.#say(`${tab.name} showed ${from.kind} and then ${to.kind} for one tap`);
  }

  /** What a screen says of a tap must be so in the books at that very moment. */
  #tellsTruth(tab: Tab, state: ConfirmationState): void {
    const { intent } = state;
    const done = this.#succeeded(intent.key);
    const confirmed = this.#simulator.world.entitlements.get(intent.entitlement)?.confirmation !== undefined;
    if (state.kind === 'accepted' && !confirmed)
      this.#say(`${tab.name} says accepted, and ${intent.entitlement} is not`);
    if ((state.kind === 'refused' || state.kind === 'changed') && done)
      this.#say(`${tab.name} says ${state.kind}, and ${intent.entitlement} was confirmed by that very tap`);
    // Where nobody was signed in any more, or it could not even be asked who is, nothing was written and nothing sent:
    // that is said as it is.
    const nobody = state.kind === 'refused' && (state.error.retry || state.error.code === 'unauthenticated');
    const neverSent = nobody && !this.#keys.has(intent.key);
    if (state.kind === 'refused' && !neverSent && !honest.has(state.error.code))
      this.#say(`${tab.name} says refused with ${state.error.code}, which no honest tap can bring`);
  }

  #succeeded(key: string): boolean {
    // 200 only shows what another tap had made before.
    for (const [name, record] of this.#simulator.world.idempotency)
      if (name.endsWith(` ${key}`) && record.answer?.status === 201) return true;
    return false;
  }

  /** Whether the platform took a tap under this key. */
  took(key: string): boolean {
    return this.#succeeded(key);
  }

  #say(wrong: string): void {
    if (!this.wrong.includes(wrong)) this.wrong.push(wrong);
  }
}

/** Refusals that a tap on what a screen showed can honestly meet. */
const honest = new Set(['deadline-passed', 'withdrawn', 'account-unusable', 'not-found']);

async function isWhole(response: Response): Promise<boolean> {
  return response
    .clone()
    .text()
    .then(
      () => true,
      () => false,
    );
}
