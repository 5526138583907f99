/**
 * What the pictures and tests show. The company 宁波凯越国际贸易有限公司, its subsidy 稳定岗位补贴 and ¥34,501.00 were
 * published; every other company, bank, policy, number and date here is invented (示例 / sample).
 */
import { fen, type Localized, ProblemError, type Upload } from '@yongyiban/core';
import type {
  Account,
  Application,
  Attachment,
  Entitlement,
  EntitlementSummary,
  Objection,
  Payout,
  PayoutEvent,
  PayoutStatus,
  Session,
  Statistics,
} from '@yongyiban/core/contract';

type Explanation = Entitlement['decision'];

/** Noon of 10 June 2020 in the city, when the first company was paid. */
export const now = Date.parse('2020-06-10T02:05:00Z');

export const both = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

const bureau = (n: 1 | 2 | 3): Localized => both(`示例${['一', '二', '三'][n - 1]}局`, `Sample Bureau ${n}`);
export const humanResources = both('人力资源和社会保障局', 'Human Resources and Social Security');
const tax = both('税务局', 'Tax');
const company = '宁波凯越国际贸易有限公司';

export const accounts: Account[] = [
  {
    id: 'acc-4821' as Account['id'],
    bank: both('示例银行', 'Sample Bank'),
    cnaps: '999000000001',
    holder: company,
    last4: '4821',
    kind: 'basic',
    status: 'ready',
    preferred: true,
  },
  {
    id: 'acc-0937' as Account['id'],
    bank: both('样板农商行', 'Specimen Rural Bank'),
    cnaps: '999000000002',
    holder: company,
    last4: '0937',
    kind: 'general',
    status: 'ready',
    preferred: false,
  },
];

export const moreAccounts: Account[] = [
  ...accounts,
  {
    ...accounts[0]!,
    id: 'acc-6650' as Account['id'],
    last4: '6650',
    kind: 'general',
    status: 'verifying',
    preferred: false,
  },
  { ...accounts[1]!, id: 'acc-2208' as Account['id'], last4: '2208', status: 'closed' },
];

export const session: Session = {
  subject: {
    id: 'kaiyue' as Session['subject']['id'],
    kind: 'enterprise',
    name: company,
    maskedCode: '9133************5X',
  },
  scope: ['view', 'confirm', 'accounts', 'act-for'],
  authorities: [
    {
      subject: { id: 'kaiyue' as never, kind: 'enterprise', name: company, maskedCode: '9133************5X' },
      role: 'agent',
      until: '2020-12-31',
      status: 'current',
    },
    {
      subject: {
        id: 'sample-maker' as never,
        kind: 'enterprise',
        name: '示例制造有限公司',
        maskedCode: '9133************1A',
      },
      role: 'agent',
      until: '2021-06-30',
      status: 'current',
    },
    {
      subject: { id: 'citizen-a' as never, kind: 'individual', name: '示例市民甲', maskedCode: '3302**********0011' },
      role: 'self',
      status: 'current',
    },
    {
      subject: {
        id: 'sample-estate' as never,
        kind: 'enterprise',
        name: '示例物业有限公司',
        maskedCode: '9133************7C',
      },
      role: 'agent',
      until: '2020-05-31',
      status: 'expired',
    },
  ],
  expiresAt: '2020-06-10T04:00:00Z',
  door: 'portal',
  help: { phone: '12345' },
};

export function entitlement(
  id: string,
  title: Localized,
  department: Localized,
  yuan: number,
  deadline: string,
  more: Partial<EntitlementSummary> = {},
): EntitlementSummary {
  return {
    id: id as EntitlementSummary['id'],
    version: 1,
    status: 'offered',
    policy: { id: `policy-${id}` as never, version: 1, title, department, source: 'https://example.gov.cn/policy' },
    amount: fen(Math.round(yuan * 100)),
    deadline,
    offeredAt: '2020-06-10T01:00:00Z',
    ...more,
  };
}

export const retention = entitlement(
  'retention',
  both('稳定岗位补贴', 'Job-retention subsidy'),
  humanResources,
  34501,
  '2020-12-31',
);
const energy = entitlement(
  'energy',
  both('示例节能改造补贴', 'Sample energy-saving grant'),
  bureau(1),
  12000,
  '2020-06-30',
);
const skills = entitlement(
  'skills',
  both('示例技能培训补贴', 'Sample skills-training grant'),
  bureau(3),
  1760,
  '2020-09-30',
);
export const three = [energy, skills, retention];

export const elder = [
  entitlement('warm', both('示例暖心补助', 'Sample winter allowance'), bureau(2), 300, '2020-06-30'),
  entitlement('aged', both('示例高龄津贴', 'Sample senior allowance'), bureau(1), 1200, '2020-12-31'),
];

const inWork = (id: string, status: PayoutStatus): Partial<EntitlementSummary> => ({
  status: status === 'settled' ? 'paid' : status === 'rejected' ? 'failed' : 'confirmed',
  payout: { id: `pay-${id}` as never, status, account: 'acc-4821' as never, at: '2020-06-09T03:00:00Z' },
});

export const thirteen: EntitlementSummary[] = [
  energy,
  entitlement('fair', both('示例展会参展补贴', 'Sample trade-fair grant'), bureau(2), 8000, '2020-07-10'),
  entitlement('skills2', both('示例技能培训补贴', 'Sample skills-training grant'), bureau(3), 1760, '2020-09-15'),
  entitlement('patent', both('示例专利维持资助', 'Sample patent grant'), bureau(1), 2450, '2020-12-31'),
  entitlement('store', both('示例仓储改造补贴', 'Sample warehouse grant'), bureau(2), 15300.5, '2020-12-31'),
  entitlement('retention', both('稳定岗位补贴', 'Job-retention subsidy'), humanResources, 26180, '2020-12-31'),
  entitlement(
    'digital',
    both('示例数字化补贴', 'Sample digital grant'),
    bureau(3),
    5000,
    '2020-12-31',
    inWork('digital', 'rejected'),
  ),
  entitlement(
    'hire',
    both('示例新进员工补贴', 'Sample new-staff grant'),
    bureau(1),
    9900,
    '2020-12-31',
    inWork('hire', 'funding'),
  ),
  entitlement(
    'freight',
    both('示例物流扶持补贴', 'Sample freight grant'),
    bureau(2),
    6200,
    '2020-12-31',
    inWork('freight', 'instructed'),
  ),
  entitlement(
    'export',
    both('示例出口信用补贴', 'Sample export-credit grant'),
    bureau(2),
    4800,
    '2020-12-31',
    inWork('export', 'settled'),
  ),
  entitlement(
    'safety',
    both('示例安全培训补贴', 'Sample safety grant'),
    bureau(3),
    900,
    '2020-12-31',
    inWork('safety', 'settled'),
  ),
  entitlement(
    'jobfair',
    both('示例招聘会补贴', 'Sample job-fair grant'),
    bureau(1),
    1500,
    '2020-12-31',
    inWork('jobfair', 'settled'),
  ),
  entitlement(
    'health',
    both('示例体检补贴', 'Sample health-check grant'),
    bureau(1),
    2640,
    '2020-12-31',
    inWork('health', 'settled'),
  ),
];

const read = (
  fact: string,
  label: Localized,
  display: Localized,
  department: Localized,
  asOf: string,
): Explanation['criteria'][number]['facts'][number] => ({ fact, label, display, department, asOf });

export const why: Explanation = {
  policy: { id: 'policy-retention', version: 1, digest: 'sample' },
  title: retention.policy.title,
  asOf: '2020-06-10',
  outcome: 'eligible',
  amount: { kind: 'known', fen: retention.amount },
  criteria: [
    {
      id: 'insured',
      text: both('依法参加失业保险并足额缴费12个月以上', 'Paid unemployment insurance for at least 12 months'),
      outcome: 'met',
      facts: [
        read(
          'paid',
          both('2018—2019年缴费月数', 'Months paid, 2018–2019'),
          both('24 个月', '24 months'),
          tax,
          '2019-12-31',
        ),
      ],
    },
    {
      id: 'layoffs',
      text: both(
        '裁员率不高于5.5%，30人（含）以下企业不高于20%',
        'Layoff rate at most 5.5%, or 20% with up to 30 staff',
      ),
      outcome: 'met',
      facts: [
        read(
          'layoffRate',
          both('2019年裁员率', 'Layoff rate, 2019'),
          both('3.2%', '3.2%'),
          humanResources,
          '2019-12-31',
        ),
        read(
          'headcount',
          both('2019年末参保人数', 'Insured staff, end of 2019'),
          both('46 人', '46'),
          humanResources,
          '2019-12-31',
        ),
      ],
    },
    {
      id: 'trust',
      text: both('没有列入严重失信名单（示例条款）', 'Not on the serious-default list (sample clause)'),
      outcome: 'met',
      facts: [read('defaults', both('失信记录', 'Default records'), both('无', 'None'), bureau(1), '2020-06-09')],
    },
  ],
  arithmetic: [
    {
      label: both('2019年缴纳的失业保险费', 'Unemployment insurance paid in 2019'),
      display: both('¥57,501.67', '¥57,501.67'),
    },
    { label: both('乘以补贴比例', 'Rate'), operator: '×', display: both('60%', '60%') },
    {
      label: both('最高 ¥500,000.00', 'Cap ¥500,000.00'),
      operator: '≤',
      display: both('¥500,000.00', '¥500,000.00'),
      note: both('没有超过', 'Not reached'),
    },
    {
      label: both('得数四舍五入到分', 'Result, rounded to the fen'),
      operator: '=',
      display: both('¥34,501.00', '¥34,501.00'),
    },
  ],
  missing: [],
};

export const ineligible: Explanation = {
  policy: { id: 'policy-steady', version: 1, digest: 'sample' },
  title: both('示例用工稳定奖', 'Sample steady-staff award'),
  asOf: '2020-06-10',
  outcome: 'ineligible',
  amount: { kind: 'none' },
  criteria: [
    { ...why.criteria[0]!, id: 'insured' },
    {
      id: 'layoffs',
      text: both('裁员率不高于5.5%', 'Layoff rate at most 5.5%'),
      outcome: 'unmet',
      facts: [
        read(
          'layoffRate',
          both('2019年裁员率', 'Layoff rate, 2019'),
          both('7.1%', '7.1%'),
          humanResources,
          '2019-12-31',
        ),
      ],
      gap: {
        label: both('裁员率', 'Layoff rate'),
        direction: 'too-high',
        limit: both('5.5%', '5.5%'),
        value: both('7.1%', '7.1%'),
        by: both('1.6 个百分点', '1.6 percentage points'),
        scale: { limit: 5.5, value: 7.1 },
      },
    },
    {
      id: 'local',
      text: both('注册地在本市', 'Registered in this city'),
      outcome: 'met',
      facts: [read('region', both('注册地', 'Registered in'), both('本市', 'This city'), bureau(2), '2020-06-09')],
    },
  ],
  arithmetic: [],
  missing: [],
};

export const undetermined: Explanation = {
  policy: { id: 'policy-training', version: 1, digest: 'sample' },
  title: both('示例技能培训补贴', 'Sample skills-training grant'),
  asOf: '2020-06-10',
  outcome: 'undetermined',
  amount: { kind: 'none' },
  criteria: [
    {
      id: 'monthly',
      text: both('每月参训不少于10人', 'At least 10 trainees every month'),
      outcome: 'unknown',
      facts: [],
    },
    {
      id: 'school',
      text: both('培训机构在目录内', 'The school is on the list'),
      outcome: 'met',
      facts: [
        read('school', both('培训机构', 'School'), both('示例培训学校', 'Sample School'), bureau(3), '2020-03-31'),
      ],
    },
  ],
  arithmetic: [],
  missing: [
    {
      fact: 'training.monthly',
      label: both('2019年每个月的参训人数', 'Trainees in each month of 2019'),
      reason: 'granularity',
      department: bureau(3),
    },
  ],
};

const event = (
  payout: string,
  sequence: number,
  status: PayoutStatus,
  at: string,
  iso: PayoutEvent['iso20022'],
  funding?: PayoutEvent['funding'],
): PayoutEvent => ({ payout: payout as never, sequence, status, at, iso20022: iso, ...(funding ? { funding } : {}) });

/** The retention payout up to a status. */
export function payout(status: PayoutStatus, reason = 'AC04'): Payout {
  const id = 'pay-retention';
  const funding = { pool: fen(2_000_000), advance: fen(1_450_100) };
  const all = [
    event(id, 1, 'accepted', '2020-06-10T02:02:12Z', { status: 'ACTC' }),
    event(id, 2, 'funding', '2020-06-10T02:02:15Z', { status: 'PDNG' }, funding),
    event(id, 3, 'instructed', '2020-06-10T02:02:20Z', { status: 'ACSP' }),
    status === 'rejected'
      ? event(id, 4, 'rejected', '2020-06-10T02:02:48Z', { status: 'RJCT', reason })
      : event(id, 4, 'settled', '2020-06-10T02:03:05Z', { status: 'ACSC' }),
  ];
  const order: PayoutStatus[] = ['accepted', 'funding', 'instructed', status === 'rejected' ? 'rejected' : 'settled'];
  return {
    id: id as never,
    confirmation: 'cnf-retention' as never,
    entitlement: retention.id,
    policy: { id: retention.policy.id, title: retention.policy.title, department: humanResources },
    amount: retention.amount,
    account: { id: 'acc-4821' as never, bank: accounts[0]!.bank, last4: '4821', holder: company },
    endToEndId: 'SAMPLE-0610-0001',
    status,
    events: all.slice(0, order.indexOf(status) + 1),
  };
}

export const changedRetention: Entitlement = {
  ...retention,
  version: 2,
  amount: fen(3_391_240),
  changed: {
    previousAmount: retention.amount,
    previousVersion: 1,
    reason: both(
      '税务局 6月9日更正了 2019年失业保险费：由 ¥57,501.67 改为 ¥56,520.67。',
      'On 9 June Tax corrected the unemployment insurance of 2019 from ¥57,501.67 to ¥56,520.67.',
    ),
    at: '2020-06-10T02:00:00Z',
  },
  decision: why,
};

export const application: Application = {
  id: 'app-1' as never,
  policy: { id: 'policy-training' as never, title: undetermined.title, department: bureau(3) },
  status: 'draft',
  answers: {},
  questions: [
    {
      fact: 'training.everyMonth',
      text: both(
        '2019年，贵公司是不是每个月都有至少 10 人参加培训？',
        'In 2019, did at least 10 of your staff take part in training every month?',
      ),
      why: both(
        '示例三局只有按季度的数据，这项政策要按月看。',
        'Sample Bureau 3 has it by quarter; the policy looks at months.',
      ),
      kind: 'yes-no',
      department: bureau(3),
    },
    {
      fact: 'training.spent',
      text: both('2019年培训一共花了多少钱？', 'How much was spent on training in 2019?'),
      why: both('补贴按花的钱算。', 'The grant is a share of it.'),
      kind: 'money',
      department: bureau(3),
    },
  ],
  reviewWorkingDays: 5,
};

export const attachment: Attachment = {
  id: 'att-1' as never,
  question: 'materials.training-room',
  name: '培训场地租赁合同（示例）第1页.jpg',
  mediaType: 'image/jpeg',
  size: 812_044,
  sha256: '9f2c'.repeat(16),
  received: 812_044,
  status: 'received',
  maxPart: 1_048_576,
};

/** The last question asks for a document: one has arrived, one is on its way, one was left unfinished last time. */
export const documents: Application = {
  ...application,
  answers: { ownTrainingRoom: { kind: 'value', value: true }, 'training.spent': { kind: 'unknown' } },
  questions: [
    {
      fact: 'materials.training-room',
      text: both('培训场地的产权证或租赁合同', 'Title deed or lease of the training room'),
      why: both('有自己的培训场地', 'Has its own training room'),
      kind: 'attachment',
      attachment: { mediaTypes: ['application/pdf', 'image/jpeg', 'image/png'], maxSize: 10_485_760, maxCount: 5 },
      department: bureau(3),
    },
  ],
  attachments: [
    attachment,
    {
      ...attachment,
      id: 'att-2' as never,
      name: '培训场地租赁合同（示例）第2页.jpg',
      received: 262_144,
      status: 'uploading',
      expiresAt: '2020-06-11T02:05:00Z',
    },
  ],
};

export const uploads: readonly Upload[] = [
  {
    id: 'upload-1',
    application: documents.id,
    question: 'materials.training-room',
    name: '培训场地产权证（示例）.pdf',
    sent: 2_490_368,
    total: 6_815_744,
    state: 'sending',
  },
  {
    id: 'upload-2',
    application: documents.id,
    question: 'materials.training-room',
    name: '培训计划（示例）.docx',
    sent: 0,
    total: 40_960,
    state: 'failed',
    error: new ProblemError(
      'attachment-type',
      { type: '', title: '', status: 415, code: 'attachment-type' },
      { retry: false },
    ),
  },
];

export const objection: Objection = {
  id: 'obj-1' as never,
  policy: { id: retention.policy.id, title: retention.policy.title },
  entitlement: retention.id,
  about: 'fact',
  fact: 'paid',
  claimed: '60000',
  status: 'open',
  department: tax,
  raisedAt: '2020-06-10T02:00:00Z',
  answerBy: '2020-06-17',
};

const months = [1200, 2400, 3600, 4800, 3000, 4200, 6000];
export const statistics: Statistics = {
  asOf: '2020-12-31',
  policies: { online: 120, byMonth: [], byDistrict: [] },
  reached: { subjects: 18_000, amount: fen(3_000_000_000), visits: 90_000 },
  payouts: {
    total: { count: 25_200, amount: fen(2_520_000_000) },
    byMonth: months.map((count, index) => ({
      month: `2020-${String(index + 6).padStart(2, '0')}`,
      count,
      amount: fen(count * 100_000),
    })),
    byDistrict: [],
    byHour: [],
    busiestDay: null,
    earliestTime: null,
    latestTime: null,
    first: { day: '2020-06-10', subject: company, policy: retention.policy.title, amount: retention.amount },
  },
  widestReach: { enterprises: null, individuals: null },
  mostPolicies: null,
  unclaimed: { subjects: 1_000, amount: fen(100_000_000) },
};
