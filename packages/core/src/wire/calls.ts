// Made from the schemas and routes of the contract by `node src/wire/generate.ts`. Not to be edited.
import type { Calls, FirstCall } from './call.ts';
import { either, flag, integer, list, matching, nullable, number, object, openWord, text, word, type Read } from './read.ts';

export const id: Read = matching(/^[A-Za-z0-9._-]+$/, 1, 64);
const subject = object({ id: id, kind: openWord('enterprise sole-trader individual'), name: text, maskedCode: text });
export const day: Read = matching(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
const authority = object({ subject: subject, role: openWord('self legal-representative agent'), 'until?': day, status: openWord('current expired') });
export const instant: Read = matching(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/);
export const localized: Read = object({ 'zh-CN': text, en: text });
const session = object({ subject: subject, scope: list(openWord('view confirm accounts act-for')), authorities: list(authority), expiresAt: instant, door: openWord('portal zheliban yongpai enterprise-code embed'), 'help?': object({ phone: text, 'words?': localized }) });
export const fen: Read = integer();
const entitlementSummary = object({ id: id, version: integer(1), status: openWord('offered confirmed failed paid lapsed withdrawn'), policy: object({ id: id, version: integer(), title: localized, department: localized, 'source?': text }), amount: fen, deadline: day, offeredAt: instant, 'changed?': object({ previousAmount: fen, previousVersion: integer(), reason: localized, at: instant }), 'confirmation?': id, 'payout?': object({ id: id, status: openWord('accepted funding instructed settled rejected returned'), account: id, at: instant }) });
const explanation = object({ policy: object({ id: text, version: integer(), digest: text }), title: localized, asOf: day, outcome: word('eligible ineligible undetermined'), amount: either('kind', { known: object({ fen: fen }), range: object({ from: fen, to: nullable(fen) }), none: object({}) }), criteria: list(object({ id: text, text: localized, outcome: word('met unmet unknown'), facts: list(object({ fact: text, label: localized, display: localized, department: localized, asOf: day, 'period?': text })), 'gap?': object({ label: localized, direction: word('too-high too-low'), limit: localized, value: localized, by: localized, scale: object({ limit: number, value: number }) }) })), arithmetic: list(object({ label: localized, 'operator?': word('× + − ÷ ≤ ≥ ='), display: localized, 'note?': localized })), missing: list(object({ fact: text, label: localized, reason: word('absent stale not-shared granularity'), department: localized, 'heldUntil?': text })) });
const entitlement = object({ id: id, version: integer(1), status: openWord('offered confirmed failed paid lapsed withdrawn'), policy: object({ id: id, version: integer(), title: localized, department: localized, 'source?': text }), amount: fen, deadline: day, offeredAt: instant, 'changed?': object({ previousAmount: fen, previousVersion: integer(), reason: localized, at: instant }), 'confirmation?': id, 'payout?': object({ id: id, status: openWord('accepted funding instructed settled rejected returned'), account: id, at: instant }), decision: explanation });
const confirmation = object({ id: id, entitlement: id, entitlementVersion: integer(1), amount: fen, account: id, confirmedAt: instant, payout: id });
const iso20022 = object({ status: openWord('RCVD ACTC PDNG ACSP ACSC RJCT'), 'reason?': text });
const payoutEvent = object({ payout: id, sequence: integer(1), status: openWord('accepted funding instructed settled rejected returned'), at: instant, iso20022: iso20022, 'funding?': object({ pool: fen, advance: fen }) });
const payout = object({ id: id, confirmation: id, entitlement: id, policy: object({ id: id, title: localized, department: localized }), amount: fen, account: object({ id: id, bank: localized, last4: text, holder: text }), endToEndId: text, status: openWord('accepted funding instructed settled rejected returned'), events: list(payoutEvent) });
const rating = object({ score: integer(1, 5) });
const account = object({ id: id, bank: localized, cnaps: text, holder: text, last4: matching(/^\d{4}$/), kind: openWord('basic general personal'), status: openWord('ready verifying mismatch closed'), preferred: flag });
const objection = object({ id: id, policy: object({ id: id, title: localized }), 'entitlement?': id, about: openWord('fact already-received other'), 'fact?': text, 'claimed?': text, status: openWord('open upheld dismissed'), department: localized, raisedAt: instant, answerBy: day, 'answer?': localized });
const problem = object({ type: text, title: text, status: integer(), code: text, 'detail?': text, 'instance?': text, 'errors?': list(object({ pointer: text, detail: text })), 'current?': entitlement });

/** Reads the problem details that an answer outside 2xx carries. */
export const readProblem: Read = problem;

/** How each operation on the way from list to money is called, and how its answer is read. */
export const calls: Calls<FirstCall> = {
  getSession: { path: '/session', answer: session },
  listEntitlements: { path: '/entitlements', etag: true, answer: object({ items: list(entitlementSummary), 'next?': text }) },
  getEntitlement: { path: '/entitlements/{entitlement}', etag: true, answer: entitlement },
  listDecisions: { path: '/decisions', etag: true, answer: object({ items: list(explanation), 'next?': text }) },
  createConfirmation: { method: 'POST', path: '/confirmations', success: [201, 200], answer: confirmation },
  getConfirmation: { path: '/confirmations/{confirmation}', answer: confirmation },
  listPayouts: { path: '/payouts', etag: true, answer: object({ items: list(payout), 'next?': text }) },
  watchPayouts: { path: '/payouts/events', stream: true, answer: payoutEvent },
  getPayout: { path: '/payouts/{payout}', etag: true, answer: payout },
  ratePayout: { method: 'PUT', path: '/payouts/{payout}/rating', answer: rating },
  listAccounts: { path: '/accounts', answer: object({ items: list(account), 'next?': text }) },
  createAccount: { method: 'POST', path: '/accounts', success: [202, 200], answer: account },
  getAccount: { path: '/accounts/{account}', answer: account },
  listObjections: { path: '/objections', answer: object({ items: list(objection), 'next?': text }) },
  createObjection: { method: 'POST', path: '/objections', success: [201, 200], answer: objection },
  getObjection: { path: '/objections/{objection}', answer: objection },
};
