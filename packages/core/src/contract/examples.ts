/** One example of everything on the wire, all of one story; the company and the sum are published, the rest is invented. */
import type { Explanation } from '../decision/explanation.ts';
import type { Localized } from '../localized.ts';
import { type Fen, fen } from '../money.ts';

const both = (chinese: string, english: string): Localized => ({ 'zh-CN': chinese, en: english });
const yuan = (amount: number): Fen => fen(amount * 100);
const department = both('人力资源和社会保障局', 'Human Resources and Social Security');
const title = both('2020年度稳定岗位补贴', 'Job-retention subsidy 2020');
const policy = { id: 'nb-job-retention-2020', version: 1, title, department };
const digest = '9f2c'.repeat(16);
const amount = yuan(34501);

const explanation: Explanation = {
  policy: { id: policy.id, version: 1, digest },
  title,
  asOf: '2020-06-10',
  outcome: 'eligible',
  amount: { kind: 'known', fen: amount },
  criteria: [
    {
      id: 'insured',
      text: both('足额缴费12个月以上', 'Paid for at least 12 months'),
      outcome: 'met',
      facts: [
        {
          fact: 'unemploymentInsurance.paid',
          label: both('失业保险缴费', 'Unemployment insurance paid'),
          display: both('24 个月', '24 months'),
          department,
          asOf: '2020-05-31',
          period: '2018/2019',
        },
      ],
    },
  ],
  arithmetic: [
    { label: both('2019年缴费', 'Paid in 2019'), display: both('¥57,501.67', '¥57,501.67') },
    { label: both('返还比例', 'Share returned'), operator: '×', display: both('60 %', '60 %') },
    { label: both('您可以领', 'You can receive'), operator: '=', display: both('¥34,501.00', '¥34,501.00') },
  ],
  missing: [],
};

const undetermined: Explanation = {
  ...explanation,
  policy: { id: 'sample-rent-support', version: 1, digest },
  title: both('场租补贴（示例）', 'Rent support (sample)'),
  outcome: 'undetermined',
  amount: { kind: 'range', from: fen(0), to: yuan(20000) },
  criteria: [{ id: 'rents', text: both('租用经营场所', 'Rents its premises'), outcome: 'unknown', facts: [] }],
  arithmetic: [],
  missing: [{ fact: 'premises.rented', label: both('经营场所', 'Premises'), reason: 'absent', department }],
};

const subject = {
  id: 'kaiyue-trading',
  kind: 'enterprise',
  name: '宁波凯越国际贸易有限公司',
  maskedCode: '9133**********0017',
};

const summary = {
  id: 'ent-0001',
  version: 3,
  status: 'offered',
  policy,
  amount,
  deadline: '2020-12-31',
  offeredAt: '2020-06-10T01:00:00Z',
};

const account = {
  id: 'acc-0001',
  bank: both('示例银行宁波分行', 'Sample Bank, Ningbo'),
  cnaps: '102332000017',
  holder: subject.name,
  last4: '4821',
  kind: 'basic',
  status: 'ready',
  preferred: true,
};

const event = {
  payout: 'pay-0001',
  sequence: 2,
  status: 'funding',
  at: '2020-06-10T02:03:09Z',
  iso20022: { status: 'PDNG' },
  funding: { pool: amount, advance: fen(0) },
};

const application = {
  id: 'app-0001',
  policy: { id: 'sample-rent-support', title: undetermined.title, department },
  status: 'draft',
  answers: { 'premises.area': { kind: 'unknown' } },
  questions: [
    {
      fact: 'premises.rented',
      text: both('经营场所是租的吗？', 'Are the premises rented?'),
      why: both('租用经营场所', 'Rents its premises'),
      kind: 'yes-no',
      department,
    },
  ],
  reviewWorkingDays: 5,
};

const received = {
  id: 'att-0001',
  question: 'materials.lease',
  name: '场租合同（示例）.pdf',
  mediaType: 'application/pdf',
  size: 481_516,
  sha256: digest,
  received: 481_516,
  status: 'received',
  maxPart: 1_048_576,
};
const uploading = { ...received, received: 262_144, status: 'uploading', expiresAt: '2020-06-11T02:05:00Z' };

/** The premises are rented, so the lease is asked for. */
const wantsLease = {
  ...application,
  answers: { ...application.answers, 'premises.rented': { kind: 'value', value: true } },
  questions: [
    {
      fact: 'materials.lease',
      text: both('场租合同', 'The lease'),
      why: both('租用经营场所', 'Rents its premises'),
      kind: 'attachment',
      attachment: { mediaTypes: ['application/pdf', 'image/jpeg', 'image/png'], maxSize: 10_485_760, maxCount: 5 },
      department,
    },
  ],
};

const objection = {
  id: 'obj-0001',
  policy: { id: policy.id, title },
  entitlement: 'ent-0001',
  about: 'fact',
  fact: 'unemploymentInsurance.paid',
  claimed: '60,000.00',
  status: 'open',
  department,
  raisedAt: '2020-06-11T02:00:00Z',
  answerBy: '2020-06-18',
};

const published = {
  id: policy.id,
  version: 1,
  digest,
  title,
  authority: { region: '330200', department },
  benefit: 'subsidy',
  route: 'no-application',
  subject: 'enterprise',
  effective: { from: '2020-06-10', to: '2020-12-31' },
  deadline: '2020-12-31',
  budget: yuan(1_200_000_000),
  criteria: [{ id: 'insured', text: both('足额缴费12个月以上', 'Paid for at least 12 months') }],
};

const page = <T>(item: T): { items: T[] } => ({ items: [item] });

/** An example answer of each operation. */
export const answerExamples = {
  getSession: {
    subject,
    scope: ['view', 'confirm', 'accounts', 'act-for'],
    authorities: [{ subject, role: 'agent', until: '2020-12-31', status: 'current' }],
    expiresAt: '2020-06-10T03:00:00Z',
    door: 'portal',
    help: { phone: '12345' },
  },
  listPolicies: page(published),
  getPolicy: published,
  listEntitlements: { items: [summary], next: 'b2Zmc2V0OjE' },
  getEntitlement: { ...summary, decision: explanation },
  listDecisions: page(undetermined),
  createConfirmation: {
    id: 'cnf-0001',
    entitlement: 'ent-0001',
    entitlementVersion: 3,
    amount,
    account: 'acc-0001',
    confirmedAt: '2020-06-10T02:03:04Z',
    payout: 'pay-0001',
  },
  getConfirmation: {
    id: 'cnf-0001',
    entitlement: 'ent-0001',
    entitlementVersion: 3,
    amount,
    account: 'acc-0001',
    confirmedAt: '2020-06-10T02:03:04Z',
    payout: 'pay-0001',
  },
  listPayouts: page(payout()),
  watchPayouts: event,
  getPayout: payout(),
  ratePayout: { score: 5 },
  listAccounts: page(account),
  createAccount: { ...account, id: 'acc-0002', last4: '0912', status: 'verifying', preferred: false },
  getAccount: account,
  listObjections: page(objection),
  createObjection: objection,
  getObjection: objection,
  listApplications: page(application),
  createApplication: application,
  getApplication: application,
  answerApplication: wantsLease,
  submitApplication: {
    ...wantsLease,
    status: 'submitted',
    answers: { ...wantsLease.answers, 'materials.lease': { kind: 'attachments', attachments: [received.id] } },
    questions: [],
    attachments: [received],
    submittedAt: '2020-06-10T02:10:00Z',
    reviewBy: '2020-06-17',
  },
  createAttachment: { ...uploading, received: 0 },
  getAttachment: uploading,
  appendAttachment: received,
  removeAttachment: wantsLease,
  listReminders: page({
    id: 'rem-0001',
    channel: 'sms',
    sentAt: '2020-12-16T01:00:00Z',
    entitlements: ['ent-0001'],
    total: amount,
    nearestDeadline: '2020-12-31',
  }),
  getStatistics: {
    asOf: '2020-12-31',
    policies: {
      online: 565,
      byMonth: [{ month: '2020-09', online: 159 }],
      byDistrict: [{ region: '330212', name: both('鄞州区', 'Yinzhou'), online: 79 }],
    },
    reached: { subjects: 495_000, amount: yuan(8_640_000_000), visits: 10_910_000 },
    payouts: {
      total: { count: 30_000, amount: yuan(900_000_000) },
      byMonth: [{ month: '2020-12', count: 9878, amount: yuan(300_000_000) }],
      byDistrict: [{ region: '330212', name: both('鄞州区', 'Yinzhou'), count: 9000, amount: yuan(330_000_000) }],
      byHour: [{ hour: 10, count: 5000 }],
      busiestDay: { day: '2020-12-15', count: 1521 },
      earliestTime: '00:00',
      latestTime: '23:56',
      first: { day: '2020-06-10', subject: subject.name, policy: title, amount },
    },
    widestReach: { enterprises: null, individuals: null },
    mostPolicies: { subject: '锦浪科技股份有限公司', policies: 13 },
    unclaimed: { subjects: 2636, amount: yuan(33_080_000) },
  },
} as const;

/** An example request body of each operation that takes one. */
export const bodyExamples = {
  createConfirmation: { entitlement: 'ent-0001', amount, account: 'acc-0001' },
  ratePayout: { score: 5 },
  createAccount: { cnaps: '102332000017', number: '6222000000000017' },
  createObjection: {
    policy: policy.id,
    entitlement: 'ent-0001',
    about: 'fact',
    fact: 'unemploymentInsurance.paid',
    claimed: '60,000.00',
  },
  createApplication: { policy: 'sample-rent-support' },
  answerApplication: { answers: { 'premises.rented': { kind: 'value', value: true } } },
  createAttachment: {
    question: 'materials.lease',
    name: '场租合同（示例）.pdf',
    mediaType: 'application/pdf',
    size: 481_516,
    sha256: digest,
  },
} as const;

function payout() {
  return {
    id: 'pay-0001',
    confirmation: 'cnf-0001',
    entitlement: 'ent-0001',
    policy: { id: policy.id, title, department },
    amount,
    account: { id: account.id, bank: account.bank, last4: account.last4, holder: account.holder },
    endToEndId: 'YYB0123456789ABCDEF',
    status: 'funding',
    events: [
      {
        ...event,
        sequence: 1,
        status: 'accepted',
        at: '2020-06-10T02:03:04Z',
        iso20022: { status: 'RCVD' },
        funding: undefined,
      },
      event,
    ].map(({ funding, ...rest }) => (funding ? { ...rest, funding } : rest)),
  };
}
