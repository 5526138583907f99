import { formatDay, parseDay } from '../src/day.ts';
import { factsOf, recordOf, replay } from '../src/decision/record.ts';
import type { FactDefinition } from '../src/facts/catalogue.ts';
import {
  type Decision,
  type Dossier,
  decide,
  explain,
  type FactCatalogue,
  outcomes,
  type Policy,
  type Screen,
} from '../src/policy.ts';
import { randomDossier, without } from './dossiers.ts';
import type { Random } from './random.ts';

/** What must hold of any policy and any dossier. Throws a sentence where it does not. */
export function checkLaws(
  policy: Policy,
  index: number,
  screenFor: (asOf: string) => Screen,
  catalogue: FactCatalogue,
  random: Random,
): void {
  const asOf = randomDay(policy, random);
  const facts = factsOf(policy).supplied;
  const full = randomDossier(catalogue, policy, facts, parseDay(asOf)!, random);
  const absent = facts.filter(() => random.chance(3));
  const partial = without(full, absent);
  const [known, less] = [decide(policy, full, { asOf }), decide(policy, partial, { asOf })];
  const tell = (what: string): never => {
    throw new Error(
      `${what}: ${policy.id} v${policy.version} as of ${asOf}, without ${absent.map(fact => fact.path).join(', ') || 'nothing'}; with less ${say(less)}, with all ${say(known)}`,
    );
  };

  // Data of another granularity say less than none: nothing bounds them. They may leave open what was settled, not turn it.
  if (less.outcome !== 'undetermined' && known.outcome !== 'undetermined' && known.outcome !== less.outcome)
    tell('More facts turned a settled outcome');
  if (known.outcome === 'eligible' && known.amount.kind === 'known') {
    const { fen } = known.amount;
    if (less.amount.kind === 'known' && less.amount.fen !== fen) tell('More facts changed a known amount');
    if (less.amount.kind === 'range' && (fen < less.amount.from || (less.amount.to !== null && fen > less.amount.to)))
      tell('The amount lies outside the range');
  }
  checkUnlisted(policy, full, absent, less, asOf, tell);
  checkScreen(policy, index, screenFor(asOf), [full, partial], asOf, tell);
  checkWords(less, tell);
  if (random.chance(20)) {
    const verdict = replay(JSON.parse(JSON.stringify(recordOf(less))), [policy]);
    if (!verdict.agrees) tell(`A record does not replay (${JSON.stringify(verdict.differences.slice(0, 2))})`);
  }
}

const say = ({ outcome, amount, missing }: Decision): string =>
  `${outcome} ${JSON.stringify(amount)} missing ${missing.map(one => one.fact.path).join(', ') || 'nothing'}`;

function randomDay(policy: Policy, random: Random): string {
  const from = parseDay(policy.effective.from)!;
  const to = policy.effective.to === undefined ? from + 700 : parseDay(policy.effective.to)!;
  return formatDay(random.chance(15) ? from - 5 : from + random.below(Math.max(1, to - from + 1)));
}

/** A fact that is not listed as missing changes nothing when it becomes known. */
function checkUnlisted(
  policy: Policy,
  full: Dossier,
  absent: readonly FactDefinition[],
  less: Decision,
  asOf: string,
  tell: (what: string) => never,
): void {
  if (less.outcome === 'ineligible') return;
  const listed = new Set(less.missing.map(one => one.fact));
  const idle = absent.filter(fact => !listed.has(fact));
  if (!idle.length) return;
  const more = without(
    full,
    absent.filter(fact => listed.has(fact)),
  );
  const after = decide(policy, more, { asOf });
  if (after.missing.some(one => one.reason === 'granularity')) return;
  if (after.outcome !== less.outcome || JSON.stringify(after.amount) !== JSON.stringify(less.amount))
    tell(`Facts not listed as missing (${idle.map(fact => fact.path).join(', ')}) made it ${say(after)}`);
}

/** The quick way gives what the full way gives, or leaves open what only the full way settles. */
function checkScreen(
  policy: Policy,
  index: number,
  screen: Screen,
  dossiers: readonly Dossier[],
  asOf: string,
  tell: (what: string) => never,
): void {
  for (const dossier of dossiers) {
    const facts = screen.read(dossier);
    const outcome = outcomes[screen.outcome(index, facts)]!;
    const decision = decide(policy, dossier, { asOf });
    if (outcome !== decision.outcome && outcome !== 'undetermined')
      tell(`The quick way says ${outcome}, the full way ${decision.outcome}`);
    if (outcome !== 'eligible') continue;
    const amount = screen.amount(index, facts);
    if (decision.amount.kind === 'known' && !Number.isNaN(amount) && amount !== decision.amount.fen)
      tell(`The quick way pays ${amount}`);
    if (decision.amount.kind === 'range' && !Number.isNaN(amount))
      tell(`The quick way knows an amount (${amount}) that the full way does not`);
  }
}

/** Everything can be explained, and nothing that may not be shared is. */
function checkWords(decision: Decision, tell: (what: string) => never): void {
  const explanation = explain(decision);
  for (const criterion of explanation.criteria) {
    for (const read of criterion.facts) {
      if (decision.policy.catalogue.facts.get(read.fact)?.sharing === 'none')
        tell(`A fact that may not be shared is shown (${read.fact})`);
      if (!read.display['zh-CN'] || !read.display.en) tell(`A fact is shown without words (${read.fact})`);
    }
  }
  JSON.stringify(explanation);
}
