import { type Explanation, fen, type Localized } from '@yongyiban/core/contract';
import { topUp } from '../treasury/pool.ts';
import { addAccount, addPerson, addSubject, offer } from '../world/found.ts';
import type { SubjectRecord, World } from '../world/world.ts';
import { sampleEligible, samplePolicy } from './sample-decisions.ts';
import type { Scenario } from './scenario.ts';

const both = (chinese: string, english: string): Localized => ({ 'zh-CN': chinese, en: english });

/**
 * The day on which the first company was ever paid: 10 June 2020, 宁波凯越国际贸易有限公司, 稳定岗位补贴, ¥34,501.00.
 * Company, policy name and amount are published; everything beyond them (codes, accounts, persons, facts) is invented.
 */
export const story: Scenario = {
  name: 'story',
  // 09:00 in Ningbo.
  start: '2020-06-10T01:00:00Z',
  found(world) {
    topUp(world, fen(100_000_000), 'opening');
    const kaiyue = addSubject(world, {
      id: 'kaiyue-trading',
      kind: 'enterprise',
      name: '宁波凯越国际贸易有限公司',
      code: '91330200SAMPLE0017',
      region: '330203',
      phone: '13800000001',
    });
    addAccount(world, kaiyue, { cnaps: '102332000017', number: '6222000000004821' });
    addAccount(world, kaiyue, { cnaps: '105332000025', number: '6217000000000912', status: 'closed' });
    foundRetention(world, kaiyue);
    foundSamples(world, kaiyue);
    foundOthers(world);
  },
};

function foundRetention(world: World, kaiyue: SubjectRecord): void {
  const policy = samplePolicy('nb-job-retention-2020', both('2020年度稳定岗位补贴', 'Job-retention subsidy 2020'), {
    deadline: '2020-12-31',
    authority: { region: '330200', department: both('人力资源和社会保障局', 'Human Resources and Social Security') },
  });
  world.policies.set(policy.id, policy);
  const decision: Explanation = sampleEligible(policy, 1, fen(3_450_100), both('家', 'company'));
  kaiyue.decisions.set(policy.id, decision);
  offer(world, kaiyue, policy, decision, fen(3_450_100));
}

function foundSamples(world: World, kaiyue: SubjectRecord): void {
  const hires = samplePolicy(
    'sample-social-insurance-hires',
    both('吸纳就业社会保险补贴', 'Social-insurance subsidy for new hires'),
    { deadline: '2020-09-30' },
  );
  const patents = samplePolicy('sample-patent-fees', both('国内授权发明专利年费资助', 'Invention-patent annual fees'), {
    deadline: '2020-06-30',
  });
  for (const policy of [hires, patents]) world.policies.set(policy.id, policy);
  const hired = sampleEligible(hires, 8, fen(122_000), both('人', 'persons'));
  const held = sampleEligible(patents, 4, fen(100_000), both('件', 'patents'));
  kaiyue.decisions.set(hires.id, hired);
  kaiyue.decisions.set(patents.id, held);
  offer(world, kaiyue, hires, hired, fen(976_000));
  offer(world, kaiyue, patents, held, fen(400_000));
}

function foundOthers(world: World): void {
  const jiangong = addSubject(world, {
    id: 'jiangong-jianle',
    kind: 'enterprise',
    name: '宁波建工建乐工程有限公司',
    code: '91330200SAMPLE0025',
    region: '330212',
    phone: '13800000002',
  });
  addAccount(world, jiangong, { cnaps: '103332000033', number: '6228000000007730' });
  const empty = addSubject(world, {
    id: 'sample-empty',
    kind: 'enterprise',
    name: '示例无补贴企业有限公司',
    code: '91330200SAMPLE0033',
    region: '330206',
    phone: '13800000003',
  });
  addAccount(world, empty, { cnaps: '104332000041', number: '6216000000002210' });
  const person = addSubject(world, {
    id: 'sample-lin',
    kind: 'individual',
    name: '林示例',
    code: '330203SAMPLE00112X',
    region: '330203',
    phone: '13800000004',
  });
  addAccount(world, person, { cnaps: '308332000050', number: '6225000000006601' });

  addPerson(
    world,
    'kaiyue',
    '林示例',
    both('宁波凯越国际贸易有限公司的经办人（示例人物）', 'Agent of Ningbo Kaiyue International Trade (sample person)'),
    [
      { subject: 'kaiyue-trading', role: 'agent', until: '2020-12-31' },
      { subject: 'sample-lin', role: 'self' },
      { subject: 'sample-empty', role: 'agent', until: '2020-05-31' },
    ],
  );
  addPerson(
    world,
    'jiangong',
    '陈示例',
    both('宁波建工建乐工程有限公司的经办人（示例人物）', 'Agent of Ningbo Jiangong Jianle Engineering (sample person)'),
    [{ subject: 'jiangong-jianle', role: 'agent', until: '2020-12-31' }],
  );
  addPerson(
    world,
    'empty',
    '周示例',
    both('没有待确认补贴的企业（示例）', 'A company with nothing to confirm (sample)'),
    [{ subject: 'sample-empty', role: 'legal-representative' }],
  );
}
