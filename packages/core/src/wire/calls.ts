// Made from the schemas and routes of the contract by `node src/wire/generate.ts`. Not to be edited.
import type { WireCalls } from './call.ts';
import { either, flag, integer, list, matching, nullable, number, object, openWord, plain, type Read, record, text, word } from './read.ts';

const id = matching(/^[A-Za-z0-9._-]+$/, 1, 64);
const subject = object({ id: id, kind: openWord('enterprise sole-trader individual'), name: text, maskedCode: text });
const day = matching(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
const authority = object({ subject: subject, role: openWord('self legal-representative agent'), 'until?': day, status: openWord('current expired') });
const instant = matching(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/);
const localized = object({ 'zh-CN': text, en: text });
const session = object({ subject: subject, scope: list(openWord('view confirm accounts act-for')), authorities: list(authority), expiresAt: instant, door: openWord('portal zheliban yongpai enterprise-code embed'), 'help?': object({ phone: text, 'words?': localized }) });
const regionCode = matching(/^\d{6}$/);
const fen = integer();
const publishedPolicy = object({ id: id, version: integer(1), digest: text, title: localized, authority: object({ region: regionCode, department: localized }), benefit: openWord('subsidy tax-relief'), route: openWord('no-application easy-application'), subject: openWord('enterprise sole-trader individual'), effective: object({ from: day, 'to?': day }), 'deadline?': day, 'budget?': fen, 'source?': text, criteria: list(object({ id: text, text: localized })) });
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
const answer = either('kind', { value: object({ value: plain }), attachments: object({ attachments: list(id, 1) }), unknown: object({}) });
const attachmentRule = object({ mediaTypes: list(text), maxSize: integer(), maxCount: integer() });
const question = object({ fact: text, text: localized, why: localized, kind: openWord('yes-no integer decimal money date text choice attachment'), 'unit?': localized, 'choices?': list(object({ value: text, text: localized })), 'attachment?': attachmentRule, department: localized });
const attachment = object({ id: id, question: text, name: text, mediaType: text, size: integer(), sha256: text, received: integer(), status: openWord('uploading received'), maxPart: integer(), 'expiresAt?': instant });
const application = object({ id: id, policy: object({ id: id, title: localized, department: localized }), status: openWord('draft submitted approved refused'), answers: record(answer), questions: list(question), 'attachments?': list(attachment), 'submittedAt?': instant, reviewWorkingDays: integer(), 'reviewBy?': day, 'reason?': localized });
const reminder = object({ id: id, channel: openWord('sms'), sentAt: instant, entitlements: list(id), total: fen, nearestDeadline: day });
const statistics = object({ asOf: day, policies: object({ online: integer(), byMonth: list(object({ month: text, online: integer() })), byDistrict: list(object({ region: regionCode, name: localized, online: integer() })) }), reached: object({ subjects: integer(), amount: fen, visits: integer() }), payouts: object({ total: object({ count: integer(), amount: fen }), byMonth: list(object({ month: text, count: integer(), amount: fen })), byDistrict: list(object({ region: regionCode, name: localized, count: integer(), amount: fen })), byHour: list(object({ hour: integer(), count: integer() })), busiestDay: nullable(object({ day: day, count: integer() })), earliestTime: nullable(text), latestTime: nullable(text), first: nullable(object({ day: day, subject: text, policy: localized, amount: fen })) }), widestReach: object({ enterprises: nullable(object({ policy: id, title: localized, subjects: integer() })), individuals: nullable(object({ policy: id, title: localized, subjects: integer() })) }), mostPolicies: nullable(object({ subject: text, policies: integer() })), unclaimed: object({ subjects: integer(), amount: fen }) });
const problem = object({ type: text, title: text, status: integer(), code: text, 'detail?': text, 'instance?': text, 'errors?': list(object({ pointer: text, detail: text })), 'current?': entitlement });

/** Reads the problem details that an answer outside 2xx carries. */
export const readProblem: Read = problem;

/** How each operation is called, and how its answer is read. */
export const calls: WireCalls = {
  getSession: { path: '/session', answer: session },
  listPolicies: { path: '/policies', open: true, etag: true, answer: object({ items: list(publishedPolicy), 'next?': text }) },
  getPolicy: { path: '/policies/{policy}', open: true, etag: true, answer: publishedPolicy },
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
  listApplications: { path: '/applications', answer: object({ items: list(application), 'next?': text }) },
  createApplication: { method: 'POST', path: '/applications', success: [201, 200], answer: application },
  getApplication: { path: '/applications/{application}', answer: application },
  answerApplication: { method: 'PUT', path: '/applications/{application}/answers', answer: application },
  submitApplication: { method: 'POST', path: '/applications/{application}/submission', answer: application },
  createAttachment: { method: 'POST', path: '/applications/{application}/attachments', success: [201, 200], answer: attachment },
  getAttachment: { path: '/applications/{application}/attachments/{attachment}', answer: attachment },
  appendAttachment: { method: 'PATCH', path: '/applications/{application}/attachments/{attachment}', answer: attachment },
  removeAttachment: { method: 'DELETE', path: '/applications/{application}/attachments/{attachment}', answer: application },
  listReminders: { path: '/reminders', answer: object({ items: list(reminder), 'next?': text }) },
  getStatistics: { path: '/statistics', open: true, etag: true, answer: statistics },
};
