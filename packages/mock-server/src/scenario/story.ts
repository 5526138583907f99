import { fen, type Localized } from '@yongyiban/core/contract';
import { kaiyueDossierData } from '@yongyiban/core/policies';
import { startOfDay } from '../clock/instant.ts';
import { decideSubject } from '../deciding/decide-subject.ts';
import { planDelivery } from '../deciding/departments.ts';
import { topUp } from '../treasury/pool.ts';
import { addAccount, addPerson, addSubject } from '../world/found.ts';
import type { World } from '../world/world.ts';
import { jiangongJianle } from './jiangong-jianle.ts';
import { foundMagicSubjects } from './magic-subjects.ts';
import { sampleBook } from './sample-book.ts';
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
  book: sampleBook,
  found(world) {
    topUp(world, fen(100_000_000), 'opening');
    foundKaiyue(world);
    foundJiangong(world);
    foundLin(world);
    foundMagicSubjects(world);
    for (const subject of world.subjects.values()) decideSubject(world, subject, both('首次判定', 'First decision'));
  },
};

function foundKaiyue(world: World): void {
  const kaiyue = addSubject(world, {
    id: 'kaiyue-trading',
    kind: 'enterprise',
    name: '宁波凯越国际贸易有限公司',
    code: kaiyueDossierData.subject.id,
    region: '330203',
    phone: '13800000001',
    facts: {
      ...kaiyueDossierData.facts,
      newHires: { value: 8, asOf: '2020-05-31' },
      validPatents: { value: 4, asOf: '2020-05-31' },
      energySaving: { value: '8.5 %', asOf: '2019-12-31' },
      // By quarter, where the clause asks by month: the panel shows what is missing, and why.
      trainees: { value: { '2020-Q1': 41 }, asOf: '2020-03-31' },
    },
  });
  addAccount(world, kaiyue, { cnaps: '313332000017', number: '6222000000004821' });
  addAccount(world, kaiyue, { cnaps: '402332000025', number: '6217000000000912', status: 'closed' });
  // What the departments' own files hold, found when the company objects or does not know.
  world.corrections.set('kaiyue-trading energySaving', { value: '10.4 %', asOf: '2019-12-31' });
  world.corrections.set('kaiyue-trading trainees', { value: { '2020-03': 16 }, asOf: '2020-03-31' });
  // Two days later a ninth hire is found in the insurance records.
  planDelivery(world, startOfDay('2020-06-12') + 6 * 3_600_000, {
    subject: kaiyue.id,
    kind: 'correction',
    facts: { newHires: { value: 9, asOf: '2020-06-11' } },
  });
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
}

function foundJiangong(world: World): void {
  const jiangong = addSubject(world, jiangongJianle);
  addAccount(world, jiangong, { cnaps: '313332000033', number: '6228000000007730' });
  addPerson(
    world,
    'jiangong',
    '陈示例',
    both('宁波建工建乐工程有限公司的经办人（示例人物）', 'Agent of Ningbo Jiangong Jianle Engineering (sample person)'),
    [{ subject: 'jiangong-jianle', role: 'agent', until: '2020-12-31' }],
  );
}

function foundLin(world: World): void {
  const lin = addSubject(world, {
    id: 'sample-lin',
    kind: 'individual',
    name: '林示例',
    code: '330203SAMPLE00112X',
    region: '330203',
    phone: '13800000004',
    // A bachelor of 2019 who bought a first home in April: the home is subsidised, living without one no longer is.
    facts: {
      'education.degree': { value: 'bachelor', asOf: '2019-06-30' },
      'education.fullTime': { value: true, asOf: '2019-06-30' },
      'education.recognised': { value: true, asOf: '2019-06-30' },
      'education.seniorSkill': { value: false, asOf: '2019-06-30' },
      'education.graduationDate': { value: '2019-06-30', asOf: '2019-06-30' },
      'employment.inNingbo': { value: true, asOf: '2020-05-31' },
      'employment.firstInNingbo': { value: '2019-07-15', asOf: '2020-05-31' },
      'employment.contractMonths': { value: 36, asOf: '2020-05-31' },
      'employer.kind': { value: 'city-enterprise', asOf: '2020-05-31' },
      'insurance.ningbo': { value: { '2019-08/2020-05': true }, asOf: '2020-05-31' },
      'home.kind': { value: 'new', asOf: '2020-05-31' },
      'home.contractFiled': { value: '2020-04-20', asOf: '2020-05-31' },
      'home.region': { value: '330203', asOf: '2020-05-31' },
      'home.only': { value: true, asOf: '2020-05-31' },
      'home.firstPurchase': { value: true, asOf: '2020-05-31' },
      'home.subsidised': { value: false, asOf: '2020-05-31' },
      'home.ownedInNingbo': { value: true, asOf: '2020-05-31' },
      'home.taxablePrice': { value: '1,860,000.00', asOf: '2020-05-31' },
    },
  });
  addAccount(world, lin, { cnaps: '313332000050', number: '6225000000006601' });
}
