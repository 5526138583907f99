import type { ConfirmationState, Language, Stores } from '@yongyiban/core';
import type { EntitlementId, EntitlementSummary } from '@yongyiban/core/contract';
import { YybConfirmEvent, YybConfirmedEvent } from '../events.ts';
import type { Speech } from '../words/speech.ts';
import type { Act } from './act.ts';
import type { Guard } from './guard.ts';
import type { Page } from './page.ts';
import type { Move } from './route.ts';
import { entitlementOf } from './screen.ts';
import type { Draft, View } from './view.ts';

/** What the actions need of the panel. */
export interface Panel {
  readonly host: HTMLElement & { type: 'regular' | 'large' };
  readonly guard: Guard;
  stores(): Stores | null;
  view(): View;
  readonly page: Page;
  go(step: Move): void;
  change(draft: Partial<Draft>): void;
  /** Asks anew for what the page shows. */
  load(): void;
  redraw(): void;
  chooseLanguage(language: Language): void;
  speech(): Speech;
}

/** The panel's answer to everything that a screen can ask for. */
export function actions(panel: Panel): Act {
  const { guard, host } = panel;

  /** What the person saw: after a change the new version, else the list's. */
  const seen = (id: EntitlementId): EntitlementSummary | undefined => {
    const at = panel.view().confirmations.get(id);
    return at?.kind === 'changed' ? at.current : entitlementOf(panel.view(), id);
  };
  const meant = (ids: readonly EntitlementId[]): boolean =>
    guard.allows() && host.dispatchEvent(new YybConfirmEvent(ids));
  const tell = (states: readonly ConfirmationState[]): void => {
    for (const state of states)
      if (state.kind === 'accepted') {
        const { entitlement, id, payout } = state.confirmation;
        host.dispatchEvent(new YybConfirmedEvent(entitlement, id, payout));
      }
    void panel.stores()?.entitlements.load();
  };
  /** Sends a form; what went wrong is said beside it. */
  const send = (work: Promise<Draft['sent']>): void => {
    panel.change({ busy: true, mistake: null });
    work.then(
      // What was typed has been sent: the form is empty again, and keeps no account number in sight.
      sent => panel.change({ busy: false, sent, form: {} }),
      (error: unknown) => {
        const speech = panel.speech();
        const help = error instanceof Error && 'help' in error ? (error.help as Parameters<Speech['of']>[0]) : null;
        panel.change({
          busy: false,
          mistake: { field: 'form', words: help ? speech.of(help) : speech.t('refused.other') },
        });
        if (!help) throw error;
      },
    );
  };

  return {
    open: (route, by) => panel.go({ kind: 'open', route, by: by ?? null }),
    back: () => panel.go({ kind: 'back' }),
    home: () => panel.go({ kind: 'home' }),
    change: draft => panel.change(draft),
    confirm(id, account) {
      const stores = panel.stores();
      const entitlement = seen(id);
      if (!stores || !entitlement || !account || stores.confirmation.get().get(id)?.kind === 'sending' || !meant([id]))
        return;
      panel.page.held = stores.confirmation.get().get(id) ?? null;
      void stores.confirmation.confirm(entitlement, account).then(state => {
        panel.page.held = null;
        tell([state]);
      });
    },
    confirmAll(ids, account) {
      const stores = panel.stores();
      const wanted = ids.flatMap(id => seen(id) ?? []);
      if (!stores || !account || wanted.length === 0 || panel.view().draft.busy || !meant(ids)) return;
      panel.change({ busy: true });
      void stores.confirmation.confirmAll(wanted, account).then(states => {
        panel.go({ kind: 'replace', route: { name: 'results', entitlements: ids } });
        tell(states);
      });
    },
    checkNow: id => void panel.stores()?.confirmation.checkNow(id),
    dismiss(id, then) {
      panel.page.held = null;
      panel.stores()?.confirmation.dismiss(id);
      if (then === 'home') panel.go({ kind: 'home' });
      panel.load();
    },
    retry() {
      const stores = panel.stores();
      if (!stores) return;
      if (stores.session.store.get().kind !== 'expired') return panel.load();
      if (stores.session.doors.length > 0) {
        panel.page.doorsAgain = true;
        return panel.redraw();
      }
      void stores.session.token({ refresh: true }).then(() => stores.session.restore());
    },
    signIn: door =>
      void panel
        .stores()
        ?.session.signIn(door)
        .catch(() => {}),
    cancelSignIn: () => panel.stores()?.session.cancelSignIn(),
    signOut: () => void panel.stores()?.session.signOut(),
    toggleType() {
      host.type = host.type === 'large' ? 'regular' : 'large';
    },
    toggleLanguage: () => panel.chooseLanguage(panel.speech().language === 'en' ? 'zh-CN' : 'en'),
    print() {
      void import('./print.ts').then(({ printReceipt }) => printReceipt(host.shadowRoot!, panel.speech()));
    },
    copy(text) {
      void navigator.clipboard?.writeText(text).then(() => panel.change({ copied: true }));
    },
    rate(payout, score) {
      panel.change({ rated: score });
      void panel
        .stores()
        ?.payouts.rate(payout, score)
        .catch(() => panel.change({ rated: null }));
    },
    actFor(subject) {
      const stores = panel.stores();
      if (!stores) return;
      send(
        stores.session.actFor(subject).then(() => {
          panel.go({ kind: 'home' });
          panel.load();
          return null;
        }),
      );
    },
    mistake: (field, words) => panel.change({ mistake: { field, words } }),
    addAccount: account => send(panel.stores()!.accounts.add(account)),
    object: objection => send(panel.stores()!.objections.raise(objection)),
    begin: policy =>
      send(
        panel
          .stores()!
          .applications.begin(policy)
          .then(() => null),
      ),
    answer: (id, fact, answer) =>
      send(
        panel
          .stores()!
          .applications.answer(id, { [fact]: answer })
          .then(() => null),
      ),
    submit: id => send(panel.stores()!.applications.submit(id)),
  };
}
