/**
 * What is paid of policies that exclude each other or share a ceiling (就高不重复), as a SELECT: the best combination of each
 * subject, chosen as `combine` chooses it. Of policies that hang together every set that may be paid together is known when
 * this is printed; the statement values each set and takes the best.
 */
import type { Policy } from '../policy/policy.ts';
import type { Dialect } from './dialect.ts';
import { text } from './quote.ts';

/** Policies that limit each other, and a SELECT (policy, subject, payable) over a table of entitlements. */
export interface Combination {
  readonly policies: readonly string[];
  readonly select: string;
}

/** The most sets that one statement values. */
const mostSets = 128;

/**
 * @param from the table of entitlements of these policies: `policy`, `subject`, `outcome`, `low`, `high`
 * @returns the combinations, and the policies that cannot be combined in a statement: too many hang together, or they disagree
 *   on the ceiling that they share
 */
export function printCombinations(
  policies: readonly Policy[],
  dialect: Dialect,
  from: string,
): { readonly combinations: readonly Combination[]; readonly open: readonly string[] } {
  const combinations: Combination[] = [];
  const open: string[] = [];
  for (const group of groupsOf(policies)) {
    const ids = group.map(policy => policy.id);
    const sets = setsOf(group);
    if (sets) combinations.push({ policies: ids, select: selectOf(group, sets, dialect, from) });
    else open.push(...ids);
  }
  return { combinations, open };
}

const excludes = (a: Policy, b: Policy): boolean => a.excludes.includes(b.id) || b.excludes.includes(a.id);
const shareCap = (a: Policy, b: Policy): boolean => a.sharedCap !== undefined && a.sharedCap.id === b.sharedCap?.id;

/** Policies that hang together, each group in order of ids; a policy that nothing limits is in none. */
function groupsOf(policies: readonly Policy[]): readonly (readonly Policy[])[] {
  const left = new Set(policies);
  const groups: Policy[][] = [];
  for (const start of policies) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (const one of group) {
      for (const other of left) {
        if (!excludes(one, other) && !shareCap(one, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    if (group.length > 1 || start.sharedCap) groups.push(group.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }
  return groups;
}

/** All sets that may be paid together, those first that are taken where totals are equal: the smaller, then by ids. */
function setsOf(group: readonly Policy[]): readonly (readonly number[])[] | undefined {
  const caps = new Map<string, number>();
  for (const { sharedCap } of group) {
    if (!sharedCap) continue;
    if ((caps.get(sharedCap.id) ?? sharedCap.amount) !== sharedCap.amount) return undefined;
    caps.set(sharedCap.id, sharedCap.amount);
  }
  let sets: (readonly number[])[] = [[]];
  for (const [i, policy] of group.entries()) {
    sets = [...sets, ...sets.filter(set => !set.some(j => excludes(policy, group[j]!))).map(set => [...set, i])];
    if (sets.length > mostSets) return undefined;
  }
  return sets.sort((a, b) => {
    if (a.length !== b.length) return a.length - b.length;
    const at = a.findIndex((one, i) => one !== b[i]);
    return at < 0 ? 0 : a[at]! - b[at]!;
  });
}

function selectOf(
  group: readonly Policy[],
  sets: readonly (readonly number[])[],
  dialect: Dialect,
  from: string,
): string {
  const { least, greatest, aggregate, nullable, narrow } = dialect;
  const amount = (i: number): string => `a${i + 1}`;
  const sum = (terms: readonly string[]): string => (terms.length ? terms.join(' + ') : '0');
  const capped = (set: readonly number[], cap: string): readonly number[] =>
    set.filter(i => group[i]!.sharedCap?.id === cap);
  const worth = (set: readonly number[]): string => {
    const caps = [...new Set(set.flatMap(i => group[i]!.sharedCap ?? []).map(cap => cap.id))];
    const parts = [
      ...set.filter(i => !group[i]!.sharedCap).map(amount),
      ...caps.map(cap => {
        const within = capped(set, cap);
        return least(`(${sum(within.map(amount))})`, dialect.literal(BigInt(group[within[0]!]!.sharedCap!.amount)));
      }),
    ];
    return `CASE WHEN ${set.map(i => `${amount(i)} IS NOT NULL`).join(' AND ')} THEN ${sum(parts)} END`;
  };
  /** What a ceiling leaves, given out in order of ids. */
  const share = (set: readonly number[], i: number): string => {
    const cap = group[i]!.sharedCap;
    if (!cap) return amount(i);
    const before = capped(set, cap.id).filter(j => j < i);
    const room = `(${dialect.literal(BigInt(cap.amount))}${before.map(j => ` - ${amount(j)}`).join('')})`;
    return before.length ? least(amount(i), greatest(room, '0')) : least(amount(i), room);
  };
  const some = sets.slice(1);
  const columns = group.map((_, i) => amount(i)).join(', ');
  const values = some.map((_, i) => `v${i + 1}`);
  const most = values.reduce((a, b) => greatest(a, b), '0');
  const rows = group.map((policy, i) => {
    const cases = some.flatMap((set, number) => (set.includes(i) ? [`WHEN ${number + 1} THEN ${share(set, i)}`] : []));
    const payable = `CASE chosen ${cases.join(' ')} ELSE 0 END`;
    return `SELECT ${text(policy.id)} AS policy, best.subject AS subject, ${nullable(narrow(payable))} AS payable FROM best WHERE ${amount(i)} IS NOT NULL`;
  });
  const amounts = group.map(
    (policy, i) => `${aggregate.max(`CASE WHEN e.policy = ${text(policy.id)} THEN e.high END`)} AS ${amount(i)}`,
  );
  return [
    'WITH amounts AS (',
    `  SELECT e.subject AS subject, ${amounts.join(', ')}`,
    `  FROM ${from} AS e`,
    `  WHERE e.outcome = 'eligible' AND e.low = e.high AND e.policy IN (${group.map(one => text(one.id)).join(', ')})`,
    '  GROUP BY e.subject',
    '), worth AS (',
    `  SELECT subject, ${columns}${some.map((set, i) => `,\n    ${worth(set)} AS v${i + 1}`).join('')}`,
    '  FROM amounts',
    '), topped AS (',
    `  SELECT subject, ${columns}, ${values.join(', ')}, ${most} AS most`,
    '  FROM worth',
    '), best AS (',
    // Of equal totals the first, as the sets are ordered; nothing at all where nothing is worth more.
    `  SELECT subject, ${columns}, CASE WHEN most = 0 THEN 0 ${values.map((v, i) => `WHEN ${v} = most THEN ${i + 1}`).join(' ')} END AS chosen`,
    '  FROM topped',
    ')',
    rows.join('\nUNION ALL\n'),
  ].join('\n');
}
