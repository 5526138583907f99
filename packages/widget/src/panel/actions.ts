import type { ConfirmationState, Language, Stores } from '@yongyiban/core';
import type { EntitlementId, EntitlementSummary } from '@yongyiban/core/contract';
import { YybConfirmEvent, YybConfirmedEvent } from '../events.ts';
import type { Part } from '../part.ts';
import type { Speech } from '../words/speech.ts';
import type { Act } from './act.ts';
import type { Guard } from './guard.ts';
import type { LaterScreens } from './later.ts';
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
  /** The screens that are loaded when first opened. @throws where they cannot be loaded. */
  later(): Promise<LaterScreens>;
  again(): void;
  need(part: Part<unknown>): void;
  chooseLanguage(language: Language): void;
  speech(): Speech;
}

/** What the person saw: after a change the new version, else the list's. */
export function seen(panel: Panel, id: EntitlementId): EntitlementSummary | undefined {
  const at = panel.view().confirmations.get(id);
  return at?.kind === 'changed' ? at.current : entitlementOf(panel.view(), id);
}

/** Whether a tap that moves money was meant, and the host lets it through. */
export function meant(panel: Panel, ids: readonly EntitlementId[]): boolean {
  return panel.guard.allows() && panel.host.dispatchEvent(new YybConfirmEvent(ids));
}

/** Tells the host what the platform accepted, and brings the list up to date. */
export function tell(panel: Panel, states: readonly ConfirmationState[]): void {
  for (const state of states)
    if (state.kind === 'accepted') {
      const { entitlement, id, payout } = state.confirmation;
      panel.host.dispatchEvent(new YybConfirmedEvent(entitlement, id, payout));
    }
  void panel.stores()?.entitlements.load();
}

/** The panel's answer to what the first screens can ask for. */
export function actions(panel: Panel): Act {
  return {
    open: (route, by) => panel.go({ kind: 'open', route, by: by ?? null }),
    back: () => panel.go({ kind: 'back' }),
    home: () => panel.go({ kind: 'home' }),
    change: draft => panel.change(draft),
    confirm(id, account) {
      const stores = panel.stores();
      const entitlement = seen(panel, id);
      const before = stores?.confirmation.get().get(id) ?? null;
      if (!stores || !entitlement || !account || before?.kind === 'sending' || !meant(panel, [id])) return;
      panel.page.held = before;
      void stores.confirmation.confirm(entitlement, account).then(state => {
        if (panel.stores() !== stores) return;
        panel.page.held = null;
        tell(panel, [state]);
      });
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
    again: () => panel.again(),
    signOut: () => void panel.stores()?.session.signOut(),
    toggleType() {
      panel.host.type = panel.host.type === 'large' ? 'regular' : 'large';
    },
    toggleLanguage: () => panel.chooseLanguage(panel.speech().language === 'en' ? 'zh-CN' : 'en'),
    print: () =>
      void panel.later().then(
        later => later.print(),
        () => panel.change({ mistake: { field: 'print', words: panel.speech().t('part.failed') } }),
      ),
  };
}
