import { type Explanation, type Fen, fen, type Localized, type PolicyId } from '@yongyiban/core/contract';
import { type Decision, type DossierData, decide, explain, type Policy, parseDossier } from '@yongyiban/core/policy';
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
 */
export function decideSubject(world: World, subject: SubjectRecord, reason: Localized): void {
  for (const id of new Set(openBook(world.book).policies.map(policy => policy.id))) {
    const policy = policyInForce(world, id);
    if (policy?.subjects.includes(subject.kind) !== true) continue;
    settleDecision(world, subject, policy, explain(decideOne(world, subject, policy)), reason);
  }
  touch(world, subject.id);
}

function settleDecision(
  world: World,
  subject: SubjectRecord,
  policy: Policy,
  decision: Explanation,
  reason: Localized,
): void {
  const id = policy.id as PolicyId;
  subject.decisions.set(id, decision);
  const amount: Fen | null =
    decision.outcome === 'eligible' && decision.amount.kind === 'known' ? decision.amount.fen : null;
  const held = subject.entitlements.map(each => world.entitlements.get(each)!).find(each => each.policy === id);
  if (held === undefined) {
    // What asks for an application is offered when the application is approved, not before.
    if (amount !== null && amount > 0 && policy.route === 'no-application' && policy.benefit === 'subsidy') {
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
