import { type Fen, formatYuan } from '@yongyiban/core';
import type { Statistics } from '@yongyiban/core/contract';
import { html, type TemplateResult } from 'lit';
import type { Speech } from '../words/speech.ts';
import { type Bar, barChart } from './chart.ts';
import { type MoneyUnit, moneyUnit } from './money-unit.ts';

interface Row {
  readonly label: string;
  readonly count: number;
  readonly amount: Fen;
}

function rowsOf(figures: Statistics, by: 'month' | 'district', speech: Speech): Row[] {
  if (by === 'district')
    return figures.payouts.byDistrict.map(({ name, count, amount }) => ({ label: speech.of(name), count, amount }));
  const years = new Set(figures.payouts.byMonth.map(({ month }) => month.slice(0, 4)));
  const words = new Intl.DateTimeFormat(speech.language === 'en' ? 'en-GB' : 'zh-CN', {
    month: 'short',
    ...(years.size > 1 ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  return figures.payouts.byMonth.map(({ month, count, amount }) => ({
    label: words.format(new Date(`${month}-01T00:00:00Z`)),
    count,
    amount,
  }));
}

/** Four figures, the chart, the table. Payout figures and those of who was reached are never mixed. */
export function statistics(figures: Statistics, by: 'month' | 'district', speech: Speech): TemplateResult {
  const rows = rowsOf(figures, by, speech);
  const { number } = speech.formats;
  const most = rows.reduce<Row | null>((best, row) => (best === null || row.count > best.count ? row : best), null);
  const whole = moneyUnit([figures.payouts.total.amount], speech.language);
  const unit = moneyUnit(
    rows.map(({ amount }) => amount),
    speech.language,
  );
  const tiles = [
    [speech.t('statistics.payouts'), speech.say('statistics.count', { n: number(figures.payouts.total.count) })],
    [
      speech.t('statistics.amount'),
      html`<span title="¥${formatYuan(figures.payouts.total.amount)}">${speech.say(`statistics.money.${whole.name}`, { n: whole.words(figures.payouts.total.amount) })}</span>`,
    ],
    [speech.t('statistics.reached'), speech.say('statistics.subjects', { n: number(figures.reached.subjects) })],
    [speech.t('statistics.policies'), speech.say('statistics.items', { n: number(figures.policies.online) })],
  ] as const;
  return html`<div class="yyb-body"><dl class="yyb-tiles">${tiles.map(([name, value]) => html`<div class="yyb-tile"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    ${most && most.count > 0 ? html`<div class="yyb-stats">${chart(rows, most, by, speech)}${table(rows, by, unit, speech)}</div>` : html`<p>${speech.t('statistics.none')}</p>`}
    <p class="yyb-note">${speech.t('statistics.asOf', { day: speech.formats.fullDay(figures.asOf) })}</p></div>`;
}

function chart(rows: readonly Row[], most: Row, by: 'month' | 'district', speech: Speech): TemplateResult {
  const n = speech.formats.number(most.count);
  const finding =
    by === 'month'
      ? speech.say('statistics.byMonth', { month: most.label, n })
      : speech.say('statistics.byDistrict', { name: most.label, n });
  const bars: Bar[] = rows.map(({ label, count }) => ({ label, value: count, words: speech.formats.number(count) }));
  return html`<figure class="yyb-stack"><figcaption class="yyb-h2">${finding}</figcaption>${barChart(bars)}</figure>`;
}

function table(rows: readonly Row[], by: 'month' | 'district', unit: MoneyUnit, speech: Speech): TemplateResult {
  const { number } = speech.formats;
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const amount = rows.reduce((sum, row) => sum + row.amount, 0) as Fen;
  return html`<table class="yyb-sheet" part="table"><caption class="yyb-legend yyb-h2">${speech.t('statistics.table')}</caption><thead><tr><th scope="col">${speech.t(by === 'month' ? 'statistics.month' : 'statistics.district')}</th><th scope="col">${speech.t('statistics.number')}</th><th scope="col">${speech.t(`statistics.amount.${unit.name}`)}</th></tr></thead><tbody>${rows.map(
    row =>
      html`<tr><th scope="row">${row.label}</th><td>${number(row.count)}</td><td>${unit.words(row.amount)}</td></tr>`,
  )}</tbody><tfoot><tr><th scope="row">${speech.t('statistics.sum')}</th><td>${number(count)}</td><td>${unit.words(amount)}</td></tr></tfoot></table>`;
}
