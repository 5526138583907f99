import type { Stores } from '@yongyiban/core';
import type { EntitlementId } from '@yongyiban/core/contract';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { YybErrorEvent, YybPayoutEvent, YybReadyEvent, YybScreenEvent, YybSessionEvent } from '../events.ts';
import type { Act } from '../panel/act.ts';
import { actions, type Panel } from '../panel/actions.ts';
import { Asking } from '../panel/asking.ts';
import { draw, isFirst } from '../panel/draw.ts';
import { Focus } from '../panel/focus.ts';
import { foot, head } from '../panel/frame.ts';
import { Guard, isFramedByStranger } from '../panel/guard.ts';
import { placeMemory } from '../panel/kept-place.ts';
import type { LaterScreens } from '../panel/later.ts';
import { laterPart } from '../panel/later-part.ts';
import { Page, payoutsOn } from '../panel/page.ts';
import { here, type Move } from '../panel/route.ts';
import { entitlementOf, keyOf, screenOf } from '../panel/screen.ts';
import { type Moment, spoken } from '../panel/spoken.ts';
import type { Draft, View } from '../panel/view.ts';
import { Voice } from '../panel/voice.ts';
import type { Part } from '../part.ts';
import { panelStyles } from '../styles/index.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { YybElement } from './base.ts';

/** Being without a network is said only when it lasts. */
const offlineAfter = 2000;

/**
 * The panel "my subsidies": what one is owed and why, one tap to confirm, the money's way to the account.
 *
 * @tagname yyb-my-subsidies
 * @slot foot - Beside the help line.
 * @slot signed-out - Below the doors, for a host's own words.
 * @csspart panel - The whole panel.
 * @csspart head - Title, for whom, the two switches.
 * @csspart foot - The help line.
 * @csspart heading - The heading of a screen.
 * @csspart summary - The band at the top of the list.
 * @csspart button - Every button.
 * @csspart main-button - The one solid button of a screen.
 * @csspart door - One way to sign in.
 * @csspart group - One section of the list.
 * @csspart row - One line of a list.
 * @csspart amount - The amount that is the headline of a screen.
 * @csspart clauses - The conditions one by one.
 * @csspart arithmetic - How the amount is worked out.
 * @csspart timeline - The money's way.
 * @csspart receipt - The receipt of a payout.
 * @csspart compare - Old and new amount side by side.
 * @csspart notice - A notice.
 * @cssprop --yyb-color-action - The one solid button.
 * @cssprop --yyb-color-on-action - Words on the solid button.
 * @cssprop --yyb-color-link - Links and outlined buttons.
 * @cssprop --yyb-color-focus - The focus ring.
 * @cssprop --yyb-color-surface - The ground.
 * @cssprop --yyb-color-text - Text.
 * @cssprop --yyb-font - The typeface.
 * @cssprop --yyb-scale - One number by which all text grows.
 * @cssprop --yyb-radius-panel - How round the panel's corners are.
 * @fires {YybReadyEvent} yyb-ready - The first data is on the screen.
 * @fires {YybScreenEvent} yyb-screen - Another screen is on show.
 * @fires {YybConfirmEvent} yyb-confirm - The person tapped confirm; `preventDefault()` keeps it from being sent.
 * @fires {YybConfirmedEvent} yyb-confirmed - The platform accepted a confirmation.
 * @fires {YybPayoutEvent} yyb-payout - A payout came to its end.
 * @fires {YybSessionEvent} yyb-session - Somebody signed in or out, or the session ended.
 * @fires {YybErrorEvent} yyb-error - Something could not be loaded.
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

  readonly #page = new Page();
  readonly #voice = new Voice(this);
  readonly #focusing = new Focus();
  readonly #guard = new Guard();
  readonly #act: Act;
  readonly #handle: Panel;
  #made: LaterScreens | null = null;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #asking: Asking | null = null;
  #framed = false;
  /** What was shown last, and what is being drawn. */
  #last: Moment | null = null;
  #present: Moment | null = null;

  constructor() {
    super();
    this.allowedAncestors = null;
    this.expectedRows = 3;
    this.#handle = {
      host: this,
      guard: this.#guard,
      page: this.#page,
      stores: () => this.shared?.stores ?? null,
      view: () => this.#view(),
      go: step => this.#go(step),
      change: draft => this.#change(draft),
      load: () => this.#asking?.for(here(this.#page.way), true),
      redraw: () => this.requestUpdate(),
      chooseLanguage: language => {
        this.language = language;
        this.requestUpdate();
      },
      speech: () => this.speech,
      later: async () => {
        await Promise.all(this.#laterParts.map(part => part.get()));
        return this.#later!;
      },
      again: () => {
        for (const part of this.#laterParts) part.again();
      },
      need: part => this.follow(part),
    };
    this.#act = actions(this.#handle);
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
    this.#guard.stop();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Shows one of the subject's entitlements, as a link in a message of the host's may ask for. */
  show(entitlement: string): void {
    const id = entitlement as EntitlementId;
    if (entitlementOf(this.#view(), id))
      this.#go({ kind: 'open', route: { name: 'detail', entitlement: id }, by: null });
  }

  // Connecting -----------------------------------------------------------------------------------------------------------

  protected override attach(stores: Stores): () => void {
    if (this.#framed) return () => {};
    const changed = (): void => this.requestUpdate();
    const asking = new Asking(stores, changed, policy => void this.#handle.later().then(later => later.begin(policy)));
    this.#asking = asking;
    const onSession = this.#sessionWatch(stores, asking);
    const ends = [
      stores.session.store.subscribe(onSession),
      stores.network.subscribe(this.#networkWatch(stores)),
      stores.entitlements.subscribe(changed),
      stores.accounts.subscribe(changed),
      stores.decisions.subscribe(changed),
      stores.objections.subscribe(changed),
      stores.applications.subscribe(changed),
      stores.applications.uploads.subscribe(changed),
      stores.payouts.subscribe(changed),
      stores.confirmation.subscribe(changed),
    ];
    this.#in(1000, () => {
      if (this.#last?.screen.name === 'loading')
        this.#voice.say({ how: 'polite', words: this.speech.t('panel.loading') });
    });
    this.#in(5000, () => {
      this.#page.slow = true;
      changed();
    });
    queueMicrotask(onSession);
    return () => {
      for (const end of ends) end();
      asking.stop();
      this.#asking = null;
    };
  }

  /** Another subject, or nobody: nothing of the last one stays, not even what was said of them. */
  protected override forget(): void {
    this.#page.reset();
    this.#voice.hush();
    this.#last = null;
  }

  #sessionWatch(stores: Stores, asking: Asking): () => void {
    const memory = placeMemory(`${this.baseUrl} ${this.id}`);
    let subject: string | null = null;
    let kind: string | null = null;
    return () => {
      const state = stores.session.store.get();
      if (state.kind === 'signed-in') {
        const { id } = state.session.subject;
        if (subject !== id) {
          if (subject !== null) this.forget();
          subject = id;
          const kept = memory.take(id);
          if (kept) {
            this.#page.way = kept;
            this.#focusing.expect();
          }
          asking.for(here(this.#page.way), true);
        } else if (kind !== 'signed-in') asking.for(here(this.#page.way), true);
        this.#page.doorsAgain = false;
        if (kind === 'expired') memory.forget();
      } else if (state.kind === 'signed-out') {
        // Who comes back from a door that stayed shut may still come back through another.
        if (subject !== null) memory.forget();
        subject = null;
        this.forget();
      } else if (state.kind === 'expired' && subject !== null) memory.keep(subject, this.#page.way);
      if (state.kind !== kind && state.kind !== 'unknown') this.dispatchEvent(new YybSessionEvent(state.kind));
      kind = state.kind;
      this.requestUpdate();
    };
  }

  #networkWatch(stores: Stores): () => void {
    let told = stores.network.get().online;
    return () => {
      this.requestUpdate();
      this.#in(offlineAfter, () => {
        const { online } = stores.network.get();
        if (online === told) return;
        told = online;
        this.#voice.say({ how: 'polite', words: this.speech.t(online ? 'offline.back' : 'offline.title') });
        if (online) this.#asking?.for(here(this.#page.way), true);
      });
    };
  }

  #in(milliseconds: number, what: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      what();
    }, milliseconds);
    this.#timers.add(timer);
  }

  // Going ----------------------------------------------------------------------------------------------------------------

  #go(step: Move): void {
    if (!this.#page.go(step)) return;
    if (step.kind === 'back' || step.kind === 'home') this.#asking?.list();
    this.#asking?.for(here(this.#page.way), false);
    this.requestUpdate();
  }

  #change(draft: Partial<Draft>): void {
    this.#page.change(draft);
    this.requestUpdate();
    if (draft.query === undefined && draft.show === undefined) return;
    void this.updateComplete.then(() => {
      const n = this.renderRoot.querySelectorAll('.yyb-row').length;
      this.#voice.say({ how: 'polite', words: this.speech.t('list.found', { n }) }, 500);
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || this.#page.way.length === 1) return;
    event.stopPropagation();
    this.#go({ kind: 'back' });
  }

  /** A tap aimed at another window or tab must not land on a button that has just come into sight. */
  readonly #onVisible = (): void => {
    if (document.visibilityState === 'visible') this.#guard.shown();
  };

  // Drawing --------------------------------------------------------------------------------------------------------------

  #view(): View {
    return this.#page.view(this.shared?.stores ?? null, {
      uid: this.uid,
      level: this.level,
      large: this.type === 'large',
      now: this.now,
      phone: this.helpLine,
      framed: this.#framed,
      partFailed: this.#laterParts.some(part => part.failed),
      expectedRows: this.expectedRows,
    });
  }

  protected override render(): TemplateResult {
    const speech = this.speech;
    const view = this.#view();
    const screen = this.speaks ? screenOf(view) : ({ name: 'loading' } as const);
    this.#present = { view, screen };
    return html`<section class="yyb" lang=${speech.language} aria-labelledby=${this.speaks ? `${this.uid}-title` : nothing} aria-busy=${screen.name === 'loading' ? 'true' : nothing} part="panel"><div class="yyb-panel">${head(view, speech, this.#act, this.speaks)}${this.#voice.render()}${this.englishFailed ? html`<p class="yyb-flush yyb-warn" lang="en">English could not be loaded. We keep trying.</p>` : nothing}${keyed(
      keyOf(screen),
      html`<div class="yyb-main yyb-arrive" data-screen=${screen.name}>${draw(screen, view, speech, this.#act, this.#later)}</div>${foot(view, speech, this.#act, this.speaks)}`,
    )}</div></section>`;
  }

  protected override update(changed: PropertyValues<this>): void {
    this.#focusing.hold(this.renderRoot);
    super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const now = this.#present!;
    const last = this.#last;
    this.#last = now;
    if (!this.speaks) return;
    const saying = spoken(last, now, this.speech);
    if (saying) this.#voice.say(saying);
    if (!last || keyOf(last.screen) !== keyOf(now.screen)) this.#onScreen(last, now);
    if (this.#focusing.move(this.renderRoot, this.#page.focusKey, last, now)) this.#page.focusKey = null;
    this.#guard.watch(this.renderRoot.querySelector('[data-key="pay"]'));
    this.#tellEnd(last, now);
    for (const id of payoutsOn(now.view, now.screen)) this.#asking?.payout(id);
    // A long list grows in steps, so that a tap or a key never waits for it.
    if (this.#page.grow(now.view, now.screen)) this.#in(0, () => this.requestUpdate());
    if (!isFirst(now.screen)) this.#followLater();
    // Fetched early, so that they are there when the network is not.
    else if (now.screen.name !== 'loading' && !this.#later) this.#in(200, () => this.#followLater());
  }

  #onScreen(last: Moment | null, { view, screen }: Moment): void {
    this.#guard.shown();
    this.dispatchEvent(new YybScreenEvent(screen.name));
    if (last?.screen.name === 'loading' && screen.name === 'list') this.dispatchEvent(new YybReadyEvent());
    if (screen.name !== 'error' || !view.entitlements.error) return;
    const { code, reference } = view.entitlements.error;
    this.dispatchEvent(new YybErrorEvent(code, reference));
  }

  /** Tells the host of the end of a payout that is on show, and brings the list up to date. */
  #tellEnd(last: Moment | null, { view, screen }: Moment): void {
    if (!('payout' in screen)) return;
    const before = last?.view.payouts.get(screen.payout)?.status;
    const status = view.payouts.get(screen.payout)?.status;
    if (!before || before === status) return;
    if (status !== 'settled' && status !== 'rejected' && status !== 'returned') return;
    this.dispatchEvent(new YybPayoutEvent(screen.payout, status));
    this.#asking?.list();
  }

  /** What the screens off the straight way need: themselves, and their words in the language shown. */
  get #laterParts(): readonly [typeof laterPart, Part<unknown>] {
    return [laterPart, vocabulary[this.shownLanguage].more];
  }

  get #later(): LaterScreens | null {
    const [{ value }, words] = this.#laterParts;
    if (!value || !words.value) return null;
    this.#made ??= value.laterScreens(this.#handle, this.#act);
    return this.#made;
  }

  #followLater(): void {
    for (const part of this.#laterParts) this.follow(part);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yyb-my-subsidies': YybMySubsidies;
  }
}
