import type { ConfirmationState, Door, Remote, SessionState, Store, Stores, Upload } from '@yongyiban/core';
import type {
  Account,
  Application,
  Entitlement,
  EntitlementId,
  EntitlementSummary,
  Objection,
  Payout,
  PayoutId,
  Scope,
} from '@yongyiban/core/contract';
import { accounts, attachment, objection, session as signedIn, why } from './data.ts';

/** A store whose state a test or a picture sets. */
export class SetStore<T> implements Store<T> {
  #state: T;
  readonly #listeners = new Set<() => void>();
  constructor(state: T) {
    this.#state = state;
  }
  readonly get = (): T => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  set(state: T): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
  /** How many listen: none may be left behind by an element that is gone. */
  get listeners(): number {
    return this.#listeners.size;
  }
}

export function loaded<T>(data: T): Remote<T> {
  return { data, loading: false, error: null, loadedAt: '2020-06-10T02:02:00Z' };
}
export const waiting: Remote<never> = { data: null, loading: true, error: null, loadedAt: null };

/** Stores that hold exactly what they are given and answer as they are told: for pictures and for tests of the panel. */
export interface FixedStores extends Stores {
  readonly set: {
    readonly session: SetStore<SessionState>;
    readonly entitlements: SetStore<Remote<readonly EntitlementSummary[]>>;
    readonly confirmations: SetStore<ReadonlyMap<EntitlementId, ConfirmationState>>;
    readonly payouts: SetStore<ReadonlyMap<PayoutId, Payout>>;
    readonly accounts: SetStore<Remote<readonly Account[]>>;
    readonly decisions: SetStore<Remote<readonly Entitlement['decision'][]>>;
    readonly applications: SetStore<Remote<readonly Application[]>>;
    readonly objections: SetStore<Remote<readonly Objection[]>>;
    readonly uploads: SetStore<ReadonlyMap<string, Upload>>;
    readonly network: SetStore<{ readonly online: boolean }>;
    readonly detail: SetStore<Remote<Entitlement>>;
  };
  /** What the panel asked for, in order. */
  readonly calls: (readonly [string, ...unknown[]])[];
  /** What a confirmation comes to. */
  answer: (entitlement: EntitlementSummary, account: Account['id']) => ConfirmationState | Promise<ConfirmationState>;
}

export interface Start {
  readonly session?: SessionState;
  readonly entitlements?: Remote<readonly EntitlementSummary[]>;
  readonly accounts?: readonly Account[];
  readonly decisions?: readonly Entitlement['decision'][];
  readonly applications?: readonly Application[];
  readonly objections?: readonly Objection[];
  readonly uploads?: readonly Upload[];
  readonly payouts?: readonly Payout[];
  readonly detail?: Remote<Entitlement>;
  readonly confirmations?: readonly ConfirmationState[];
  readonly online?: boolean;
  readonly doors?: readonly Door[];
  readonly scope?: readonly Scope[];
}

export const doors: readonly Door[] = [
  { id: 'portal', name: { 'zh-CN': '浙江政务服务网', en: 'Zhejiang Government Services' }, kind: 'redirect' },
  { id: 'zheliban', name: { 'zh-CN': '浙里办', en: 'Zheliban' }, kind: 'redirect' },
  { id: 'yongpai', name: { 'zh-CN': '甬派', en: 'Yongpai' }, kind: 'redirect' },
  { id: 'enterprise-code', name: { 'zh-CN': '企业码', en: 'Enterprise code' }, kind: 'scan' },
];

export function fixedStores(start: Start = {}): FixedStores {
  const calls: (readonly [string, ...unknown[]])[] = [];
  const call = async (...what: readonly [string, ...unknown[]]): Promise<void> => void calls.push(what);
  const set = {
    session: new SetStore<SessionState>(start.session ?? { kind: 'signed-in', session: signedIn }),
    entitlements: new SetStore(start.entitlements ?? waiting),
    confirmations: new SetStore<ReadonlyMap<EntitlementId, ConfirmationState>>(
      new Map((start.confirmations ?? []).map(at => [at.intent.entitlement, at])),
    ),
    payouts: new SetStore<ReadonlyMap<PayoutId, Payout>>(new Map((start.payouts ?? []).map(at => [at.id, at]))),
    accounts: new SetStore<Remote<readonly Account[]>>(loaded(start.accounts ?? accounts)),
    decisions: new SetStore<Remote<readonly Entitlement['decision'][]>>(loaded(start.decisions ?? [])),
    applications: new SetStore<Remote<readonly Application[]>>(loaded(start.applications ?? [])),
    objections: new SetStore<Remote<readonly Objection[]>>(loaded(start.objections ?? [])),
    uploads: new SetStore<ReadonlyMap<string, Upload>>(new Map((start.uploads ?? []).map(at => [at.id, at]))),
    network: new SetStore({ online: start.online ?? true }),
    detail: new SetStore<Remote<Entitlement>>(start.detail ?? waiting),
  };
  const withDecision = (id: EntitlementId): SetStore<Remote<Entitlement>> => {
    const summary = set.entitlements.get().data?.find(entitlement => entitlement.id === id);
    if (!start.detail && set.detail.get().data?.id !== id && summary)
      set.detail.set(loaded({ ...summary, decision: why }));
    return set.detail;
  };
  const put = (state: ConfirmationState): ConfirmationState => {
    set.confirmations.set(new Map(set.confirmations.get()).set(state.intent.entitlement, state));
    return state;
  };
  const stores: FixedStores = {
    set,
    calls,
    answer: entitlement => ({
      kind: 'accepted',
      intent: intentOf(entitlement),
      confirmation: {
        id: 'cnf-1' as never,
        entitlement: entitlement.id,
        entitlementVersion: entitlement.version,
        amount: entitlement.amount,
        account: accounts[0]!.id,
        confirmedAt: '2020-06-10T02:02:11Z',
        payout: `pay-${entitlement.id}` as never,
      },
    }),
    session: {
      store: set.session,
      doors: start.doors ?? doors,
      token: async () => 'sample',
      signIn: door => call('signIn', door),
      cancelSignIn: () => void calls.push(['cancelSignIn']),
      signOut: () => call('signOut'),
      actFor: subject => call('actFor', subject),
      restore: () => call('restore'),
      lost: () => {},
      connect: () => {},
    },
    entitlements: Object.assign(set.entitlements, {
      load: () => call('entitlements.load'),
      detail: (id: EntitlementId) => withDecision(id),
      loadDetail: (id: EntitlementId) => call('entitlements.loadDetail', id),
    }),
    confirmation: Object.assign(set.confirmations, {
      async confirm(entitlement: EntitlementSummary, account: Account['id']) {
        calls.push(['confirm', entitlement.id, entitlement.version, entitlement.amount, account]);
        put({ kind: 'sending', intent: intentOf(entitlement, account) });
        return put(await stores.answer(entitlement, account));
      },
      async confirmAll(entitlements: readonly EntitlementSummary[], account: Account['id']) {
        calls.push(['confirmAll', entitlements.map(({ id }) => id), account]);
        return Promise.all(entitlements.map(async entitlement => put(await stores.answer(entitlement, account))));
      },
      checkNow: (id: EntitlementId) => call('checkNow', id),
      resume: () => call('resume'),
      dismiss(id: EntitlementId) {
        const left = new Map(set.confirmations.get());
        left.delete(id);
        set.confirmations.set(left);
      },
    }),
    payouts: Object.assign(set.payouts, {
      load: (id: PayoutId) => call('payouts.load', id),
      loadAll: () => call('payouts.loadAll'),
      rate: (id: PayoutId, score: number) => call('rate', id, score),
    }),
    accounts: Object.assign(set.accounts, {
      load: () => call('accounts.load'),
      async add(account: unknown) {
        calls.push(['accounts.add', account]);
        const added: Account = {
          ...accounts[0]!,
          id: 'acc-new' as never,
          last4: '7788',
          status: 'verifying',
          preferred: false,
        };
        set.accounts.set(loaded([...(set.accounts.get().data ?? []), added]));
        return added;
      },
    }),
    decisions: Object.assign(set.decisions, { load: () => call('decisions.load') }),
    applications: Object.assign(set.applications, {
      load: () => call('applications.load'),
      async begin(policy: unknown) {
        calls.push(['begin', policy]);
        return set.applications.get().data![0]!;
      },
      async answer(id: unknown, answers: Application['answers']) {
        calls.push(['answer', id, answers]);
        const [first] = set.applications.get().data!;
        const next = {
          ...first!,
          answers: { ...first!.answers, ...answers },
          questions: first!.questions.filter(question => !(question.fact in answers)),
        };
        set.applications.set(loaded([next]));
        return next;
      },
      uploads: set.uploads,
      async attach(id: unknown, question: Application['questions'][number], file: Blob & { readonly name?: string }) {
        calls.push(['attach', id, question.fact, file.name]);
        return attachment;
      },
      async again(upload: string) {
        calls.push(['again', upload]);
        return attachment;
      },
      cancel(upload: string) {
        calls.push(['cancel', upload]);
        const left = new Map(set.uploads.get());
        left.delete(upload);
        set.uploads.set(left);
      },
      async detach(id: unknown, gone: unknown) {
        calls.push(['detach', id, gone]);
        const [first] = set.applications.get().data!;
        const next = { ...first!, attachments: (first!.attachments ?? []).filter(each => each.id !== gone) };
        set.applications.set(loaded([next]));
        return next;
      },
      async submit(id: unknown) {
        calls.push(['submit', id]);
        const [first] = set.applications.get().data!;
        const next: Application = {
          ...first!,
          status: 'submitted',
          submittedAt: '2020-06-10T02:05:00Z',
          reviewBy: '2020-06-17',
        };
        set.applications.set(loaded([next]));
        return next;
      },
    }),
    objections: Object.assign(set.objections, {
      load: () => call('objections.load'),
      async raise(raised: unknown) {
        calls.push(['raise', raised]);
        set.objections.set(loaded([objection]));
        return objection;
      },
    }),
    network: set.network,
    allows: scope => set.session.get().kind === 'signed-in' && (start.scope ?? signedIn.scope).includes(scope),
    start: () => {
      calls.push(['start']);
      return () => void calls.push(['stop']);
    },
  };
  return stores;
}

export function intentOf(
  entitlement: EntitlementSummary,
  account: Account['id'] = accounts[0]!.id,
): ConfirmationState['intent'] {
  return {
    key: `key-${entitlement.id}`,
    entitlement: entitlement.id,
    version: entitlement.version,
    amount: entitlement.amount,
    account,
    createdAt: '2020-06-10T02:02:11Z',
    title: entitlement.policy.title,
  };
}
