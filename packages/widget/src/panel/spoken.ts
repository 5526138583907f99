import type { Payout } from '@yongyiban/core/contract';
import { failureWords } from '../parts/failure-words.ts';
import type { Speech } from '../words/speech.ts';
import { isFirst } from './draw.ts';
import { groupsOf } from './groups.ts';
import type { Screen } from './screen.ts';
import { statusWords } from './screens/paying.ts';
import type { View } from './view.ts';

/** What the panel knew and showed at one moment. */
export interface Moment {
  readonly view: View;
  readonly screen: Screen;
}

/** Something to say to who listens instead of looking. */
export interface Saying {
  readonly how: 'polite' | 'assertive';
  readonly words: string;
}

/**
 * What changed on the screen, in whole sentences, once. What a moved focus already reads out (the heading of a screen
 * that opens) is not said again.
 */
export function spoken(before: Moment | null, after: Moment, speech: Speech): Saying | null {
  const { view, screen } = after;
  if (view.draft.mistake && view.draft.mistake !== before?.view.draft.mistake)
    return { how: 'assertive', words: view.draft.mistake.words };
  if (lacksPart(after) && !(before && lacksPart(before))) return { how: 'assertive', words: speech.t('part.failed') };
  if (view.draft.copied && !before?.view.draft.copied) return { how: 'polite', words: speech.t('error.copied') };
  if (view.draft.rated !== null && before?.view.draft.rated === null)
    return { how: 'polite', words: speech.t('paid.rate.thanks') };
  if (screen.name === 'expired' && before && before.screen.name !== 'expired')
    return { how: 'assertive', words: speech.t('expired.heading') };
  if (screen.name === 'list' && (!before || before.screen.name === 'loading'))
    return { how: 'polite', words: listWords(view, speech) };
  return ofConfirmation(before, after, speech) ?? ofPayout(before, after, speech);
}

/** The screen's own part of the script could not be loaded. */
function lacksPart({ view, screen }: Moment): boolean {
  return view.partFailed && !isFirst(screen);
}

function listWords(view: View, speech: Speech): string {
  const { toConfirm, total } = groupsOf(view);
  if (toConfirm.length === 0) return speech.t('empty.heading');
  return speech.t('list.sum.spoken', { n: toConfirm.length, total: speech.yuan(total) });
}

function ofConfirmation(before: Moment | null, { view }: Moment, speech: Speech): Saying | null {
  if (view.draft.busy && !before?.view.draft.busy && view.route.name === 'confirm-all')
    return { how: 'polite', words: speech.t('confirm.sending.spoken') };
  if (view.route.name !== 'money') return null;
  const id = view.route.entitlement;
  const now = view.confirmations.get(id)?.kind;
  const then = before?.view.confirmations.get(id)?.kind;
  if (now === then) return null;
  if (now === 'sending') return { how: 'polite', words: speech.t('confirm.sending.spoken') };
  if (now === 'checking') return { how: 'polite', words: speech.t('checking.spoken') };
  return null;
}

function ofPayout(before: Moment | null, after: Moment, speech: Speech): Saying | null {
  const now = payoutOf(after);
  const then = before && payoutOf(before);
  if (!now || !then || now.id !== then.id || now.status === then.status) return null;
  if (now.status === 'settled')
    return { how: 'polite', words: speech.t('payout.settled.spoken', { amount: speech.yuan(now.amount) }) };
  if (now.status === 'rejected' || now.status === 'returned') {
    const reason = now.events.find(event => event.status === now.status)?.iso20022.reason;
    return { how: 'assertive', words: failureWords(now.status, reason, speech) };
  }
  return { how: 'polite', words: statusWords(now, speech) };
}

function payoutOf({ view, screen }: Moment): Payout | undefined {
  return 'payout' in screen ? view.payouts.get(screen.payout) : undefined;
}

/** Whether focus goes to the new heading. A payout that moves on while it is watched leaves focus where it is. */
export function movesFocus(before: Screen | null, after: Screen): boolean {
  if (!before || before.name === 'loading') return false;
  return !('payout' in before && 'payout' in after && before.payout === after.payout);
}
