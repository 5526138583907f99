import type { Stores } from '@yongyiban/core';
import type { Statistics } from '@yongyiban/core/contract';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { bodyBones } from '../parts/bones.ts';
import { panelStyles } from '../styles/index.ts';
import type { Speech } from '../words/speech.ts';
import { YybElement } from './base.ts';

type Draw = typeof import('../statistics/figures.ts').statistics;

/**
 * The platform's figures (数说): four numbers, a chart whose title is its finding, and the same numbers as a table.
 *
 * @tagname yyb-statistics
 * @csspart chart - The chart.
 * @csspart table - The table.
 */
export class YybStatistics extends YybElement {
  static override styles = panelStyles;
  static override properties: PropertyDeclarations = {
    by: {},
    figures: { attribute: false },
  };

  /** `month` or `district`. */
  declare by: 'month' | 'district';
  /** Figures that the host has already; unless set, the platform is asked. */
  declare figures: Statistics | null;

  private drawing: Draw | null = null;
  private failed = false;

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
          this.failed = !asking.signal.aborted;
          this.requestUpdate();
        },
      );
    return () => asking.abort();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void import('../statistics/figures.ts').then(({ moreZhCN, statistics }) => {
      this.drawing = statistics;
      this.learn('zh-CN', moreZhCN);
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const speech: Speech = this.speech;
    if (!this.speaks) return nothing;
    return html`<section class="yyb" lang=${speech.language} aria-label=${speech.t('statistics.title') || nothing} part="panel"><div class="yyb-panel">${
      this.figures && this.drawing
        ? this.drawing(this.figures, this.by, speech)
        : this.failed && this.drawing
          ? html`<div class="yyb-body"><p class="yyb-bad">${speech.t('statistics.failed')}</p></div>`
          : bodyBones()
    }</div></section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yyb-statistics': YybStatistics;
  }
}
