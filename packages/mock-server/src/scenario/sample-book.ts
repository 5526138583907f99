import type { Localized } from '@yongyiban/core/contract';
import { catalogueData, publishedPolicies } from '@yongyiban/core/policies';
import type { CatalogueData, PolicyData } from '@yongyiban/core/policy';
import type { BookData } from '../deciding/book.ts';

const both = (chinese: string, english: string): Localized => ({ 'zh-CN': chinese, en: english });

/** Facts that only the invented policies need, from invented bureaus. */
const sampleFacts: CatalogueData['facts'] = {
  newHires: {
    label: both('新招用并缴纳社保的人数', 'New hires with social insurance'),
    type: 'integer',
    unit: both('人', 'people'),
    department: 'hrss',
    sharing: 'conditional',
  },
  validPatents: {
    label: both('有效发明专利', 'Valid invention patents'),
    type: 'integer',
    unit: both('件', 'patents'),
    department: 'market',
    sharing: 'unconditional',
  },
  energySaving: {
    label: both('单位能耗下降', 'Fall of energy used per output'),
    type: 'percent',
    department: 'sample',
    sharing: 'conditional',
  },
  trainees: {
    label: both('每月参训人数', 'Trainees a month'),
    type: 'series(month, integer)',
    unit: both('人', 'people'),
    department: 'sample',
    sharing: 'conditional',
  },
  ownTrainingRoom: {
    label: both('是否有自己的培训场地', 'Has its own training room'),
    type: 'bool',
    department: 'sample',
    sharing: 'none',
  },
};

const bureau = both('示例一局', 'Sample Bureau 1');

function sample(
  id: string,
  title: Localized,
  rest: Omit<PolicyData, 'id' | 'version' | 'title' | 'authority' | 'benefit' | 'effective' | 'source' | 'route'> &
    Partial<Pick<PolicyData, 'route'>>,
): PolicyData {
  return {
    id,
    version: 1,
    title: both(`${title['zh-CN']}（示例）`, `${title.en} (sample)`),
    authority: { region: '330200', department: bureau },
    source: '示例政策：名称见报道，条件与金额为虚构',
    benefit: 'subsidy',
    route: 'no-application',
    effective: { from: '2020-06-01', to: '2020-12-31' },
    ...rest,
  };
}

/** Invented policies beside the published ones, each there for one face of the panel. Their rules are made up (示例). */
const samplePolicies: readonly PolicyData[] = [
  sample('sample-hires-insurance', both('吸纳就业社会保险补贴', 'Social-insurance subsidy for new hires'), {
    subject: 'enterprise',
    claim: { deadline: '2020-09-30' },
    parameters: { each: { value: '1,220 yuan', label: both('每人补贴', 'Each') } },
    criteria: [
      {
        id: 'hires',
        text: both('当年新招用人员并缴纳社会保险', 'Hired people this year and paid their social insurance'),
        test: 'newHires >= 1',
      },
    ],
    amount: 'each * newHires',
  }),
  sample('sample-patent-fees', both('国内授权发明专利年费资助', 'Invention-patent annual fees'), {
    subject: 'enterprise',
    claim: { deadline: '2020-06-30' },
    parameters: { each: { value: '1,000 yuan', label: both('每件资助', 'Each') } },
    criteria: [
      {
        id: 'patents',
        text: both('持有有效的国内授权发明专利', 'Holds valid invention patents granted in China'),
        test: 'validPatents >= 1',
      },
    ],
    amount: 'each * validPatents',
  }),
  sample('sample-energy-saving', both('节能改造奖励', 'Energy-saving award'), {
    subject: 'enterprise',
    claim: { deadline: '2020-11-30' },
    parameters: {
      least: { value: '10 %', label: both('最少下降', 'Least fall') },
      award: { value: '50,000 yuan', label: both('奖励', 'Award') },
    },
    criteria: [
      { id: 'in-ningbo', text: both('注册地在宁波市', 'Registered in Ningbo'), test: 'region.within("330200")' },
      {
        id: 'saving',
        text: both('单位能耗比上年下降10%以上', 'Energy used per output fell by at least 10 %'),
        test: 'energySaving >= least',
      },
    ],
    amount: 'award',
  }),
  sample('sample-training', both('企业职工培训补贴', 'Staff-training subsidy'), {
    subject: 'enterprise',
    route: 'easy-application',
    claim: { deadline: '2020-10-31' },
    parameters: { each: { value: '300 yuan', label: both('每人补贴', 'Each') } },
    criteria: [
      { id: 'room', text: both('有自己的培训场地', 'Has its own training room'), test: 'ownTrainingRoom' },
      {
        id: 'monthly',
        text: both('2020年3月参训不少于10人', 'At least 10 trainees in March 2020'),
        test: 'trainees.sum("2020-03") >= 10',
      },
    ],
    materials: [
      {
        id: 'training-room',
        text: both('培训场地的产权证或租赁合同', 'Title deed or lease of the training room'),
        proves: 'ownTrainingRoom',
      },
    ],
    amount: 'each * trainees.sum("2020-03")',
  }),
];

/**
 * Real policies that the story's subjects meet or nearly meet. The others are left out: their facts would have to be
 * invented for everybody, or everybody would be asked for them.
 */
const real: ReadonlySet<string> = new Set([
  'nb-job-retention-2020',
  'nb-basic-talent-home-purchase',
  'nb-graduate-living-settlement',
]);

/** The real policies and the invented ones, over one catalogue. */
export const sampleBook: BookData = {
  catalogue: {
    ...catalogueData,
    departments: { ...catalogueData.departments, sample: bureau },
    facts: { ...catalogueData.facts, ...sampleFacts },
  },
  policies: [...publishedPolicies.filter(({ id }) => real.has(id)), ...samplePolicies],
};
