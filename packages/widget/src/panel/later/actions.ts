import type { Speech } from '../../words/speech.ts';
import type { Act, LaterAct } from '../act.ts';
import { meant, type Panel, seen, tell } from '../actions.ts';
import type { Draft } from '../view.ts';

/** The panel's answer to what the later screens can ask for. */
export function laterActions(panel: Panel, act: Act): LaterAct {
  /** Sends a form; what went wrong is said beside it. */
  const send = (work: Promise<Draft['sent']>): void => {
    const { way } = panel.page;
    // Who has left the page meanwhile is told nothing of it on another.
    const change = (draft: Partial<Draft>): void => {
      if (panel.page.way === way) panel.change(draft);
    };
    change({ busy: true, mistake: null });
    work.then(
      // What was typed has been sent: the form is empty again, and keeps no account number in sight.
      sent => change({ busy: false, sent, form: {} }),
      (error: unknown) => {
        const speech = panel.speech();
        const help = error instanceof Error && 'help' in error ? (error.help as Parameters<Speech['of']>[0]) : null;
        change({
          busy: false,
          mistake: { field: 'form', words: help ? speech.of(help) : speech.t('refused.other') },
        });
        if (!help) throw error;
      },
    );
  };

  return {
    ...act,
    need: part => panel.need(part),
    confirmAll(ids, account) {
      const stores = panel.stores();
      const wanted = ids.flatMap(id => seen(panel, id) ?? []);
      if (!stores || !account || wanted.length === 0 || panel.view().draft.busy || !meant(panel, ids)) return;
      const { way } = panel.page;
      panel.change({ busy: true });
      void stores.confirmation.confirmAll(wanted, account).then(states => {
        if (panel.stores() !== stores) return;
        if (panel.page.way === way) panel.go({ kind: 'replace', route: { name: 'results', entitlements: ids } });
        tell(panel, states);
      });
    },
    checkNow: id => void panel.stores()?.confirmation.checkNow(id),
    dismiss(id, then) {
      panel.page.held = null;
      panel.stores()?.confirmation.dismiss(id);
      if (then === 'home') panel.go({ kind: 'home' });
      panel.load();
    },
    signIn: door =>
      void panel
        .stores()
        ?.session.signIn(door)
        .catch(() => {}),
    cancelSignIn: () => panel.stores()?.session.cancelSignIn(),
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
    attach(id, question, file) {
      // What had been chosen instead of a document no longer stands.
      panel.change({ form: {}, mistake: null });
      // What fails stands beside the file.
      void panel
        .stores()!
        .applications.attach(id, question, file)
        .catch(() => {});
    },
    againUpload: upload =>
      void panel
        .stores()!
        .applications.again(upload)
        .catch(() => {}),
    cancelUpload: upload => panel.stores()!.applications.cancel(upload),
    detach: (id, attachment) =>
      send(
        panel
          .stores()!
          .applications.detach(id, attachment)
          .then(() => null),
      ),
  };
}
