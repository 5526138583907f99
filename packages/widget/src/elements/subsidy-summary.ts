import type { Stores } from '@yongyiban/core';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { YybOpenEvent } from '../events.ts';
import { type Groups, groupsOf } from '../panel/groups.ts';
import { Page } from '../panel/page.ts';
import { button } from '../parts/button.ts';
import { icon } from '../parts/icon.ts';
import { money } from '../parts/money.ts';
import { panelStyles } from '../styles/index.ts';
import { summaryStyles } from '../styles/summary.ts';
import type { Speech } from '../words/speech.ts';
import { YybElement } from './base.ts';

/**
 * How much waits for the person, as a badge beside a menu entry or as a banner on another page. It shows nothing to
 * confirm as a plain badge, and no banner at all.
 *
 * @tagname yyb-subsidy-summary
 * @csspart badge - The badge.
 * @csspart banner - The banner.
 * @fires {YybOpenEvent} yyb-open - The person wants to see the panel. Unless prevented, the page goes to `href`.
 */
export class YybSubsidySummary extends YybElement {
  static override styles = [...panelStyles, summaryStyles];
  static override properties: PropertyDeclarations = {
    look: {},
    href: {},
  };

  /** `badge` or `banner`. */
  declare look: 'badge' | 'banner';
  /** Where the panel is. */
  declare href: string;

  readonly #page = new Page();

  constructor() {
    super();
    this.look = 'badge';
    this.href = '';
  }

  protected override attach(stores: Stores): () => void {
    const changed = (): void => this.requestUpdate();
    let asked = false;
    const onSession = (): void => {
      const signedIn = stores.session.store.get().kind === 'signed-in';
      if (signedIn && !asked && !stores.entitlements.get().data) void stores.entitlements.load();
      asked = signedIn;
      changed();
    };
    const ends = [
      stores.session.store.subscribe(onSession),
      stores.entitlements.subscribe(changed),
      stores.confirmation.subscribe(changed),
      stores.payouts.subscribe(changed),
    ];
    queueMicrotask(onSession);
    return () => {
      for (const end of ends) end();
    };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { speech } = this;
    if (!this.speaks) return nothing;
    const view = this.#page.view(this.shared?.stores ?? null, {
      uid: this.uid,
      level: this.level,
      large: this.type === 'large',
      now: this.now,
      phone: this.helpLine,
      framed: false,
      partFailed: false,
      expectedRows: 0,
    });
    const groups = groupsOf(view);
    return this.look === 'banner' ? this.#banner(groups, speech) : this.#badge(groups, speech);
  }

  #badge({ toConfirm, total }: Groups, speech: Speech): TemplateResult {
    const n = toConfirm.length;
    const count = n
      ? html`<span class="yyb-badge__count" aria-hidden="true">${speech.formats.number(n)}</span>${money(total)}<span class="yyb-hide">${speech.t('summary.count', { n })}</span>`
      : nothing;
    const inner = html`<span>${speech.t('panel.title')}</span>${count}`;
    return html`<span class="yyb yyb--inline" lang=${speech.language}>${
      this.href
        ? html`<a class="yyb-badge" part="badge" href=${this.href} @click=${this.#open}>${inner}</a>`
        : html`<button type="button" class="yyb-badge" part="badge" @click=${this.#open}>${inner}</button>`
    }</span>`;
  }

  #banner({ toConfirm, total, nearest }: Groups, speech: Speech): TemplateResult | typeof nothing {
    const n = toConfirm.length;
    if (n === 0 || nearest === null) return nothing;
    const due = speech.due(nearest);
    return html`<section class="yyb" lang=${speech.language} aria-label=${speech.t('panel.title')}><div class="yyb-panel yyb-banner" part="banner"><span class="yyb-banner__icon">${icon('bank')}</span><div><p class="yyb-lead yyb-strong">${speech.say('summary.banner', { n, total: money(total) })}</p><p class=${due.near ? 'yyb-warn' : 'yyb-note'}>${n > 1 ? speech.say('due.first', { due: due.words }) : due.words}</p></div>${button(speech.t('summary.go'), this.#open, { main: true })}</div></section>`;
  }

  readonly #open = (event?: Event): void => {
    if (!this.dispatchEvent(new YybOpenEvent())) event?.preventDefault();
    else if (this.href && !(event?.currentTarget instanceof HTMLAnchorElement)) location.assign(this.href);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'yyb-subsidy-summary': YybSubsidySummary;
  }
}
