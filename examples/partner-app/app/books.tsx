/** The client's lines in the bureau's books. The server writes them; the page looks when a payout has moved. */
import type { Fen, Language } from '@yongyiban/core';
import type { Payout, PayoutId } from '@yongyiban/core/contract';
import { useEffect, useState } from 'react';
import { type Entry, readBooks } from './bureau.ts';
import { wordsOf } from './words.ts';
import { yuan } from './yuan.ts';

interface Props {
  readonly client: string;
  readonly payouts: ReadonlyMap<PayoutId, Payout>;
  readonly language: Language;
}

/** Whether the books say of each payout what the platform says. */
function isUpToDate(entries: readonly Entry[], payouts: Iterable<Payout>): boolean {
  const states: Readonly<Record<string, Entry['state']>> = {
    settled: 'booked',
    rejected: 'failed',
    returned: 'reversed',
  };
  return [...payouts].every(({ id, status }) => {
    const wanted = states[status];
    return wanted === undefined || entries.some(({ payout, state }) => payout === id && state === wanted);
  });
}

export function Books({ client, payouts, language }: Props) {
  const words = wordsOf(language);
  const [entries, setEntries] = useState<readonly Entry[]>([]);

  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look(): Promise<void> {
      const found = await readBooks(client).catch(() => undefined);
      if (gone) return;
      if (found) setEntries(found);
      // The platform's message reaches the server a moment after the page hears of it.
      if (!found || !isUpToDate(found, payouts.values())) timer = setTimeout(look, 1000);
    }
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [client, payouts]);

  const titleOf = (id: string) => [...payouts.values()].find(payout => payout.id === id)?.policy.title[language];
  return (
    <section aria-labelledby="books" className="books">
      <h2 id="books">{words.books}</h2>
      <p className="lead">{words.booksLead}</p>
      {entries.length === 0 ? (
        <p className="none">{words.noBooks}</p>
      ) : (
        <table>
          <tbody>
            {entries.map(({ payout, amount, state }) => (
              <tr key={payout} data-state={state}>
                <th scope="row">{titleOf(payout) ?? payout}</th>
                <td>{words[state]}</td>
                <td>{state === 'failed' ? '—' : `${state === 'reversed' ? '−' : ''}${yuan(amount as Fen)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
