/** The money's way, in this app's own look: four stations and where it is. */
import { isoReason, type Language, payoutWords } from '@yongyiban/core';
import type { EntitlementSummary, Payout } from '@yongyiban/core/contract';
import { wordsOf } from './words.ts';
import { yuan } from './yuan.ts';

interface Props {
  readonly entitlement: EntitlementSummary;
  readonly payout: Payout | undefined;
  readonly language: Language;
  readonly mend: () => void;
}

const stations: readonly string[] = ['accepted', 'funding', 'instructed', 'settled'];

export function Progress({ entitlement, payout, language, mend }: Props) {
  const words = wordsOf(language);
  const status = payout?.status ?? entitlement.payout?.status ?? 'accepted';
  const reached = stations.indexOf(status);
  const reason = payout?.events.at(-1)?.iso20022.reason;
  const failed = status === 'rejected' || status === 'returned';
  const { title, next } = isoReason(reason);
  return (
    <article className={failed ? 'way failed' : 'way'} data-status={status}>
      <div>
        <strong>{entitlement.policy.title[language]}</strong>
        <small>{payout && `${payout.account.bank[language]} ··${payout.account.last4}`}</small>
      </div>
      <b>{yuan(payout?.amount ?? entitlement.amount)}</b>
      <p role="status">{payoutWords(status)[language]}</p>
      {failed ? (
        <p>
          {title[language]}
          {language === 'en' ? '. ' : '。'}
          {next[language]}
        </p>
      ) : (
        <ol aria-hidden="true">
          {stations.map((station, index) => (
            <li key={station} className={index <= reached ? 'done' : undefined} />
          ))}
        </ol>
      )}
      {entitlement.status === 'failed' && (
        <button type="button" onClick={mend}>
          {words.mend}
        </button>
      )}
    </article>
  );
}
