import type { Payout, PayoutEvent } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../words/speech.ts';
import { icon } from './icon.ts';

const way = ['accepted', 'funding', 'instructed', 'settled'] as const;
type Step = (typeof way)[number] | 'rejected' | 'returned';

/** The steps of a payout, each with its newest event where it has one; in the order in which money walks. */
export function stepsOf(
  payout: Payout,
): readonly { readonly step: Step; readonly event: PayoutEvent | null; readonly present: boolean }[] {
  const newest = new Map<string, PayoutEvent>();
  for (const event of payout.events) {
    const known = newest.get(event.status);
    if (!known || known.sequence < event.sequence) newest.set(event.status, event);
  }
  const ended = payout.status === 'rejected' || payout.status === 'returned';
  const steps: readonly Step[] = ended
    ? [...way.filter(step => newest.has(step)), payout.status as 'rejected' | 'returned']
    : way;
  return steps.map(step => ({ step, event: newest.get(step) ?? null, present: step === payout.status }));
}

/** The money's way, past steps in the perfect, the present one marked, later ones to come. */
export function timeline(payout: Payout, speech: Speech): TemplateResult {
  return html`<ol class="yyb-steps" part="timeline">${stepsOf(payout).map(({ step, event, present }) => {
    const done = payout.status === 'settled';
    const bad = step === 'rejected' || step === 'returned';
    const face = bad ? 'bad' : present && !done ? 'now' : event ? 'done' : 'later';
    const past = face === 'done' && (step === 'funding' || step === 'instructed');
    const name = past ? speech.t(`payout.${step}.past` as const) : speech.t(`payout.${step}`);
    return html`<li class="yyb-step yyb-step--${face}" aria-current=${face === 'now' ? 'step' : nothing}>${icon(face === 'now' ? 'now' : face === 'later' ? 'later' : bad ? 'warning' : 'tick')}<p class="yyb-step__name">${name}</p>${
      event ? html`<p class="yyb-step__time">${speech.moment(event.at)}</p>` : nothing
    }${more(step, face, event, speech)}</li>`;
  })}</ol>`;
}

function more(step: Step, face: string, event: PayoutEvent | null, speech: Speech): TemplateResult | typeof nothing {
  if (step === 'funding' && event?.funding) {
    const { pool, advance } = event.funding;
    const words =
      advance > 0
        ? speech.t('payout.funds', { pool: speech.yuan(pool), advance: speech.yuan(advance) })
        : speech.t('payout.funds.pool', { pool: speech.yuan(pool) });
    return html`<div class="yyb-step__more"><p>${words}</p></div>`;
  }
  if (step === 'instructed' && face === 'now')
    return html`<div class="yyb-step__more"><p>${speech.t('payout.banking')}</p></div>`;
  return nothing;
}
