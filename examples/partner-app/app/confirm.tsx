/** The one tap: amount and account as they are, and whatever comes of it. */
import type { ConfirmationState, Language, Stores } from '@yongyiban/core';
import type { AccountId, EntitlementSummary } from '@yongyiban/core/contract';
import { useEffect, useRef, useState } from 'react';
import { useStore } from './use-store.ts';
import { wordsOf } from './words.ts';
import { yuan } from './yuan.ts';

interface Props {
  readonly stores: Stores;
  readonly entitlement: EntitlementSummary;
  readonly language: Language;
  readonly close: () => void;
}

export function Confirm({ stores, entitlement, language, close }: Props) {
  const words = wordsOf(language);
  const dialog = useRef<HTMLDialogElement>(null);
  const { data: accounts } = useStore(stores.accounts);
  const state = useStore(stores.confirmation).get(entitlement.id);
  // An account that has just failed is not offered first.
  const usable = accounts?.filter(({ id, status }) => status === 'ready' && id !== entitlement.payout?.account) ?? [];
  const [chosen, setChosen] = useState<AccountId>();
  const account = chosen ?? usable[0]?.id;

  useEffect(() => dialog.current?.showModal(), []);

  async function send(what: EntitlementSummary): Promise<void> {
    if (!account) return;
    const answer = await stores.confirmation.confirm(what, account);
    if (answer.kind === 'accepted') close();
  }

  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="dialog">
      <h2 id="dialog">{words.dialog}</h2>
      <p>{entitlement.policy.title[language]}</p>
      <p className="amount">{yuan(entitlement.amount)}</p>
      <fieldset>
        <legend>{words.account}</legend>
        {accounts?.map(({ id, bank, last4, holder, status }) => (
          <label key={id}>
            <input
              type="radio"
              name="account"
              checked={id === account}
              disabled={status !== 'ready'}
              onChange={() => setChosen(id)}
            />
            {bank[language]} ··{last4}
            <small>{status === 'ready' ? holder : words.notReady}</small>
          </label>
        ))}
      </fieldset>
      <Outcome state={state} language={language} again={current => void send(current)} />
      {state?.kind !== 'changed' && (
        <button type="button" disabled={!account || isOnItsWay(state)} onClick={() => void send(entitlement)}>
          {words.send} {yuan(entitlement.amount)}
        </button>
      )}
      <button type="button" className="plain" onClick={close}>
        {words.later}
      </button>
    </dialog>
  );
}

const isOnItsWay = (state: ConfirmationState | undefined): boolean =>
  state?.kind === 'sending' || state?.kind === 'checking';

interface OutcomeProps {
  readonly state: ConfirmationState | undefined;
  readonly language: Language;
  /** The person taps once more, having seen what it is now. */
  readonly again: (current: EntitlementSummary) => void;
}

function Outcome({ state, language, again }: OutcomeProps) {
  const words = wordsOf(language);
  switch (state?.kind) {
    case 'sending':
      return <p role="status">{words.sending}</p>;
    case 'checking':
      return <p role="status">{words.checking}</p>;
    case 'changed':
      return (
        <div role="alert" className="changed">
          <p>{words.changed}</p>
          <p>
            {words.before} <s>{yuan(state.intent.amount)}</s> {words.now} <b>{yuan(state.current.amount)}</b>
          </p>
          <button type="button" onClick={() => again(state.current)}>
            {words.again} {yuan(state.current.amount)}
          </button>
        </div>
      );
    case 'refused':
      return <p role="alert">{state.error.help[language]}</p>;
    default:
      return null;
  }
}
