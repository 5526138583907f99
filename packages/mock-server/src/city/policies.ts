import type { Localized, PolicyId, PublishedPolicy } from '@yongyiban/core/contract';
import { plusDays } from '../clock/instant.ts';
import { districts } from '../figures/regions.ts';
import { between, type Dice } from '../world/dice.ts';
import { type CityPlan, launch } from './plan.ts';

const both = (chinese: string, english: string): Localized => ({ 'zh-CN': chinese, en: english });

/** The policies whose names are published; their rules here are invented. */
export const named = {
  hires: 'city-hires-insurance',
  graduates: 'city-graduate-living',
  patents: 'city-patent-fees-2019',
  firstHome: 'city-first-home',
} as const;

const matters: readonly (readonly [string, string, PublishedPolicy['subject']])[] = [
  ['企业技术改造补贴', 'Technical-renovation subsidy', 'enterprise'],
  ['研发投入补助', 'R&D subsidy', 'enterprise'],
  ['外贸展位补贴', 'Trade-fair booth subsidy', 'enterprise'],
  ['高新技术企业认定奖励', 'Award for recognised high-tech companies', 'enterprise'],
  ['职工培训补贴', 'Staff-training subsidy', 'enterprise'],
  ['节能改造奖励', 'Energy-saving award', 'enterprise'],
  ['知识产权质押贴息', 'Interest subsidy for loans on patents', 'enterprise'],
  ['小微企业用工补贴', 'Hiring subsidy for small companies', 'enterprise'],
  ['绿色食品认证补贴', 'Green-food certificate subsidy', 'enterprise'],
  ['高校毕业生就业补贴', 'Graduate employment subsidy', 'individual'],
  ['人才租房补贴', 'Rent subsidy for skilled people', 'individual'],
  ['技能提升补贴', 'Skills subsidy', 'individual'],
];

/** All policies of a city, each put online on a day; those put online first stand first. */
export function cityPolicies(plan: CityPlan, retention: PublishedPolicy, dice: Dice): PublishedPolicy[] {
  const regions = Object.entries(plan.policiesByRegion).flatMap(([region, count]) => Array<string>(count).fill(region));
  // Retention and the four named ones are the city's own: their places are taken off its count.
  const own = regions.filter(region => region === '330200').slice(5);
  const rest = shuffle([...own, ...regions.filter(region => region !== '330200')], dice);
  const days = Object.entries(plan.policiesByMonth)
    .slice(1)
    .flatMap(([month, count]) => Array.from({ length: count }, (_, index) => onlineDay(month, index, count)));
  const specials = [
    cityPolicy(
      named.patents,
      both('国内授权发明专利年费资助2019', 'Invention-patent annual fees 2019'),
      both('市场监管局', 'Market Regulation Bureau'),
      '330200',
      'enterprise',
      days[0]!,
    ),
    cityPolicy(
      named.hires,
      both('吸纳就业社会保险补贴', 'Social-insurance subsidy for new hires'),
      both('人力资源和社会保障局', 'Human Resources and Social Security'),
      '330200',
      'enterprise',
      days[1]!,
    ),
    cityPolicy(
      named.firstHome,
      both('基础人才在甬首次购房补贴', 'First-home subsidy for young professionals'),
      both('人才服务中心', 'Talent Service Centre'),
      '330200',
      'individual',
      days[2]!,
    ),
    cityPolicy(
      named.graduates,
      both('新引进应届本科生和硕士研究生生活安居补助', 'Living allowance for new graduates'),
      both('人力资源和社会保障局', 'Human Resources and Social Security'),
      '330200',
      'individual',
      days[3]!,
    ),
  ];
  const invented = days.slice(4).map((day, index) => {
    const region = rest[index]!;
    const [chinese, english, subject] = matters[between(dice, 0, matters.length - 1)]!;
    const place = districts[region]!;
    const number = String(index + 1).padStart(3, '0');
    const title = both(`${place['zh-CN']}${chinese}（示例${number}）`, `${english}, ${place.en} (sample ${number})`);
    return cityPolicy(
      `sample-${region}-${number}`,
      title,
      both(`${place['zh-CN']}示例局`, `Sample Bureau, ${place.en}`),
      region,
      subject,
      day,
    );
  });
  return [retention, ...specials, ...invented];
}

/** At launch all at once; in later months spread over the days. */
function onlineDay(month: string, index: number, count: number): string {
  const first = `${month}-01`;
  return first === launch ? first : plusDays(first, Math.floor((index * 27) / count));
}

function cityPolicy(
  id: string,
  title: Localized,
  department: Localized,
  region: string,
  subject: PublishedPolicy['subject'],
  from: string,
): PublishedPolicy {
  return {
    id: id as PolicyId,
    version: 1,
    digest: '0'.repeat(64),
    title,
    authority: { region, department },
    benefit: 'subsidy',
    route: 'no-application',
    subject,
    effective: { from },
    // Past the year that is looked at, so that what was unclaimed at its end still is on the morning after.
    deadline: '2021-01-31',
    source: '示例：名称见报道者，条件与金额为虚构；其余全为虚构',
    criteria: [
      {
        id: 'by-records',
        text: both('部门数据符合条件（示例）', 'The departments’ records meet the conditions (sample)'),
      },
    ],
  };
}

/** Fisher–Yates. */
export function shuffle<Item>(items: Item[], dice: Dice): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = between(dice, 0, last);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}
