import type { CatalogueData, FactData } from '../../facts/catalogue.ts';
import { industries } from './tables.ts';

const fact = (
  zh: string,
  en: string,
  type: string,
  department: string,
  more: Partial<Pick<FactData, 'sharing' | 'freshness' | 'minimum' | 'fields'>> = {},
): FactData => ({ label: { 'zh-CN': zh, en }, type, department, sharing: 'conditional', ...more });

const field = (zh: string, en: string, type: string): { label: { 'zh-CN': string; en: string }; type: string } => ({
  label: { 'zh-CN': zh, en },
  type,
});

const industry = `enum(${industries.map(([name]) => name).join(', ')})`;
const yearly = { freshness: 'P1Y' };
const amount = { minimum: '0' };

/** What the departments of the simulated city know about a subject. */
export const cityCatalogue: CatalogueData = {
  departments: {
    market: { 'zh-CN': '市场监督管理局', en: 'Market Regulation' },
    labour: { 'zh-CN': '人力资源和社会保障局', en: 'Human Resources and Social Security' },
    reform: { 'zh-CN': '发展和改革委员会', en: 'Development and Reform' },
    statistics: { 'zh-CN': '统计局', en: 'Statistics' },
    tax: { 'zh-CN': '税务局', en: 'Tax' },
    science: { 'zh-CN': '科学技术局', en: 'Science and Technology' },
    economy: { 'zh-CN': '经济和信息化局', en: 'Economy and Information Technology' },
    police: { 'zh-CN': '公安局', en: 'Public Security' },
    education: { 'zh-CN': '教育局', en: 'Education' },
    housing: { 'zh-CN': '住房和城乡建设局', en: 'Housing' },
    civil: { 'zh-CN': '民政局', en: 'Civil Affairs' },
  },
  facts: {
    region: fact('所在地', 'Place', 'region', 'market', { sharing: 'unconditional' }),
    industry: fact('行业', 'Industry', industry, 'market', { sharing: 'unconditional' }),
    founded: fact('成立日期', 'Day of founding', 'date', 'market', { sharing: 'unconditional' }),
    stateOwned: fact('国有或国有控股', 'State-owned or state-controlled', 'bool', 'market', yearly),
    headcount: fact('职工人数', 'Headcount', 'integer', 'labour', { ...yearly, ...amount }),
    layoffRate: fact('裁员率', 'Layoff rate', 'percent', 'labour', { ...yearly, ...amount }),
    dishonest: fact('严重失信', 'Seriously dishonest', 'bool', 'reform', yearly),
    aboveScale: fact('规上企业', 'Above scale', 'bool', 'statistics', yearly),
    coreDigital: fact('数字经济核心制造业', 'Digital core manufacturer', 'bool', 'statistics', yearly),
    restricted: fact('限制和禁止行业', 'Restricted industry', 'bool', 'statistics', yearly),
    smallScaleVat: fact('增值税小规模纳税人', 'Small-scale VAT payer', 'bool', 'tax', yearly),
    assets: fact('资产总额', 'Total assets', 'money', 'statistics', { ...yearly, ...amount }),
    revenue: fact('营业收入', 'Revenue', 'series(year, money)', 'tax', amount),
    profit: fact('利润总额', 'Profit', 'series(year, money)', 'tax'),
    research: fact('研发费用', 'R&D expenditure', 'series(year, money)', 'tax', amount),
    output: fact('工业总产值', 'Industrial output', 'series(quarter, money)', 'statistics', amount),
    'unemploymentInsurance.paid': fact(
      '失业保险费',
      'Unemployment insurance paid',
      'series(month, money)',
      'labour',
      amount,
    ),
    'unemploymentInsurance.insured': fact(
      '失业保险参保人数',
      'Persons insured',
      'series(month, integer)',
      'labour',
      amount,
    ),
    'science.returnFiled': fact('已报送研发统计', 'R&D return filed', 'bool', 'science', yearly),
    'science.staffShare': fact('研发人员占比', 'Share of R&D staff', 'percent', 'science', { ...yearly, ...amount }),
    'science.highTech': fact('高新技术企业', 'High-tech enterprise', 'bool', 'science', yearly),
    'science.incubator': fact('在孵企业', 'In an incubator', 'bool', 'science', yearly),
    titles: fact('单项冠军称号', 'Champion titles', 'list', 'economy', {
      fields: {
        level: field(
          '级别',
          'Level',
          'enum(national-demonstration, national-cultivation, city-key-cultivation, city-potential)',
        ),
        date: field('认定日期', 'Day of listing', 'date'),
      },
    }),
    patents: fact('专利', 'Patents', 'list', 'market', {
      fields: {
        kind: field('类型', 'Kind', 'enum(invention, utility, design)'),
        granted: field('授权日期', 'Day of grant', 'date'),
        valid: field('有效', 'Valid', 'bool'),
        fee: field('年费', 'Annual fee', 'money'),
      },
    }),
    equipment: fact('设备', 'Equipment', 'list', 'economy', {
      fields: { price: field('单价', 'Price', 'money'), robot: field('机器换人', 'Machines for people', 'bool') },
    }),
    hires: fact('新招用人员', 'New hires', 'list', 'labour', {
      fields: {
        birth: field('出生日期', 'Birthday', 'date'),
        graduated: field('毕业年份', 'Year of graduation', 'integer'),
        unemployed: field('登记失业', 'Registered unemployed', 'bool'),
        contract: field('劳动合同', 'Labour contract', 'bool'),
        monthsInsured: field('参保月数', 'Months insured', 'integer'),
      },
    }),
    birth: fact('出生日期', 'Birthday', 'date', 'police'),
    household: fact('户籍地', 'Household registration', 'region', 'police'),
    degree: fact('学历', 'Degree', 'enum(none, college, bachelor, master, doctor)', 'education'),
    graduated: fact('毕业日期', 'Day of graduation', 'date', 'education'),
    'home.price': fact('购房计税价格', 'Taxable price of the home', 'money', 'housing', amount),
    'home.bought': fact('购房日期', 'Day of purchase', 'date', 'housing'),
    'home.only': fact('家庭唯一住房', 'Only home', 'bool', 'housing', yearly),
    'disability.level': fact('残疾等级', 'Level of disability', 'integer', 'civil', amount),
    'disability.care': fact('自理程度', 'Self-care', 'enum(none, partly, basically, wholly)', 'civil'),
    income: fact('家庭人均月收入', 'Monthly income per head', 'money', 'civil', { ...amount, sharing: 'none' }),
    contributions: fact('社会保险缴费', 'Social insurance contributions', 'series(month, bool)', 'labour'),
  },
};
