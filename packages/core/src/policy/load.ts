import { parseSpan } from '../day.ts';
import type { Rounding } from '../exact.ts';
import type { FactCatalogue } from '../facts/catalogue.ts';
import type { Problem } from '../facts/problem.ts';
import { types } from '../facts/type.ts';
import type { Scope } from './check.ts';
import { CheckOnce } from './check-once.ts';
import { readDefinitions } from './definitions.ts';
import { LoadedPolicy } from './loaded-policy.ts';
import { readMaterials } from './materials.ts';
import type { Amount, Criterion, Policy } from './policy.ts';
import { type PolicySource, Reader } from './reader.ts';
import { type AmountData, type PolicyData, policySchema } from './schema.ts';
import { wellShapedPolicy } from './well-shaped.ts';

export type { PolicySource } from './reader.ts';

/** Loaded policies, or everything that is wrong with any of them. */
export type Loaded =
  | { readonly policies: readonly Policy[]; readonly problems?: undefined }
  | { readonly policies?: undefined; readonly problems: readonly Problem[] };

/**
 * Loads policies: checks their shape, their names, types and units, and resolves every expression. Nothing is loaded
 * unless everything is right; every problem is reported at once.
 *
 * @example
 * ```ts
 * const loaded = loadPolicies({ catalogue, policies: [{ path: 'my.policy.json', data }] });
 * if (loaded.problems) for (const p of loaded.problems) report(`${p.path}:${p.line}:${p.column} ${p.message} ${p.mend}`);
 * ```
 */
export function loadPolicies(input: {
  readonly catalogue: FactCatalogue;
  readonly policies: readonly PolicySource[];
}): Loaded {
  const problems: Problem[] = [];
  const policies: Policy[] = [];
  const once = new CheckOnce();
  for (const source of input.policies) {
    const loader = new Loader(source, input.catalogue, once);
    const policy = loader.load();
    problems.push(...loader.problems);
    if (policy) policies.push(policy);
  }
  if (problems.length) return { problems };
  problems.push(...overlaps(policies, input.policies), ...unequalCaps(policies, input.policies));
  return problems.length ? { problems } : { policies };
}

/**
 * Two versions of one policy do not stand on one day, unless the later was made known after the earlier and so takes its
 * place, retroactively where it says so: what was published stays as it was.
 */
function overlaps(policies: readonly Policy[], sources: readonly PolicySource[]): readonly Problem[] {
  const problems: Problem[] = [];
  if (new Set(policies.map(policy => policy.id)).size === policies.length) return problems;
  const byId = new Map<string, Policy[]>();
  for (const policy of policies) byId.set(policy.id, [...(byId.get(policy.id) ?? []), policy]);
  for (const versions of byId.values()) {
    const sorted = versions.toSorted((a, b) => (a.effective.from < b.effective.from ? -1 : 1));
    for (const [i, next] of sorted.entries()) {
      const before = sorted[i - 1];
      if (!before || (before.effective.to !== undefined && before.effective.to < next.effective.from)) continue;
      const [older, newer] = before.version < next.version ? [before, next] : [next, before];
      if (newer.data.published !== undefined && newer.published > older.published) continue;
      const path = sources[policies.indexOf(next)]?.path ?? next.id;
      problems.push({
        code: 'policy/versions-overlap',
        path,
        at: 'effective.from',
        message: `Versions ${before.version} and ${next.version} of ${next.id} both hold on ${next.effective.from}.`,
        mend: `End version ${before.version} before that day, or say when version ${newer.version} was published.`,
      });
    }
  }
  return problems;
}

/** Policies that share a cap mean the same amount by it. */
function unequalCaps(policies: readonly Policy[], sources: readonly PolicySource[]): readonly Problem[] {
  const caps = new Map<string, Policy>();
  const problems: Problem[] = [];
  for (const [i, policy] of policies.entries()) {
    if (!policy.sharedCap) continue;
    const { id, amount } = policy.sharedCap;
    const first = caps.get(id) ?? policy;
    caps.set(id, first);
    if (first.sharedCap?.amount === amount) continue;
    problems.push({
      code: 'policy/shared-cap',
      path: sources[i]?.path ?? policy.id,
      at: 'sharedCap.amount',
      message: `${first.id} gives the shared cap "${id}" another amount.`,
      mend: 'Write one amount in all policies that share it.',
    });
  }
  return problems;
}

const steps: Readonly<Record<string, number>> = { fen: 1, jiao: 10, yuan: 100, 'hundred-yuan': 10_000 };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const none: readonly never[] = [];
const usual: Amount['rounding'] = { step: 1, how: 'half-up' };

/** Whether one of the first clauses has the id. */
function isAmong(criteria: PolicyData['criteria'], id: string, first: number): boolean {
  for (let i = 0; i < first; i++) if (criteria[i]?.id === id) return true;
  return false;
}

class Loader extends Reader {
  load(): Policy | undefined {
    const data = wellShapedPolicy(this.source.data);
    if (data) return this.#read(data);
    const parsed = policySchema.safeParse(this.source.data);
    if (parsed.success) return this.#read(parsed.data);
    this.shape(parsed.error.issues, knownKeys);
    // A policy of the wrong shape is still searched for other mistakes, as far as its parts can be read; where one cannot
    // be read at all, what is wrong with it has been said.
    try {
      const rest = salvage(this.source.data);
      if (rest) this.#read(rest as PolicyData);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    return undefined;
  }

  #read(data: PolicyData): Policy | undefined {
    const from = this.day(data.effective?.from, ['effective', 'from']);
    const to = data.effective?.to === undefined ? undefined : this.day(data.effective.to, ['effective', 'to']);
    if (from !== undefined && to !== undefined && to < from)
      this.problem('dates', ['effective', 'to'], 'It ends before it begins.', 'Exchange the two days.');
    if (data.published !== undefined) this.day(data.published, ['published']);
    if (data.claim?.deadline !== undefined) this.day(data.claim.deadline, ['claim', 'deadline']);
    if (data.claim?.remind) this.#reminders(data.claim.remind);
    const materials = readMaterials(this, data);
    const parameters = this.parameters(data);
    const definitions = readDefinitions(this, data.definitions, parameters);
    const scope: Scope = { catalogue: this.catalogue, parameters, definitions };
    const criteria = this.#criteria(data, scope);
    const amount = this.#amount(data, scope);
    const budget = data.budget === undefined ? undefined : this.money(data.budget, ['budget']);
    const sharedCap = data.sharedCap && this.money(data.sharedCap.amount, ['sharedCap', 'amount']);
    const less =
      data.less?.received === undefined
        ? undefined
        : this.expression(data.less.received, ['less', 'received'], scope, types.money);
    if (this.problems.length || !amount) return undefined;
    const { catalogue } = this;
    const policy = new LoadedPolicy(data, { catalogue, materials, parameters, definitions, criteria, amount });
    if (budget !== undefined) policy.budget = budget;
    if (less) policy.less = less;
    if (data.sharedCap && sharedCap !== undefined) {
      const { id, label } = data.sharedCap;
      policy.sharedCap = label ? { id, amount: sharedCap, label } : { id, amount: sharedCap };
    }
    return policy;
  }

  #reminders(spans: readonly string[]): void {
    for (const [i, span] of spans.entries()) {
      if (!parseSpan(span))
        this.problem('duration', ['claim', 'remind', i], `"${span}" is no duration.`, 'Write it like P30D.');
    }
  }

  #criteria(data: PolicyData, scope: Scope): readonly Criterion[] {
    const written: PolicyData['criteria'] = Array.isArray(data.criteria) ? data.criteria : none;
    const out = new Array<Criterion>(written.length);
    let read = 0;
    // Most policies have a handful of clauses, which are soonest compared one by one.
    const seen = written.length > 8 ? new Set<string>() : undefined;
    for (let i = 0; i < written.length; i++) {
      const criterion = written[i]!;
      if (typeof criterion !== 'object' || criterion === null) continue;
      const { id, text, test: expression, source } = criterion;
      if (seen ? seen.has(id) : isAmong(written, id, i))
        this.problem('duplicate', ['criteria', i, 'id'], `Two criteria are called "${id}".`, 'Rename one.');
      seen?.add(id);
      const test =
        typeof expression === 'string'
          ? this.expression(expression, ['criteria', i, 'test'], scope, types.bool)
          : undefined;
      const exceptions = criterion.exceptions ? this.#waivers(criterion.exceptions, i, scope) : none;
      if (!test) continue;
      out[read] =
        source === undefined
          ? { id, text, expression, test, exceptions }
          : { id, text, expression, test, exceptions, source };
      read++;
    }
    if (read < out.length) out.length = read;
    return out;
  }

  #waivers(
    written: NonNullable<PolicyData['criteria'][number]['exceptions']>,
    i: number,
    scope: Scope,
  ): Criterion['exceptions'] {
    return written.flatMap((exception, j) => {
      const when = this.expression(exception.when, ['criteria', i, 'exceptions', j, 'when'], scope, types.bool);
      return when ? [{ text: exception.text, when }] : [];
    });
  }

  #amount(data: PolicyData, scope: Scope): Amount | undefined {
    const written = data.amount;
    if (typeof written !== 'string' && (typeof written !== 'object' || written === null)) return undefined;
    const plain: AmountData = typeof written === 'string' ? { value: written } : written;
    const value = this.expression(
      plain.value,
      typeof written === 'string' ? ['amount'] : ['amount', 'value'],
      scope,
      types.money,
    );
    const exceptions = plain.exceptions ? this.#amounts(plain.exceptions, scope) : none;
    const floor = plain.floor === undefined ? undefined : this.money(plain.floor, ['amount', 'floor']);
    const step = steps[plain.rounding?.to ?? 'fen'];
    const how = plain.rounding?.how ?? 'half-up';
    if (step === undefined)
      this.problem(
        'rounding',
        ['amount', 'rounding', 'to'],
        `"${plain.rounding?.to}" is no unit to round to.`,
        'Use fen, jiao, yuan or hundred-yuan.',
      );
    if (!['half-up', 'half-even', 'down', 'up'].includes(how))
      this.problem(
        'rounding',
        ['amount', 'rounding', 'how'],
        `"${how}" is no way to round.`,
        'Use half-up, half-even, down or up.',
      );
    if (!value) return undefined;
    const amount: Mutable<Amount> = {
      expression: plain.value,
      value,
      exceptions,
      rounding: plain.rounding ? { step: step ?? 1, how: how as Rounding } : usual,
    };
    if (plain.label) amount.label = plain.label;
    if (floor !== undefined) amount.floor = floor;
    return amount;
  }

  #amounts(written: NonNullable<AmountData['exceptions']>, scope: Scope): Amount['exceptions'] {
    return written.flatMap((exception, i) => {
      const when = this.expression(exception.when, ['amount', 'exceptions', i, 'when'], scope, types.bool);
      const amount = this.expression(exception.value, ['amount', 'exceptions', i, 'value'], scope, types.money);
      return when && amount ? [{ text: exception.text, when, value: amount }] : [];
    });
  }
}

const knownKeys = [
  'id',
  'version',
  'title',
  'authority',
  'region',
  'department',
  'source',
  'benefit',
  'route',
  'subject',
  'effective',
  'published',
  'claim',
  'deadline',
  'remind',
  'parameters',
  'tables',
  'definitions',
  'criteria',
  'text',
  'test',
  'exceptions',
  'when',
  'value',
  'label',
  'amount',
  'floor',
  'rounding',
  'excludes',
  'sharedCap',
  'less',
  'received',
  'budget',
  'materials',
  'proves',
  'notes',
  'published',
  'definitions',
  'bands',
  'entries',
  'levels',
  'rows',
  'otherwise',
  'above',
  'from',
  'to',
];

/** What can still be read of a policy whose shape is wrong. */
function salvage(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const copy = { ...data } as Record<string, unknown>;
  for (const key of ['parameters', 'tables', 'definitions', 'effective', 'claim', 'less', 'sharedCap']) {
    if (typeof copy[key] !== 'object' || copy[key] === null || Array.isArray(copy[key])) delete copy[key];
  }
  return copy;
}
