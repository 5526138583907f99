import type { Stores } from '@yongyiban/core';
import type { Statistics } from '@yongyiban/core/contract';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { Part } from '../part.ts';
import { bodyBones } from '../parts/bones.ts';
import { button } from '../parts/button.ts';
import { panelStyles } from '../styles/index.ts';
import { statisticsStyles } from '../styles/statistics.ts';
import type { Speech } from '../words/speech.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { YybElement } from './base.ts';

const drawing = new Part(_again => import('../statistics/figures.ts').then(({ statistics }) => statistics));

/**
 * The platform's figures (数说): four numbers, a chart whose title is its finding, and the same numbers as a table.
 *
 * @tagname yyb-statistics
 * @csspart chart - The chart.
 * @csspart table - The table.
 */
export class YybStatistics extends YybElement {
  static override styles = [...panelStyles, statisticsStyles];
  static override properties: PropertyDeclarations = {
    by: {},
    figures: { attribute: false },
  };

  /** `month` or `district`. */
  declare by: 'month' | 'district';
  /** Figures that the host has already; unless set, the platform is asked. */
  declare figures: Statistics | null;

  #failed = false;

  constructor() {
    super();
    this.by = 'month';
    this.figures = null;
  }

  protected override attach(_stores: Stores): () => void {
    const asking = new AbortController();
    if (!this.figures && this.shared?.client)
      this.shared.client.statistics.get({ signal: asking.signal }).then(
        figures => {
          this.figures = figures;
        },
        () => {
          this.#failed = !asking.signal.aborted;
          this.requestUpdate();
        },
      );
    return () => asking.abort();
  }

  get #needed(): readonly [typeof drawing, Part<unknown>] {
    return [drawing, vocabulary[this.shownLanguage].statistics];
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    for (const part of this.#needed) this.follow(part);
  }

  protected override render(): TemplateResult | typeof nothing {
    const speech: Speech = this.speech;
    if (!this.speaks) return nothing;
    return html`<section class="yyb" lang=${speech.language} aria-label=${speech.t('statistics.title') || nothing} part="panel"><div class="yyb-panel">${this.#body(speech)}</div></section>`;
  }

  #body(speech: Speech): TemplateResult {
    const parts = this.#needed;
    const [{ value: draw }, words] = parts;
    if (parts.some(part => part.failed))
      return html`<div class="yyb-body"><p class="yyb-warn" role="alert">${speech.t('part.failed')}</p><div class="yyb-actions">${button(
        speech.t('error.again'),
        () => {
          for (const part of parts) part.again();
        },
      )}</div></div>`;
    if (!draw || !words.value) return bodyBones();
    if (this.figures) return draw(this.figures, this.by, speech);
    return this.#failed
      ? html`<div class="yyb-body"><p class="yyb-bad">${speech.t('statistics.failed')}</p></div>`
      : bodyBones();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yyb-statistics': YybStatistics;
  }
}
