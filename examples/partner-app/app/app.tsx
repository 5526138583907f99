/** The page around a client's subsidies: sign-in, the choice of client, the language. */
import type { Language, Stores } from '@yongyiban/core';
import { useEffect, useState } from 'react';
import { type SignedIn, signIn, storesFor } from './bureau.ts';
import { Subsidies } from './subsidies.tsx';
import { wordsOf } from './words.ts';

export function App() {
  const [language, setLanguage] = useState<Language>('zh-CN');
  const [signedIn, setSignedIn] = useState<SignedIn>();
  const [client, setClient] = useState('');
  const [stores, setStores] = useState<Stores>();
  const words = wordsOf(language);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${words.here} - ${words.product}`;
  }, [language, words]);

  useEffect(() => {
    if (!signedIn || !client) return;
    const stores = storesFor(signedIn.platform, client);
    setStores(stores);
    // From here on the journal is resumed and the one stream of events is open, until another client is chosen.
    const stop = stores.start();
    void Promise.all([stores.entitlements.load(), stores.accounts.load(), stores.payouts.loadAll()]);
    return stop;
  }, [signedIn, client]);

  async function enter(): Promise<void> {
    const answer = await signIn();
    setSignedIn(answer);
    setClient(answer.clients[0]?.id ?? '');
  }

  return (
    <>
      <p className="sample">{words.sample}</p>
      <header className="bar">
        <img src="/icon.svg" alt="" width="32" height="32" />
        <strong>{words.product}</strong>
        <nav aria-label={words.product}>
          {words.sections.map(section => (
            <span key={section} aria-current={section === words.here ? 'page' : undefined}>
              {section}
            </span>
          ))}
        </nav>
        <button type="button" className="plain" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
          {words.other}
        </button>
      </header>
      <main>
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        {signedIn ? (
          <label className="client">
            <span>{words.client}</span>
            <select value={client} onChange={event => setClient(event.target.value)}>
              {signedIn.clients.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <button type="button" onClick={() => void enter()}>
            {words.signIn}
          </button>
        )}
        {stores && client && <Subsidies key={client} stores={stores} client={client} language={language} />}
      </main>
    </>
  );
}
