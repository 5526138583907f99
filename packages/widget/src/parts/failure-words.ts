import type { Speech } from '../words/speech.ts';

const known: ReadonlySet<string> = new Set(['AC01', 'AC04', 'AM04']);

/** Why the bank did not pay, in a few words. */
export function reasonWords(reason: string | undefined, speech: Speech): string {
  const code = (reason && known.has(reason) ? reason : 'other') as 'AC01' | 'AC04' | 'AM04' | 'other';
  return speech.t(`rejected.reason.${code}`);
}

/** The same, as a heading. */
export function failureWords(status: string | undefined, reason: string | undefined, speech: Speech): string {
  if (status === 'returned') return speech.t('rejected.returned');
  return speech.t('rejected.heading', { reason: reasonWords(reason, speech) });
}
