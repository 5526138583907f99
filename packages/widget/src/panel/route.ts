import type { EntitlementId, PolicyId } from '@yongyiban/core/contract';

/** A place in the panel. What stands there also depends on the data: see `screen.ts`. */
export type Route =
  | { readonly name: 'list' }
  | { readonly name: 'detail'; readonly entitlement: EntitlementId }
  /** The way from confirming to the money: confirm, checking, changed, paying, paid, rejected. */
  | { readonly name: 'money'; readonly entitlement: EntitlementId }
  | { readonly name: 'confirm-all' }
  | { readonly name: 'results'; readonly entitlements: readonly EntitlementId[] }
  | { readonly name: 'decisions'; readonly outcome: 'ineligible' | 'undetermined' }
  | { readonly name: 'decision'; readonly policy: string }
  | { readonly name: 'application'; readonly policy: PolicyId }
  | { readonly name: 'objection'; readonly policy: PolicyId; readonly entitlement?: EntitlementId }
  | { readonly name: 'objections' }
  | { readonly name: 'accounts' }
  | { readonly name: 'acting' }
  | { readonly name: 'history' };

/** One page of the way here, and the control that opened it, for focus to return to. */
interface Step {
  readonly route: Route;
  readonly openedBy: string | null;
}

/** The way through the panel; the last step is where one is. Never empty. */
export type Way = readonly [Step, ...Step[]];

export type Move =
  | { readonly kind: 'open'; readonly route: Route; readonly by: string | null }
  /** Another page in the same place: back leads past it. */
  | { readonly kind: 'replace'; readonly route: Route }
  | { readonly kind: 'back' }
  | { readonly kind: 'home' };

export const start: Way = [{ route: { name: 'list' }, openedBy: null }];

export function here(way: Way): Route {
  return way[way.length - 1]!.route;
}

/** Moves through the panel. Moving back from the first page stays there. */
export function move(way: Way, step: Move): Way {
  switch (step.kind) {
    case 'open':
      return [...way, { route: step.route, openedBy: step.by }];
    case 'replace': {
      const last = way[way.length - 1]!;
      return [...way.slice(0, -1), { route: step.route, openedBy: last.openedBy }] as unknown as Way;
    }
    case 'back':
      return way.length > 1 ? (way.slice(0, -1) as unknown as Way) : way;
    case 'home':
      return start;
  }
}

/** The control to which focus returns after `back` or `home`: the one that led away from the page now shown. */
export function returnsTo(before: Way, after: Way): string | null {
  return before.length > after.length ? (before[after.length]?.openedBy ?? null) : null;
}
