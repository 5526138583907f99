import { html, nothing, type TemplateResult } from 'lit';
import { listBones } from '../../parts/bones.ts';
import type { Speech } from '../../words/speech.ts';
import type { View } from '../view.ts';

export function loading(view: View, speech: Speech): TemplateResult {
  return html`${view.slow ? html`<p class="yyb-flush yyb-note">${speech.t('panel.loading.slow')}</p>` : nothing}${listBones(view.expectedRows)}`;
}
