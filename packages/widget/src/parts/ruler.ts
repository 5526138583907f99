import { html, svg, type TemplateResult } from 'lit';
import type { Explanation } from '../panel/view.ts';
import type { Speech } from '../words/speech.ts';

type Gap = NonNullable<Explanation['criteria'][number]['gap']>;

/** How far off, to scale: what is asked, and where one is. Its name is the sentence above it. */
export function ruler(gap: Gap, name: string, speech: Speech): TemplateResult {
  const { limit, value } = gap.scale;
  const low = Math.min(0, limit, value);
  const span = (Math.max(limit, value) - low || 1) * 1.25;
  const at = (x: number): number => Math.round(((x - low) / span) * 1000) / 10;
  const [asked, own] = [at(limit), at(value)];
  const good = gap.direction === 'too-high' ? { x: 0, width: asked } : { x: asked, width: 100 - asked };
  const anchor = (x: number): string => (x < 15 ? 'start' : x > 85 ? 'end' : 'middle');
  return html`<svg class="yyb-ruler" role="img" aria-label=${name}>${svg`<rect class="is-track" x="0" y="44" width="100%" height="8" rx="4"/><rect class="is-ok" x="${good.x}%" y="44" width="${good.width}%" height="8" rx="4"/><line class="is-limit" x1="${asked}%" x2="${asked}%" y1="36" y2="60"/><text x="${asked}%" y="84" text-anchor=${anchor(asked)}>${speech.t('ineligible.limit', { limit: speech.of(gap.limit) })}</text><circle class="is-you" cx="${own}%" cy="48" r="9"/><text x="${own}%" y="26" text-anchor=${anchor(own)} font-weight="600">${speech.t('ineligible.you', { value: speech.of(gap.value) })}</text>`}</svg>`;
}
