/** The policies of the simulated city: the shapes of real, published rules, each in several places and with its own figures. */
import type { Localized } from '../../localized.ts';
import type { PolicyData } from '../../policy/schema.ts';
import { districts } from './tables.ts';

/** Whole numbers below `limit`, from a seed: the figures of the policies, not of the subjects. */
type Draw = (limit: number) => number;

function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  return limit => {
    // Mulberry32: small, well mixed, the same everywhere.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const words = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });
const yuan = (value: number): string => `${value.toLocaleString('en-US')} yuan`;

interface Shape {
  readonly id: string;
  readonly title: Localized;
  readonly department: Localized;
  /** How many of a hundred policies are of this shape. */
  readonly weight: number;
  write(draw: Draw): Pick<PolicyData, 'subject' | 'parameters' | 'criteria' | 'amount' | 'benefit'>;
}

type Criteria = PolicyData['criteria'];
const clause = (id: string, zh: string, en: string, test: string): Criteria[number] => ({
  id,
  text: words(zh, en),
  test,
});

const labour = words('人力资源和社会保障局', 'Human Resources and Social Security');
const economy = words('经济和信息化局', 'Economy and Information Technology');
const science = words('科学技术局', 'Science and Technology');

const here = clause('here', '注册地在本地', 'Registered here', 'region.within(place)');
const honest = clause('honest', '未列入严重失信名单', 'Not seriously dishonest', '!dishonest');
const private_ = clause('private', '非国有或国有控股', 'Neither state-owned nor state-controlled', '!stateOwned');
const organisations = ['enterprise', 'sole-trader'] as const;

const shapes: readonly Shape[] = [
  {
    id: 'job-retention',
    title: words('稳定岗位补贴', 'Job-retention subsidy'),
    department: labour,
    weight: 16,
    write: draw => ({
      subject: organisations,
      benefit: 'subsidy',
      parameters: {
        rate: `${30 + draw(7) * 10} %`,
        cap: yuan(100_000 * (1 + draw(20))),
        least: `${draw(3) * 3 + 6} months`,
        most: `${3 + draw(8)}.5 %`,
        smallMost: '20 %',
        small: 10 + draw(5) * 10,
      },
      criteria: [
        here,
        clause(
          'insured',
          '足额缴纳失业保险费',
          'Unemployment insurance paid in full',
          'unemploymentInsurance.paid.months("2019") >= least',
        ),
        clause(
          'few-layoffs',
          '裁员率不高于控制目标,小企业放宽',
          'Layoff rate within the target, wider for small firms',
          'layoffRate <= most || (headcount <= small && layoffRate <= smallMost)',
        ),
        honest,
      ],
      amount: 'rate.of(unemploymentInsurance.paid.sum("2019")).atMost(cap)',
    }),
  },
  {
    id: 'insurance-refund',
    title: words('社会保险费返还', 'Social-insurance refund'),
    department: labour,
    weight: 8,
    write: draw => ({
      subject: 'enterprise',
      benefit: 'subsidy',
      parameters: { each: yuan(300 + draw(20) * 40), most: `${3 + draw(4)}.${draw(10)} %`, least: 9 + draw(4) },
      criteria: [
        here,
        clause(
          'insured',
          '连续参保',
          'Insured without a gap',
          'unemploymentInsurance.paid.consecutiveMonths("2019-01/2020-06") >= least',
        ),
        clause(
          'few-layoffs',
          '裁员率不高于全国城镇调查失业率',
          'Layoff rate at most the surveyed unemployment rate',
          'layoffRate <= most',
        ),
        honest,
      ],
      amount: 'each * unemploymentInsurance.insured.average("2019")',
    }),
  },
  {
    id: 'revenue-growth',
    title: words('营收增长奖励', 'Revenue-growth award'),
    department: economy,
    weight: 12,
    write: draw => ({
      subject: 'enterprise',
      benefit: 'subsidy',
      parameters: {
        year: 2019 + draw(2),
        growth: `${5 + draw(6) * 5} %`,
        rate: `${1 + draw(5)} %`,
        cap: yuan(100_000 * (1 + draw(10))),
      },
      criteria: [
        here,
        clause('scale', '规上企业', 'Above scale', 'aboveScale'),
        clause(
          'industry',
          '所属行业',
          'Industry',
          `industry in ${JSON.stringify([['software', 'telecom'], ['industry'], ['wholesale', 'retail'], ['transport', 'warehousing', 'post']][draw(4)])}`,
        ),
        clause(
          'mean-growth',
          '近两年营收平均增长率为正',
          'Mean growth of two years above zero',
          'mean(revenue.growth(year), revenue.growth(year - 1)) > 0',
        ),
        clause('growth', '营收增速达到要求', 'Revenue growth reached', 'revenue.growth(year) >= growth'),
      ],
      amount: 'rate.of(revenue.increase(year)).atMost(cap)',
    }),
  },
  {
    id: 'research',
    title: words('企业研发投入补助', 'R&D subsidy'),
    department: science,
    weight: 10,
    write: draw => ({
      subject: 'enterprise',
      benefit: 'subsidy',
      parameters: {
        year: 2019 + draw(2),
        base: yuan(100_000 * (1 + draw(20))),
        share: `${2 + draw(3)} %`,
        staff: `${5 + draw(3) * 5} %`,
        fast: '20 %',
        high: `${5 + draw(3)} %`,
        low: `${2 + draw(3)} %`,
        highCap: yuan(3_000_000),
        lowCap: yuan(1_000_000 + draw(3) * 500_000),
      },
      criteria: [
        here,
        clause('filed', '已报送研发统计年报', 'R&D return filed', 'science.returnFiled'),
        clause('base', '研发费用达到要求', 'R&D expenditure reached', 'research.at(year) >= base'),
        clause(
          'share',
          '研发费用占营业收入比例',
          'R&D share of revenue',
          'research.at(year) / revenue.at(year) > share',
        ),
        clause(
          'patent',
          '拥有有效发明专利',
          'A valid invention patent',
          'patents.exists(p, p.kind == "invention" && p.valid)',
        ),
        clause('staff', '研发人员占比', 'Share of R&D staff', 'science.staffShare >= staff'),
      ],
      amount: {
        value: 'low.of(research.at(year)).atMost(lowCap)',
        exceptions: [
          {
            text: words('增速超过20%的', 'Growth above 20 %'),
            when: 'research.growth(year) > fast',
            value: 'high.of(research.at(year)).atMost(highCap)',
          },
        ],
      },
    }),
  },
  {
    id: 'output-growth',
    title: words('一季度产值增长奖励', 'First-quarter output award'),
    department: economy,
    weight: 8,
    write: draw => ({
      subject: 'enterprise',
      benefit: 'subsidy',
      parameters: {
        base: yuan(1_000_000 * (1 + draw(30))),
        growth: `${10 + draw(3) * 5} %`,
        point: '1 %',
        each: yuan(5_000 * (1 + draw(4))),
        cap: yuan(100_000),
        large: yuan(1_000_000_000),
      },
      criteria: [
        here,
        private_,
        clause('scale', '规上工业企业', 'Above-scale industry', 'aboveScale && industry == "industry"'),
        clause('base', '一季度产值', 'Output of the first quarter', 'output.at("2020-Q1") >= base'),
        clause('growth', '产值增速', 'Growth of output', 'output.growth("2020-Q1") >= growth'),
        clause('not-large', '上年产值不足10亿元', 'Output of last year below 1 billion', 'output.sum("2019") < large'),
      ],
      amount: 'min(each * (output.growth("2020-Q1") - growth).fullSteps(point), cap)',
    }),
  },
  {
    id: 'equipment',
    title: words('设备投入补助', 'Equipment subsidy'),
    department: economy,
    weight: 7,
    write: draw => ({
      subject: 'enterprise',
      benefit: 'subsidy',
      parameters: {
        device: yuan(20_000 + 10_000 * draw(5)),
        total: yuan(300_000 + 100_000 * draw(8)),
        rate: `${3 + draw(6)} %`,
        robot: `${8 + draw(5)} %`,
        cap: yuan(500_000 * (1 + draw(8))),
      },
      criteria: [
        here,
        clause(
          'total',
          '设备投入合计',
          'Equipment altogether',
          'equipment.filter(e, e.price >= device).map(e, e.price).sum() >= total',
        ),
        honest,
      ],
      amount:
        '(rate.of(equipment.filter(e, e.price >= device && !e.robot).map(e, e.price).sum()) + robot.of(equipment.filter(e, e.price >= device && e.robot).map(e, e.price).sum())).atMost(cap)',
    }),
  },
  {
    id: 'hires',
    title: words('一次性扩岗补助', 'Subsidy for additional hires'),
    department: labour,
    weight: 9,
    write: draw => ({
      subject: organisations,
      benefit: 'subsidy',
      parameters: {
        each: yuan(1_000 + 250 * draw(5)),
        year: 2019 + draw(2),
        young: 22 + draw(4),
        months: `${1 + draw(6)} months`,
      },
      criteria: [
        here,
        clause(
          'hires',
          '招用符合条件人员',
          'Qualifying hires',
          'hires.exists(h, h.contract && h.monthsInsured >= months && (h.graduated >= year || (h.unemployed && h.birth.age(today) <= young)))',
        ),
      ],
      amount:
        'each * size(hires.filter(h, h.contract && h.monthsInsured >= months && (h.graduated >= year || (h.unemployed && h.birth.age(today) <= young))))',
    }),
  },
  {
    id: 'patent-fees',
    title: words('国内授权发明专利年费资助', 'Annual fees of domestic invention patents'),
    department: words('市场监督管理局', 'Market Regulation'),
    weight: 7,
    write: draw => ({
      subject: 'enterprise',
      benefit: 'subsidy',
      parameters: { since: `20${10 + draw(9)}-01-01`, cap: yuan(20_000 * (1 + draw(5))) },
      criteria: [
        here,
        clause(
          'patents',
          '拥有有效发明专利',
          'Valid invention patents',
          'patents.exists(p, p.kind == "invention" && p.valid && p.granted >= since)',
        ),
        honest,
      ],
      amount:
        'patents.filter(p, p.kind == "invention" && p.valid && p.granted >= since).map(p, p.fee).sum().atMost(cap)',
    }),
  },
  {
    id: 'champion',
    title: words('单项冠军分档奖励', 'Champion ladder'),
    department: economy,
    weight: 4,
    write: draw => ({
      subject: 'enterprise',
      benefit: 'subsidy',
      parameters: {
        year: 2018 + draw(3),
        highest: yuan(1_000_000),
        second: yuan(700_000),
        third: yuan(500_000),
        fourth: yuan(200_000),
      },
      criteria: [
        here,
        clause('listed', '当年首次列入单项冠军', 'Listed in the year', 'titles.exists(t, t.date.year() == year)'),
      ],
      amount:
        'titles.filter(t, t.date.year() == year).map(t, t.level == "national-demonstration" ? highest : t.level == "national-cultivation" ? second : t.level == "city-key-cultivation" ? third : fourth).max()',
    }),
  },
  {
    id: 'small-vat',
    title: words('小微企业房产税、城镇土地使用税减免', 'Property tax relief for small taxpayers'),
    department: words('税务局', 'Tax'),
    weight: 3,
    write: draw => ({
      subject: organisations,
      benefit: 'tax-relief',
      parameters: {
        taxable: yuan(3_000_000),
        people: 300,
        assetsMost: yuan(50_000_000),
        rate: `${draw(4) + 1} ‰`,
        cap: yuan(2_000 + 500 * draw(10)),
      },
      criteria: [
        here,
        clause(
          'small',
          '小规模纳税人或小型微利企业',
          'Small-scale or small low-profit',
          'smallScaleVat || (!restricted && headcount <= people && assets <= assetsMost && profit.at(2019) <= taxable)',
        ),
      ],
      amount: 'rate.of(assets).atMost(cap)',
    }),
  },
  {
    id: 'home-purchase',
    title: words('基础人才首次购房补贴', 'Home purchase subsidy for basic talent'),
    department: words('人才服务中心', 'Talent Service Centre'),
    weight: 6,
    write: draw => ({
      subject: 'individual',
      benefit: 'subsidy',
      parameters: {
        years: 5 + draw(6),
        rate: `${1 + draw(2)} %`,
        cap: yuan(40_000 + 10_000 * draw(5)),
        months: `${3 + draw(4) * 3} months`,
      },
      criteria: [
        here,
        clause('degree', '全日制本科及以上', 'Bachelor or above', 'degree in ["bachelor", "master", "doctor"]'),
        clause(
          'window',
          '毕业后规定年限内购房',
          'Bought soon enough after graduation',
          'home.bought >= graduated && home.bought <= graduated.plusYears(years)',
        ),
        clause('only', '家庭唯一住房', 'Only home', 'home.only'),
        clause('insured', '缴纳社会保险', 'Social insurance paid', 'contributions.months("2019/2020") >= months'),
      ],
      amount: 'rate.of(home.price).atMost(cap)',
    }),
  },
  {
    id: 'graduate-settlement',
    title: words('新引进应届本硕生生活安居补助', 'Settlement grant for new graduates'),
    department: labour,
    weight: 5,
    write: draw => ({
      subject: 'individual',
      benefit: 'subsidy',
      parameters: {
        bachelor: yuan(8_000 + 1_000 * draw(5)),
        master: yuan(25_000 + 1_000 * draw(10)),
        months: `${4 + draw(5)} months`,
        since: '2018-07-01',
      },
      criteria: [
        here,
        clause(
          'degree',
          '应届本科或硕士',
          'New bachelor or master',
          '(degree == "bachelor" || degree == "master") && graduated >= since',
        ),
        clause(
          'insured',
          '连续缴纳社会保险',
          'Insured without a gap',
          'contributions.consecutiveMonths("2019-01/2020-11") >= months',
        ),
      ],
      amount: 'degree == "master" ? master : bachelor',
    }),
  },
  {
    id: 'old-age',
    title: words('高龄老人生活津贴', 'Old-age allowance'),
    department: words('民政局', 'Civil Affairs'),
    weight: 3,
    write: draw => ({
      subject: 'individual',
      benefit: 'subsidy',
      parameters: {
        low: yuan(40 + 10 * draw(4)),
        middle: yuan(100 + 20 * draw(4)),
        high: yuan(500 + 100 * draw(4)),
        from: 80,
        over: 90,
        hundred: 100,
      },
      criteria: [
        clause('registered', '本地户籍', 'Registered here', 'household.within(place)'),
        clause('age', '年满80周岁', 'Aged 80', 'birth.age(today) >= from'),
      ],
      amount: 'birth.age(today) >= hundred ? high : birth.age(today) >= over ? middle : low',
    }),
  },
  {
    id: 'disability',
    title: words('困难残疾人生活补贴', 'Living allowance for disabled people'),
    department: words('民政局', 'Civil Affairs'),
    weight: 2,
    write: draw => ({
      subject: 'individual',
      benefit: 'subsidy',
      parameters: { minimumLiving: yuan(700 + 10 * draw(20)), share: '30 %', line: '150 %', worst: 2 },
      criteria: [
        clause('registered', '本地户籍', 'Registered here', 'household.within(place)'),
        clause('disabled', '持有残疾人证', 'Holds a certificate', 'disability.level >= 1'),
        clause(
          'need',
          '低收入或重度残疾需要护理',
          'Low income, or severe and in need of care',
          'income < line.of(minimumLiving) || (disability.level <= worst && disability.care != "none")',
        ),
      ],
      amount: 'share.of(minimumLiving)',
    }),
  },
];

const city = '330200';

/** So many policies, the same for the same seed; 565 were online in the city by December 2020. */
export function cityPolicies(count = 565, seed = 1): readonly PolicyData[] {
  const places = [...districts.map(([code]) => code), city];
  return Array.from({ length: count }, (_, number) => {
    const draw = createDraw(seed * 7919 + number * 104_729);
    let weight = draw(shapes.reduce((sum, shape) => sum + shape.weight, 0));
    const shape = shapes.find(one => {
      weight -= one.weight;
      return weight < 0;
    })!;
    const place = draw(8) === 0 ? city : places[draw(places.length)]!;
    const written = shape.write(draw);
    return {
      id: `${shape.id}-${String(number + 1).padStart(4, '0')}`,
      version: 1,
      title: words(`${shape.title['zh-CN']}(示例${number + 1})`, `${shape.title.en} (sample ${number + 1})`),
      authority: { region: place, department: shape.department },
      route: 'no-application',
      effective: { from: '2020-01-01', to: '2021-12-31' },
      claim: { deadline: '2021-12-31' },
      ...written,
      parameters: { place, ...written.parameters },
      budget: yuan(1_000_000 * (1 + draw(60))),
    };
  });
}
