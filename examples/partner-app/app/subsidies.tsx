/** One client's subsidies: what can be claimed, what is under way, what was booked. */
import type { Language, Stores } from '@yongyiban/core';
import type { EntitlementSummary } from '@yongyiban/core/contract';
import { useState } from 'react';
import { Books } from './books.tsx';
import { Confirm } from './confirm.tsx';
import { Progress } from './progress.tsx';
import { useStore } from './use-store.ts';
import { wordsOf } from './words.ts';
import { yuan } from './yuan.ts';

interface Props {
  readonly stores: Stores;
  readonly client: string;
  readonly language: Language;
}

export function Subsidies({ stores, client, language }: Props) {
  const words = wordsOf(language);
  const { data, error } = useStore(stores.entitlements);
  const payouts = useStore(stores.payouts);
  const [open, setOpen] = useState<EntitlementSummary>();

  if (error && !data) return <p role="alert">{error.help[language]}</p>;
  if (!data) return <p role="status">{words.loading}</p>;
  const offers = data.filter(({ status }) => status === 'offered');
  const under = data.filter(({ status }) => status === 'confirmed' || status === 'failed' || status === 'paid');

  return (
    <>
      <section aria-labelledby="offers">
        <h2 id="offers">{words.offers}</h2>
        {offers.length === 0 && <p className="none">{words.noOffers}</p>}
        <ul className="offers">
          {offers.map(offer => (
            <li key={offer.id}>
              <div>
                <strong>{offer.policy.title[language]}</strong>
                <small>
                  {offer.policy.department[language]} · {words.until} {offer.deadline}
                </small>
              </div>
              <b>{yuan(offer.amount)}</b>
              <button type="button" onClick={() => setOpen(offer)}>
                {words.confirm}
              </button>
            </li>
          ))}
        </ul>
      </section>
      {under.length > 0 && (
        <section aria-labelledby="under">
          <h2 id="under">{words.under}</h2>
          {under.map(entitlement => (
            <Progress
              key={entitlement.id}
              entitlement={entitlement}
              payout={[...payouts.values()].findLast(payout => payout.entitlement === entitlement.id)}
              language={language}
              mend={() => setOpen(entitlement)}
            />
          ))}
        </section>
      )}
      <Books client={client} payouts={payouts} language={language} />
      {open && <Confirm stores={stores} entitlement={open} language={language} close={() => setOpen(undefined)} />}
    </>
  );
}
