import { type Explanation, type Fen, fen, type Localized, type PolicyId } from '@yongyiban/core/contract';
import {
  combine,
  type Decision,
  type DossierData,
  decide,
  explain,
  type Policy,
  parseDossier,
} from '@yongyiban/core/policy';
import { dayAt } from '../clock/instant.ts';
import { offer } from '../world/found.ts';
import { type EntitlementRecord, type SubjectRecord, touch, type World } from '../world/world.ts';
import { openBook } from './book.ts';
import { newVersion } from './change.ts';

/** The version of a policy that is in force today; undefined while none is. */
export function policyInForce(world: World, id: string): Policy | undefined {
  const today = dayAt(world.now);
  return openBook(world.book).policies.find(
    ({ id: each, effective }) =>
      each === id && effective.from <= today && (effective.to === undefined || today <= effective.to),
  );
}

/** The version in force, or else the newest that was: for what began while one was. */
export function policyOf(world: World, id: string): Policy {
  return policyInForce(world, id) ?? openBook(world.book).policies.findLast(each => each.id === id)!;
}

/** Decides one policy on what is known about a subject, and on what is added to it for the moment. */
export function decideOne(
  world: World,
  subject: SubjectRecord,
  policy: Policy,
  added: DossierData['facts'] = {},
): Decision {
  const { subject: who, facts } = subject.dossier;
  const dossier = parseDossier(openBook(world.book).catalogue, { subject: who, facts: { ...facts, ...added } });
  return decide(policy, dossier, { asOf: dayAt(world.now) });
}

/**
 * Decides every policy that concerns a subject, and brings its entitlements to what came out: new ones are offered,
 * changed amounts become a new version with the reason, and what no longer stands is withdrawn. What is confirmed stays.
 * Of policies that exclude each other the combination worth most is offered (就高不重复).
 */
export function decideSubject(world: World, subject: SubjectRecord, reason: Localized): void {
  const decisions: Decision[] = [];
  for (const id of new Set(openBook(world.book).policies.map(policy => policy.id))) {
    const policy = policyInForce(world, id);
    if (policy?.subjects.includes(subject.kind) === true) decisions.push(decideOne(world, subject, policy));
  }
  const payable = payableTogether(world, subject, decisions);
  for (const decision of decisions) {
    settleDecision(world, subject, decision.policy, explain(decision), payable.get(decision.policy.id) ?? null, reason);
  }
  touch(world, subject.id);
}

/** What each policy pays beside the others, and beside what the subject has confirmed already. */
function payableTogether(world: World, subject: SubjectRecord, decisions: readonly Decision[]): Map<string, Fen> {
  const inBook = new Set<string>(openBook(world.book).policies.map(({ id }) => id));
  const held = subject.entitlements.map(id => world.entitlements.get(id)!);
  const kept = held
    .filter(({ status }) => status === 'confirmed' || status === 'failed' || status === 'paid')
    // A whole city's policies are not all in the book: those stand beside every other.
    .flatMap(({ policy, amount }) => (inBook.has(policy) ? [{ policy: policyOf(world, policy), amount }] : []));
  const received: Record<string, Fen> = {};
  for (const { policy, amount } of kept) {
    const cap = policy.sharedCap?.id;
    if (cap !== undefined) received[cap] = fen((received[cap] ?? 0) + amount);
  }
  const free = decisions.filter(
    ({ policy }) =>
      // What asks for an application is offered when the application is approved, not before.
      (policy.route === 'no-application' || held.some(each => each.policy === policy.id)) &&
      kept.every(
        ({ policy: other }) =>
          other.id !== policy.id && !policy.excludes.includes(other.id) && !other.excludes.includes(policy.id),
      ),
  );
  return new Map(combine(free, { received }).shares.map(({ decision, fen: paid }) => [decision.policy.id, paid]));
}

function settleDecision(
  world: World,
  subject: SubjectRecord,
  policy: Policy,
  decision: Explanation,
  amount: Fen | null,
  reason: Localized,
): void {
  const id = policy.id as PolicyId;
  subject.decisions.set(id, decision);
  const held = subject.entitlements
    .map(each => world.entitlements.get(each)!)
    .findLast(each => each.policy === id && each.status !== 'withdrawn');
  if (held === undefined) {
    if (amount !== null && amount > 0 && policy.benefit === 'subsidy') {
      offer(world, subject, world.policies.get(id)!, decision, amount);
    }
    return;
  }
  if (held.status !== 'offered') return;
  if (amount === null || amount === 0) withdraw(world, held, decision, reason);
  else if (amount !== held.amount) {
    newVersion(world, held, amount, reason);
    held.decision = decision;
  }
}

function withdraw(world: World, held: EntitlementRecord, decision: Explanation, reason: Localized): void {
  newVersion(world, held, fen(0), reason);
  held.status = 'withdrawn';
  held.decision = decision;
}
