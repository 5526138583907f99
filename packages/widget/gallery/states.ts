import { ContractError, fen, OfflineError, ProblemError } from '@yongyiban/core';
import * as data from './data.ts';
import { type FixedStores, intentOf, loaded, type Start } from './fixed-stores.ts';
import type { YbPanel } from './panel-handle.ts';

/** One state of the panel: what the platform says, and how one gets there. */
export interface GalleryState {
  readonly name: string;
  readonly start: Start;
  /** Answers and moves before the picture is taken. */
  readonly open?: (panel: YbPanel, stores: FixedStores) => Promise<void>;
  /** States of other elements than the panel. */
  readonly element?: 'yyb-subsidy-summary' | 'yyb-payout-status' | 'yyb-statistics';
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const list3: Start = { entitlements: loaded(data.three), decisions: [data.ineligible, data.undetermined] };
const one: Start = { entitlements: loaded([data.retention]) };
const retentionWith = (
  status: 'confirmed' | 'paid' | 'failed',
  payout: 'instructed' | 'settled' | 'rejected',
): Start => ({
  entitlements: loaded([
    {
      ...data.retention,
      status,
      payout: {
        id: 'pay-retention' as never,
        status: payout,
        account: 'acc-4821' as never,
        at: '2020-06-10T02:03:05Z',
      },
    },
  ]),
  payouts: [data.payout(payout)],
});

const to =
  (...keys: string[]): NonNullable<GalleryState['open']> =>
  async panel => {
    for (const key of keys) await panel.press(key);
  };

export const intent = intentOf(data.retention);
const busy = (): ProblemError =>
  new ProblemError(
    'unavailable',
    {
      type: 'urn:yongyiban:problem:unavailable',
      title: 'busy',
      status: 503,
      code: 'unavailable',
      instance: 'YYB-SAMPLE-7Q2F',
    },
    { retry: true },
  );

export const states: readonly GalleryState[] = [
  { name: 'loading', start: {} },
  {
    name: 'signed-out',
    start: {
      session: {
        kind: 'signed-out',
        scan: {
          userCode: 'WXKP-2F7Q',
          uri: 'https://example.gov.cn/scan?code=WXKP-2F7Q',
          expiresAt: '2020-06-10T02:10:00Z',
        },
      },
    },
  },
  { name: 'signed-out-expired-code', start: { session: { kind: 'signed-out', scan: { expired: true } } } },
  {
    name: 'empty',
    start: { entitlements: loaded([{ ...data.thirteen[9]! }]), decisions: [data.ineligible, data.undetermined] },
  },
  { name: 'list', start: list3 },
  { name: 'list-elder', start: { entitlements: loaded(data.elder) } },
  {
    name: 'list-long',
    start: {
      entitlements: loaded(data.thirteen),
      payouts: [{ ...data.payout('rejected'), id: 'pay-digital' as never }],
    },
  },
  { name: 'detail', start: one, open: to('row:retention') },
  { name: 'ineligible', start: list3, open: to('also:decisions:ineligible', 'decision:policy-steady') },
  { name: 'undetermined', start: list3, open: to('also:decisions:undetermined', 'decision:policy-training') },
  { name: 'decisions', start: list3, open: to('also:decisions:ineligible') },
  {
    name: 'deadline',
    start: { entitlements: loaded([{ ...data.thirteen[1]!, deadline: '2020-06-09' }, data.retention]) },
    open: to('also:history:', 'history:fair'),
  },
  { name: 'confirm', start: one, open: to('do:retention') },
  {
    name: 'sending',
    start: one,
    open: async (panel, stores) => {
      stores.answer = () => new Promise(() => {});
      await panel.press('do:retention');
      await panel.pay();
    },
  },
  { name: 'confirm-all', start: list3, open: to('all') },
  {
    name: 'results',
    start: { entitlements: loaded(data.thirteen) },
    open: async (panel, stores) => {
      stores.answer = entitlement => {
        const at = intentOf(entitlement);
        if (entitlement.id === 'fair')
          return { kind: 'changed', intent: at, current: { ...entitlement, amount: fen(760_000), decision: data.why } };
        if (entitlement.id === 'store') return { kind: 'refused', intent: at, error: busy() };
        if (entitlement.id === 'patent') return { kind: 'checking', intent: at, since: '2020-06-10T02:02:11Z' };
        return {
          kind: 'accepted',
          intent: at,
          confirmation: {
            id: 'c' as never,
            entitlement: entitlement.id,
            entitlementVersion: 1,
            amount: entitlement.amount,
            account: at.account,
            confirmedAt: at.createdAt,
            payout: `pay-${entitlement.id}` as never,
          },
        };
      };
      await panel.press('all');
      await panel.pay();
    },
  },
  {
    name: 'checking',
    start: { ...one, confirmations: [{ kind: 'checking', intent, since: '2020-06-10T02:02:19Z' }] },
    open: to('do:retention'),
  },
  { name: 'abandoned', start: { ...one, confirmations: [{ kind: 'abandoned', intent }] }, open: to('do:retention') },
  {
    name: 'refused',
    start: one,
    open: async (panel, stores) => {
      stores.answer = entitlement => ({
        kind: 'refused',
        intent: intentOf(entitlement),
        error: new ProblemError(
          'account-unusable',
          { type: 'x', title: 'x', status: 422, code: 'account-unusable' },
          { retry: false },
        ),
      });
      await panel.press('do:retention');
      await panel.pay();
    },
  },
  { name: 'paying', start: retentionWith('confirmed', 'instructed'), open: to('do:retention') },
  { name: 'paid', start: retentionWith('paid', 'settled'), open: to('also:history:', 'history:retention') },
  {
    name: 'rejected',
    start: {
      ...retentionWith('failed', 'rejected'),
      accounts: [{ ...data.accounts[0]!, status: 'closed' }, data.accounts[1]!],
    },
    open: to('do:retention'),
  },
  {
    name: 'changed',
    start: one,
    open: async (panel, stores) => {
      stores.answer = entitlement => ({
        kind: 'changed',
        intent: intentOf(entitlement),
        current: data.changedRetention,
      });
      await panel.press('do:retention');
      await panel.pay();
    },
  },
  { name: 'offline', start: { ...one, online: false } },
  { name: 'expired', start: { ...one, session: { kind: 'expired' } } },
  { name: 'error', start: { entitlements: { data: null, loading: false, loadedAt: null, error: busy() } } },
  {
    name: 'error-offline',
    start: {
      entitlements: { data: null, loading: false, loadedAt: null, error: new OfflineError('offline') },
      online: false,
    },
  },
  {
    name: 'stale',
    start: {
      entitlements: { ...loaded(data.three), error: new ContractError('listEntitlements', ['items'], 'missing') },
    },
  },
  { name: 'view-only', start: { ...one, scope: ['view'] }, open: to('row:retention') },
  {
    name: 'application',
    start: { ...list3, applications: [data.application] },
    open: to('also:decisions:undetermined', 'decision:policy-training', 'application'),
  },
  {
    name: 'documents',
    start: { ...list3, applications: [data.documents], uploads: data.uploads },
    open: to('also:decisions:undetermined', 'decision:policy-training', 'application'),
  },
  { name: 'objection', start: one, open: to('row:retention', 'objection') },
  { name: 'objections', start: { ...one, objections: [data.objection] }, open: to('also:objections:') },
  { name: 'accounts', start: { ...one, accounts: data.moreAccounts }, open: to('also:accounts:') },
  { name: 'acting', start: one, open: to('acting') },
  { name: 'history', start: { entitlements: loaded(data.thirteen) }, open: to('also:history:') },
  { name: 'badge', start: list3, element: 'yyb-subsidy-summary' },
  { name: 'banner', start: list3, element: 'yyb-subsidy-summary', attributes: { look: 'banner' } },
  {
    name: 'payout-status',
    start: { payouts: [data.payout('instructed')] },
    element: 'yyb-payout-status',
    attributes: { payout: 'pay-retention' },
  },
  { name: 'statistics', start: {}, element: 'yyb-statistics', properties: { figures: data.statistics } },
];
