import type {
  AccountId,
  EntitlementId,
  Explanation,
  Fen,
  Localized,
  PublishedPolicy,
  SubjectId,
} from '@yongyiban/core/contract';
import type { DossierData } from '@yongyiban/core/policy';
import { bankOf } from '../bank/banks.ts';
import { plan } from '../clock/agenda.ts';
import { dayAt, endOfDay } from '../clock/instant.ts';
import {
  type AccountRecord,
  type EntitlementRecord,
  nextId,
  type Person,
  type SubjectRecord,
  touch,
  type World,
} from './world.ts';

/** Adds a subject that owns nothing yet. */
export function addSubject(
  world: World,
  given: Pick<SubjectRecord, 'kind' | 'name' | 'code' | 'region' | 'phone'> & {
    id: string;
    facts?: DossierData['facts'];
  },
): SubjectRecord {
  const { facts = {}, ...rest } = given;
  const registered = { region: { value: given.region, asOf: dayAt(world.now) } };
  const record: SubjectRecord = {
    ...rest,
    id: given.id as SubjectId,
    dossier: { subject: { kind: given.kind, id: given.code, name: given.name }, facts: { ...registered, ...facts } },
    entitlements: [],
    accounts: [],
    payouts: [],
    objections: [],
    applications: [],
    reminders: [],
    decisions: new Map(),
    revision: 0,
  };
  world.subjects.set(record.id, record);
  return record;
}

export function addPerson(
  world: World,
  id: string,
  name: string,
  words: Localized,
  authorities: readonly { subject: string; role: Person['authorities'][number]['role']; until?: string }[],
): void {
  world.people.set(id, { id, name, words, authorities: authorities as Person['authorities'] });
}

export function addAccount(
  world: World,
  subject: SubjectRecord,
  given: { cnaps: string; number: string; status?: AccountRecord['status']; preferred?: boolean },
): AccountRecord {
  const record: AccountRecord = {
    id: nextId<AccountId>(world, 'acc'),
    subject: subject.id,
    cnaps: given.cnaps,
    number: given.number,
    bank: bankOf(given.cnaps)!,
    holder: subject.name,
    kind: subject.kind === 'individual' ? 'personal' : subject.accounts.length === 0 ? 'basic' : 'general',
    status: given.status ?? 'ready',
    preferred: given.preferred ?? subject.accounts.length === 0,
  };
  world.accounts.set(record.id, record);
  subject.accounts.push(record.id);
  return record;
}

/** Offers what a decision came out to; the deadline is planned. */
export function offer(
  world: World,
  subject: SubjectRecord,
  policy: PublishedPolicy,
  decision: Explanation,
  amount: Fen,
): EntitlementRecord {
  const record: EntitlementRecord = {
    id: nextId<EntitlementId>(world, 'ent'),
    subject: subject.id,
    policy: policy.id,
    version: 1,
    status: 'offered',
    amount,
    deadline: policy.deadline ?? policy.effective.to ?? '2020-12-31',
    offeredAt: world.now,
    decision,
    reminded: [],
  };
  world.entitlements.set(record.id, record);
  subject.entitlements.push(record.id);
  plan(world.agenda, endOfDay(record.deadline) + 1, { kind: 'deadline', entitlement: record.id });
  touch(world, subject.id);
  return record;
}
