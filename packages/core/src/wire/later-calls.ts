// Made from the schemas and routes of the contract by `node src/wire/generate.ts`. Not to be edited.
import type { Calls, LaterCall } from './call.ts';
import { id, day, instant, localized, fen } from './calls.ts';
import { either, integer, list, matching, nullable, object, openWord, plain, record, text } from './read.ts';

const regionCode = matching(/^\d{6}$/);
const publishedPolicy = object({ id: id, version: integer(1), digest: text, title: localized, authority: object({ region: regionCode, department: localized }), benefit: openWord('subsidy tax-relief'), route: openWord('no-application easy-application'), subject: openWord('enterprise sole-trader individual'), effective: object({ from: day, 'to?': day }), 'deadline?': day, 'budget?': fen, 'source?': text, criteria: list(object({ id: text, text: localized })) });
const answer = either('kind', { value: object({ value: plain }), attachments: object({ attachments: list(id, 1) }), unknown: object({}) });
const attachmentRule = object({ mediaTypes: list(text), maxSize: integer(), maxCount: integer() });
const question = object({ fact: text, text: localized, why: localized, kind: openWord('yes-no integer decimal money date text choice attachment'), 'unit?': localized, 'choices?': list(object({ value: text, text: localized })), 'attachment?': attachmentRule, department: localized });
const attachment = object({ id: id, question: text, name: text, mediaType: text, size: integer(), sha256: text, received: integer(), status: openWord('uploading received'), maxPart: integer(), 'expiresAt?': instant });
const application = object({ id: id, policy: object({ id: id, title: localized, department: localized }), status: openWord('draft submitted approved refused'), answers: record(answer), questions: list(question), 'attachments?': list(attachment), 'submittedAt?': instant, reviewWorkingDays: integer(), 'reviewBy?': day, 'reason?': localized });
const reminder = object({ id: id, channel: openWord('sms'), sentAt: instant, entitlements: list(id), total: fen, nearestDeadline: day });
const statistics = object({ asOf: day, policies: object({ online: integer(), byMonth: list(object({ month: text, online: integer() })), byDistrict: list(object({ region: regionCode, name: localized, online: integer() })) }), reached: object({ subjects: integer(), amount: fen, visits: integer() }), payouts: object({ total: object({ count: integer(), amount: fen }), byMonth: list(object({ month: text, count: integer(), amount: fen })), byDistrict: list(object({ region: regionCode, name: localized, count: integer(), amount: fen })), byHour: list(object({ hour: integer(), count: integer() })), busiestDay: nullable(object({ day: day, count: integer() })), earliestTime: nullable(text), latestTime: nullable(text), first: nullable(object({ day: day, subject: text, policy: localized, amount: fen })) }), widestReach: object({ enterprises: nullable(object({ policy: id, title: localized, subjects: integer() })), individuals: nullable(object({ policy: id, title: localized, subjects: integer() })) }), mostPolicies: nullable(object({ subject: text, policies: integer() })), unclaimed: object({ subjects: integer(), amount: fen }) });

/** The other operations, for who calls one of them. */
export const laterCalls: Calls<LaterCall> = {
  listPolicies: { path: '/policies', open: true, etag: true, answer: object({ items: list(publishedPolicy), 'next?': text }) },
  getPolicy: { path: '/policies/{policy}', open: true, etag: true, answer: publishedPolicy },
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
