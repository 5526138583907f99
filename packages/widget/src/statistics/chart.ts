import { scaleLinear } from 'd3-scale';
import { html, svg, type TemplateResult } from 'lit';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as text. */
  readonly words: string;
}

/**
 * Bars on a common scale from zero: lying where it is narrow, standing where there is room. Hidden from the
 * accessibility tree: the table beside it speaks. Lengths are SVG attributes, so that no style attribute is needed.
 */
export function barChart(bars: readonly Bar[]): TemplateResult {
  const longest = Math.max(1, ...bars.map(({ value }) => value));
  const percent = scaleLinear().domain([0, longest]).range([0, 100]).clamp(true);
  return html`<div class="yyb-chart" aria-hidden="true" part="chart">${bars.map(({ label, value, words }) => {
    const size = Math.round(percent(value) * 10) / 10;
    return html`<div class="yyb-bar"><span class="yyb-bar__label">${label}</span><svg>${svg`<rect class="is-long" width="${size}%" height="100%"/><rect class="is-tall" y="${100 - size}%" width="100%" height="${size}%"/><text class="is-tall" x="50%" y="${100 - size}%" dy="-8" text-anchor="middle">${words}</text>`}</svg><span class="yyb-bar__value">${words}</span></div>`;
  })}</div>`;
}
