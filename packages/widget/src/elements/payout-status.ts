import type { Stores } from '@yongyiban/core';
import type { Payout, PayoutId } from '@yongyiban/core/contract';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { YybPayoutEvent } from '../events.ts';
import { statusWords } from '../panel/screens/paying.ts';
import { Voice } from '../panel/voice.ts';
import { bodyBones } from '../parts/bones.ts';
import { failureWords } from '../parts/failure-words.ts';
import { figure } from '../parts/money.ts';
import { pairs } from '../parts/pairs.ts';
import { state, type Tone } from '../parts/state.ts';
import { timeline } from '../parts/timeline.ts';
import { panelStyles } from '../styles/index.ts';
import type { Speech } from '../words/speech.ts';
import { YybElement } from './base.ts';

/**
 * One payout's way, live: for a page of the host's own that knows which payout it speaks of.
 *
 * @tagname yyb-payout-status
 * @csspart timeline - The money's way.
 * @csspart amount - The amount.
 * @fires {YybPayoutEvent} yyb-payout - The payout came to its end.
 */
export class YybPayoutStatus extends YybElement {
  static override styles = panelStyles;
  static override properties: PropertyDeclarations = { payout: {} };

  /** The payout's id. */
  declare payout: string;

  readonly #voice = new Voice(this);
  #status: string | null = null;
  #failed = false;

  constructor() {
    super();
    this.payout = '';
  }

  protected override attach(stores: Stores): () => void {
    const changed = (): void => this.requestUpdate();
    const ends = [
      stores.session.store.subscribe(() => this.#ask(stores)),
      stores.payouts.subscribe(changed),
      stores.accounts.subscribe(changed),
    ];
    queueMicrotask(() => this.#ask(stores));
    return () => {
      for (const end of ends) end();
    };
  }

  protected override forget(): void {
    this.#status = null;
    this.#failed = false;
    this.#voice.hush();
  }

  #ask(stores: Stores): void {
    this.requestUpdate();
    if (stores.session.store.get().kind !== 'signed-in' || !this.payout) return;
    stores.payouts.load(this.payout as PayoutId).catch(() => {
      this.#failed = true;
      this.requestUpdate();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('payout') && changed.get('payout') && this.shared) this.#ask(this.shared.stores);
  }

  get #found(): Payout | undefined {
    return this.shared?.stores.payouts.get().get(this.payout as PayoutId);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { speech } = this;
    const found = this.#found;
    if (!this.speaks) return nothing;
    const label = speech.t('payout.progress');
    return html`<section class="yyb" lang=${speech.language} aria-label=${label} part="panel"><div class="yyb-panel">${this.#voice.render()}${found ? this.#body(found, speech) : this.#failed ? html`<div class="yyb-body"><p class="yyb-bad">${speech.t('refused.other')}</p></div>` : bodyBones()}</div></section>`;
  }

  #body(payout: Payout, speech: Speech): TemplateResult {
    const bad = payout.status === 'rejected' || payout.status === 'returned';
    const tone: Tone = payout.status === 'settled' ? 'good' : bad ? 'bad' : 'busy';
    const mark = payout.status === 'settled' ? 'tick' : bad ? 'warning' : 'clock';
    return html`<div class="yyb-body"><div class="yyb-stack yyb-stack--tight"><p>${state(tone, mark, bad ? failureOf(payout, speech) : statusWords(payout, speech))}</p>${figure(payout.amount)}${pairs(
      [
        [speech.t('fact.subsidy'), speech.of(payout.policy.title)],
        [speech.t('fact.into'), speech.account(payout.account)],
      ],
    )}</div>${timeline(payout, speech)}</div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { speech } = this;
    const found = this.#found;
    if (!found || found.status === this.#status) return;
    const first = this.#status === null;
    this.#status = found.status;
    if (first) return;
    if (found.status === 'settled')
      this.#voice.say({
        how: 'polite',
        words: speech.t('payout.settled.spoken', { amount: speech.yuan(found.amount) }),
      });
    else if (found.status === 'rejected' || found.status === 'returned')
      this.#voice.say({ how: 'assertive', words: failureOf(found, speech) });
    else this.#voice.say({ how: 'polite', words: statusWords(found, speech) });
    if (found.status === 'settled' || found.status === 'rejected' || found.status === 'returned')
      this.dispatchEvent(new YybPayoutEvent(found.id, found.status));
  }
}

function failureOf(payout: Payout, speech: Speech): string {
  return failureWords(
    payout.status,
    payout.events.find(event => event.status === payout.status)?.iso20022.reason,
    speech,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'yyb-payout-status': YybPayoutStatus;
  }
}
