import type { ConfirmationId, EntitlementId, PayoutId } from '@yongyiban/core/contract';

/** Every event of the elements: it bubbles, crosses the shadow root, and names things by id alone, never by person. */
class PanelEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** The element has its first data and can be used. */
export class YybReadyEvent extends PanelEvent {
  constructor() {
    super('yyb-ready');
  }
}

/** Another screen is on show: `list`, `detail`, `confirm`, `paying`, … */
export class YybScreenEvent extends PanelEvent {
  readonly screen: string;
  constructor(screen: string) {
    super('yyb-screen');
    this.screen = screen;
  }
}

/** The person tapped confirm, and nothing has been sent yet. `preventDefault()` keeps it from being sent. */
export class YybConfirmEvent extends PanelEvent {
  readonly entitlements: readonly EntitlementId[];
  constructor(entitlements: readonly EntitlementId[]) {
    super('yyb-confirm', true);
    this.entitlements = entitlements;
  }
}

/** The platform accepted a confirmation. */
export class YybConfirmedEvent extends PanelEvent {
  readonly entitlement: EntitlementId;
  readonly confirmation: ConfirmationId;
  readonly payout: PayoutId;
  constructor(entitlement: EntitlementId, confirmation: ConfirmationId, payout: PayoutId) {
    super('yyb-confirmed');
    this.entitlement = entitlement;
    this.confirmation = confirmation;
    this.payout = payout;
  }
}

/** A payout that is on show came to its end: `settled`, `rejected` or `returned`. */
export class YybPayoutEvent extends PanelEvent {
  readonly payout: PayoutId;
  readonly status: 'settled' | 'rejected' | 'returned';
  constructor(payout: PayoutId, status: 'settled' | 'rejected' | 'returned') {
    super('yyb-payout');
    this.payout = payout;
    this.status = status;
  }
}

/** Somebody signed in, signed out, or the session ended. */
export class YybSessionEvent extends PanelEvent {
  readonly state: 'signed-in' | 'signed-out' | 'expired';
  constructor(state: 'signed-in' | 'signed-out' | 'expired') {
    super('yyb-session');
    this.state = state;
  }
}

/** Something could not be loaded; the person has been told. `code` is stable, `reference` is for the help line. */
export class YybErrorEvent extends PanelEvent {
  readonly code: string;
  readonly reference: string | undefined;
  constructor(code: string, reference: string | undefined) {
    super('yyb-error');
    this.code = code;
    this.reference = reference;
  }
}

/** Somebody wants to see the whole panel: the host shows it, or goes to the page that does. */
export class YybOpenEvent extends PanelEvent {
  constructor() {
    super('yyb-open', true);
  }
}

declare global {
  // Not of elements alone: they bubble, so that a page listens on its document too.
  interface GlobalEventHandlersEventMap {
    'yyb-ready': YybReadyEvent;
    'yyb-screen': YybScreenEvent;
    'yyb-confirm': YybConfirmEvent;
    'yyb-confirmed': YybConfirmedEvent;
    'yyb-payout': YybPayoutEvent;
    'yyb-session': YybSessionEvent;
    'yyb-error': YybErrorEvent;
    'yyb-open': YybOpenEvent;
  }
}
