import type { ConfirmationState, Remote, Stores } from '@yongyiban/core';
import type { EntitlementId, PayoutId } from '@yongyiban/core/contract';
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { YybErrorEvent, YybPayoutEvent, YybReadyEvent, YybScreenEvent, YybSessionEvent } from '../events.ts';
import type { Act } from '../panel/act.ts';
import { actions } from '../panel/actions.ts';
import { draw, type LazyScreen, type Loaded } from '../panel/draw.ts';
import { foot, head } from '../panel/frame.ts';
import { Guard, isFramedByStranger } from '../panel/guard.ts';
import { here, type Move, move, returnsTo, start, type Way } from '../panel/route.ts';
import { entitlementOf, keyOf, payoutIdOf, type Screen, screenOf } from '../panel/screen.ts';
import type { ScanPart } from '../panel/screens/signed-out.ts';
import { type Moment, movesFocus, spoken } from '../panel/spoken.ts';
import { type Draft, emptyDraft, type View } from '../panel/view.ts';
import { Voice } from '../panel/voice.ts';
import { panelStyles } from '../styles/index.ts';
import { YybElement } from './base.ts';

const nothingYet: Remote<never> = { data: null, loading: false, error: null, loadedAt: null };

/** Rows drawn at once, and rows added in each later step of a long list. */
const firstRows = 40;
const nextRows = 60;

/**
 * The panel "my subsidies": what one is owed and why, one tap to confirm, the money's way to the account.
 *
 * @tagname yyb-my-subsidies
 * @slot - Shown until the script has loaded: a placeholder from the server.
 * @slot foot - Beside the help line.
 * @slot signed-out - Below the doors, for a host's own words.
 * @csspart head - Title, for whom, the two switches.
 * @csspart foot - The help line.
 * @csspart button - Every button; `main-button` is the one solid button of a screen.
 * @csspart row - One line of a list.
 * @csspart amount - The amount that is the headline of a screen.
 * @csspart receipt - The receipt of a payout.
 * @fires yyb-ready - The first data is on the screen.
 * @fires yyb-screen - Another screen is on show.
 * @fires yyb-confirm - The person tapped confirm; `preventDefault()` keeps it from being sent.
 * @fires yyb-confirmed - The platform accepted a confirmation.
 * @fires yyb-payout - A payout came to its end.
 * @fires yyb-session - Somebody signed in or out, or the session ended.
 * @fires yyb-error - Something could not be loaded.
 */
export class YybMySubsidies extends YybElement {
  static override styles = panelStyles;
  static override properties: PropertyDeclarations = {
    allowedAncestors: { attribute: 'allowed-ancestors' },
    expectedRows: { attribute: 'expected-rows', type: Number },
  };

  /** Origins that may frame the page, separated by spaces; unless set, any may. */
  declare allowedAncestors: string | null;
  /** How many rows the skeleton shows, where the host can guess it: the page below then does not move. */
  declare expectedRows: number;

  #way: Way = start;
  #draft: Draft = emptyDraft;
  #before: ConfirmationState | null = null;
  #rows = firstRows;
  #slow = false;
  #framed = false;
  #doorsAgain = false;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #last: Moment | null = null;
  #focusKey: string | null | undefined;
  #online = true;
  #loaded: { screens: Partial<Record<string, LazyScreen>>; scan: ScanPart | null } = { screens: {}, scan: null };
  readonly #asked = new Set<string>();
  readonly #voice = new Voice(this);
  readonly #guard = new Guard();
  readonly #act: Act;

  constructor() {
    super();
    this.allowedAncestors = null;
    this.expectedRows = 3;
    this.#act = actions({
      host: this,
      guard: this.#guard,
      stores: () => this.shared?.stores ?? null,
      view: () => this.#view(this.shared!.stores),
      go: (step, key) => this.#go(step, key),
      change: draft => this.#change(draft),
      hold: state => {
        this.#before = state;
      },
      load: () => this.#load(true),
      showDoors: () => {
        this.#doorsAgain = true;
        this.requestUpdate();
      },
      chooseLanguage: language => {
        this.language = language;
        this.requestUpdate();
      },
      shown: () => this.shownLanguage,
      root: () => this.renderRoot as ShadowRoot,
      speech: () => this.speech,
    });
    this.addEventListener('keydown', event => this.#onKey(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#framed = isFramedByStranger(this.allowedAncestors?.split(/\s+/).filter(Boolean) ?? null);
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisible);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  readonly #onVisible = (): void => {
    if (document.visibilityState === 'visible') this.#guard.shown();
  };

  protected override attach(stores: Stores): () => void {
    if (this.#framed) return () => {};
    const changed = (): void => this.requestUpdate();
    let subject: string | null = null;
    const onSession = (): void => {
      const state = stores.session.store.get();
      if (state.kind === 'signed-in') {
        this.#doorsAgain = false;
        const another = subject !== null && subject !== state.session.subject.id;
        if (another) this.#go({ kind: 'home' });
        if (another || subject === null) {
          subject = state.session.subject.id;
          this.#load(true);
        } else if (this.#last?.screen.name === 'expired') this.#load(true);
      } else if (state.kind === 'signed-out') {
        subject = null;
        this.#way = start;
        this.#draft = emptyDraft;
      }
      if (state.kind !== 'unknown') this.dispatchEvent(new YybSessionEvent(state.kind));
      changed();
    };
    const onNetwork = (): void => {
      const { online } = stores.network.get();
      const timer = setTimeout(() => {
        if (stores.network.get().online !== online || this.#online === online) return;
        this.#online = online;
        const speech = this.speech;
        this.#voice.say({ how: 'polite', words: speech.t(online ? 'offline.back' : 'offline.title') });
        if (online) this.#load(true);
      }, 2000);
      this.#timers.push(timer);
      changed();
    };
    const ends = [
      stores.session.store.subscribe(onSession),
      stores.network.subscribe(onNetwork),
      ...[stores.entitlements, stores.accounts, stores.decisions, stores.objections, stores.applications].map(store =>
        store.subscribe(changed),
      ),
      stores.payouts.subscribe(changed),
      stores.confirmation.subscribe(changed),
    ];
    this.#online = stores.network.get().online;
    this.#timers.push(
      setTimeout(() => {
        if (this.#last?.screen.name === 'loading')
          this.#voice.say({ how: 'polite', words: this.speech.t('panel.loading') });
      }, 1000),
      setTimeout(() => {
        this.#slow = true;
        changed();
      }, 5000),
    );
    queueMicrotask(onSession);
    return () => {
      for (const end of ends) end();
      this.#endDetail?.();
      this.#endDetail = null;
      this.#detailOf = null;
      this.#asked.clear();
    };
  }

  // Going and keeping --------------------------------------------------------------------------------------------------

  #go(step: Move, focusKey?: string | null): void {
    const before = this.#way;
    this.#way = move(before, step);
    if (this.#way === before) return;
    this.#draft = emptyDraft;
    this.#before = null;
    const back = step.kind === 'back' || step.kind === 'home';
    this.#focusKey = focusKey ?? (back ? returnsTo(before, this.#way) : undefined);
    if (back) this.shared?.stores.entitlements.load().catch(() => {});
    this.#load(false);
    this.requestUpdate();
  }

  #change(draft: Partial<Draft>): void {
    const typed = draft.query !== undefined || draft.show !== undefined;
    this.#draft = { ...this.#draft, ...draft };
    this.requestUpdate();
    if (typed) {
      const find = async (): Promise<void> => {
        await this.updateComplete;
        const n = this.renderRoot.querySelectorAll('.yyb-row').length;
        this.#voice.say({ how: 'polite', words: this.speech.t('list.found', { n }) }, 500);
      };
      void find();
    }
  }

  #detailOf: EntitlementId | null = null;
  #endDetail: (() => void) | null = null;

  /** Asks for what the present page shows. `again`: even if it has been asked for before. */
  #load(again: boolean): void {
    const stores = this.shared?.stores;
    if (stores?.session.store.get().kind !== 'signed-in') return;
    if (again) this.#asked.clear();
    const once = (key: string, load: () => Promise<unknown>): void => {
      if (this.#asked.has(key)) return;
      this.#asked.add(key);
      load().catch(() => this.#asked.delete(key));
    };
    once('entitlements', () => stores.entitlements.load());
    once('accounts', () => stores.accounts.load());
    once('decisions', () => stores.decisions.load());
    once('objections', () => stores.objections.load());
    const route = here(this.#way);
    if (route.name === 'application') {
      const { policy } = route;
      once(`application:${policy}`, async () => {
        await stores.applications.load();
        const begun = stores.applications.get().data?.some(application => application.policy.id === policy);
        if (begun === false) this.#act.begin(policy);
      });
    }
    if (route.name === 'history') once('payouts', () => stores.payouts.loadAll());
    if ((route.name === 'detail' || route.name === 'objection') && route.entitlement) {
      const id = route.entitlement;
      if (this.#detailOf !== id) {
        this.#endDetail?.();
        this.#detailOf = id;
        this.#endDetail = stores.entitlements.detail(id).subscribe(() => this.requestUpdate());
      }
      once(`detail:${id}`, () => stores.entitlements.loadDetail(id));
    }
  }

  /** A payout is loaded as soon as a screen or a row speaks of it. */
  #loadPayouts(view: View, screen: Screen): void {
    const stores = this.shared?.stores;
    if (!stores) return;
    const wanted: PayoutId[] = 'payout' in screen ? [screen.payout] : [];
    if (screen.name === 'list')
      for (const entitlement of view.entitlements.data ?? [])
        if (entitlement.status === 'failed') {
          const id = payoutIdOf(entitlement, view.confirmations.get(entitlement.id));
          if (id) wanted.push(id);
        }
    for (const id of wanted) {
      const key = `payout:${id}`;
      if (view.payouts.has(id) || this.#asked.has(key)) continue;
      this.#asked.add(key);
      stores.payouts.load(id).catch(() => {});
    }
  }

  // What is known --------------------------------------------------------------------------------------------------------

  #view(stores: Stores): View {
    const route = here(this.#way);
    const state = stores.session.store.get();
    const detail =
      'entitlement' in route && route.entitlement ? stores.entitlements.detail(route.entitlement).get() : nothingYet;
    const may = {
      confirm: stores.allows('confirm'),
      accounts: stores.allows('accounts'),
      actFor: stores.allows('act-for') && state.kind === 'signed-in' && state.session.authorities.length > 1,
    };
    return {
      uid: this.uid,
      level: this.level,
      large: this.type === 'large',
      now: this.now,
      route,
      session: state.kind === 'expired' && this.#doorsAgain ? { kind: 'signed-out' } : state,
      doors: stores.session.doors,
      may,
      entitlements: stores.entitlements.get(),
      detail,
      confirmations: stores.confirmation.get(),
      before: this.#before,
      payouts: stores.payouts.get(),
      accounts: stores.accounts.get(),
      decisions: stores.decisions.get(),
      applications: stores.applications.get(),
      objections: stores.objections.get(),
      online: stores.network.get().online,
      phone: this.helpLine,
      slow: this.#slow,
      framed: this.#framed,
      rows: this.#rows,
      expectedRows: this.expectedRows,
      draft: this.#draft,
    };
  }

  /** The view of a panel that has no platform yet: it loads. */
  #emptyView(): View {
    return {
      uid: this.uid,
      level: this.level,
      large: this.type === 'large',
      now: this.now,
      route: here(this.#way),
      session: { kind: 'unknown' },
      doors: [],
      may: { confirm: false, accounts: false, actFor: false },
      entitlements: nothingYet,
      detail: nothingYet,
      confirmations: new Map(),
      before: null,
      payouts: new Map(),
      accounts: nothingYet,
      decisions: nothingYet,
      applications: nothingYet,
      objections: nothingYet,
      online: true,
      phone: this.helpLine,
      slow: this.#slow,
      framed: this.#framed,
      rows: this.#rows,
      expectedRows: this.expectedRows,
      draft: this.#draft,
    };
  }

  // Drawing ----------------------------------------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const speech = this.speech;
    const view = this.shared ? this.#view(this.shared.stores) : this.#emptyView();
    const screen = screenOf(view);
    this.#now = { view, screen };
    const body = draw(screen, view, speech, this.#act, this.#loaded as Loaded);
    return html`<section class="yyb" lang=${speech.language} aria-labelledby="${this.uid}-title" part="panel"><div class="yyb-panel">${head(view, speech, this.#act)}${this.#voice.render()}${keyed(
      keyOf(screen),
      html`<div class="yyb-main yyb-arrive" data-screen=${screen.name}>${body}</div>${foot(view, speech)}`,
    )}</div></section>`;
  }

  #now: Moment | null = null;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const now = this.#now!;
    const last = this.#last;
    this.#last = now;
    const saying = spoken(last, now, this.speech);
    if (saying) this.#voice.say(saying);
    if (!last || keyOf(last.screen) !== keyOf(now.screen)) this.#onScreen(last, now);
    this.#moveFocus(last, now);
    this.#follow(last, now);
    this.#loadPayouts(now.view, now.screen);
    this.#grow(now);
    void this.#need(now);
  }

  #onScreen(last: Moment | null, now: Moment): void {
    this.#guard.shown();
    this.dispatchEvent(new YybScreenEvent(now.screen.name));
    if (last?.screen.name === 'loading' && now.screen.name === 'list') this.dispatchEvent(new YybReadyEvent());
    if (now.screen.name === 'error' && now.view.entitlements.error) {
      const { code, reference } = now.view.entitlements.error;
      this.dispatchEvent(new YybErrorEvent(code, reference));
    }
  }

  #moveFocus(last: Moment | null, now: Moment): void {
    const key = this.#focusKey;
    if (key) {
      const control = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-key]')].find(
        element => element.dataset.key === key,
      );
      if (control) {
        this.#focusKey = undefined;
        control.focus();
        return;
      }
    }
    if (last && keyOf(last.screen) === keyOf(now.screen)) {
      if (now.view.draft.mistake && now.view.draft.mistake !== last.view.draft.mistake)
        this.renderRoot.querySelector<HTMLElement>(`[name="${this.uid}-${now.view.draft.mistake.field}"]`)?.focus();
      return;
    }
    if (movesFocus(last?.screen ?? null, now.screen)) this.#heading?.focus();
  }

  /** Where a screen begins: its heading, or the panel's own where it has none. */
  get #heading(): HTMLElement | null {
    return (
      this.renderRoot.querySelector<HTMLElement>('[data-heading]') ??
      this.renderRoot.querySelector<HTMLElement>('.yyb-head__title')
    );
  }

  /** Tells the host of a payout's end, and brings the list up to date. */
  #follow(last: Moment | null, now: Moment): void {
    if (!('payout' in now.screen) || !last || !('payout' in last.screen)) return;
    const before = last.view.payouts.get(now.screen.payout)?.status;
    const status = now.view.payouts.get(now.screen.payout)?.status;
    if (!before || before === status) return;
    if (status === 'settled' || status === 'rejected' || status === 'returned') {
      this.dispatchEvent(new YybPayoutEvent(now.screen.payout, status));
      this.shared?.stores.entitlements.load().catch(() => {});
    }
  }

  /** A long list grows in steps, so that a tap or a key never waits for it. */
  #grow(now: Moment): void {
    if (now.screen.name !== 'list' || (now.view.entitlements.data?.length ?? 0) <= this.#rows) return;
    this.#timers.push(
      setTimeout(() => {
        this.#rows += nextRows;
        this.requestUpdate();
      }),
    );
  }

  /** Loads what this screen needs and has not got. */
  async #need({ view, screen }: Moment): Promise<void> {
    const scans = screen.name === 'signed-out' && view.doors.some(door => door.kind === 'scan');
    if (scans && !this.#loaded.scan) {
      const { scan, words } = await import('../panel/scan.ts');
      this.#loaded = { ...this.#loaded, scan };
      this.learn(words);
    } else if (isLazy(screen.name) && !this.#loaded.screens[screen.name]) {
      const { lazyScreens, words } = await import('../panel/lazy.ts');
      this.#loaded = { ...this.#loaded, screens: lazyScreens };
      this.learn(words);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[data-heading]')?.focus();
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (this.#way.length > 1) {
      event.stopPropagation();
      this.#go({ kind: 'back' });
    }
  }

  /** Shows one of the subject's entitlements, as a link in a message of the host's may ask for. */
  show(entitlement: string): void {
    const id = entitlement as EntitlementId;
    if (this.#last && !entitlementOf(this.#last.view, id)) return;
    this.#go({ kind: 'open', route: { name: 'detail', entitlement: id }, by: null });
  }
}

const lazyNames: ReadonlySet<string> = new Set([
  'decisions',
  'decision',
  'application',
  'objection',
  'objections',
  'accounts',
  'acting',
  'history',
]);

function isLazy(name: string): boolean {
  return lazyNames.has(name);
}

declare global {
  interface HTMLElementTagNameMap {
    'yyb-my-subsidies': YybMySubsidies;
  }
}
