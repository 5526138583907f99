import type { Speech } from '../words/speech.ts';

const known: ReadonlySet<string> = new Set(['AC01', 'AC04', 'AM04']);

/** Why a payout failed, in a heading's words. */
export function failureWords(status: string | undefined, reason: string | undefined, speech: Speech): string {
  if (status === 'returned') return speech.t('rejected.returned');
  const code = (reason && known.has(reason) ? reason : 'other') as 'AC01' | 'AC04' | 'AM04' | 'other';
  return speech.t('rejected.heading', { reason: speech.t(`rejected.reason.${code}`) });
}
