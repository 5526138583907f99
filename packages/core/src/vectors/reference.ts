import type { Language } from '../localized.ts';
import type { Overload } from '../policy/overload.ts';
import { type Example, examples } from './examples.ts';
import { domainFunctions, evaluate } from './functions.ts';

/** What each function does, in Chinese, by the id of the first overload of its name; English stands beside the function. */
const chinese: Readonly<Record<string, string>> = {
  'money.least': '取最小。',
  'money.greatest': '取最大。',
  'money.cap': '封顶：最高不超过上限。',
  'money.floor': '保底：最低不少于下限。',
  'money.mean': '算术平均，精确。',
  'percent.of': '按比例计算，精确；最后才取整。',
  'money.rounded': '四舍五入到分（fen）、角（jiao）、元（yuan）或百元（hundred-yuan）。',
  'money.roundedBy': '按指定方式取整：half-up 四舍五入、half-even 四舍六入五成双、down 舍去、up 进位。',
  'money.fullSteps': '含多少个整步，不足一步不计，负数计零；用于“每增长1个百分点”。',
  'list.money.sum': '列表求和；空列表为零。',
  'list.money.max': '列表中最大；空列表为零。',
  'list.money.min': '列表中最小。',
  'list.money.mean': '列表平均，精确。',
  'series.sum': '窗口内求和。',
  'series.at': '某一期的数；比数据粗的一期为其各部分之和。',
  'series.average': '窗口内每期平均，精确。',
  'series.months': '窗口内大于零的月数。',
  'series.periods': '窗口内大于零的期数。',
  'series.consecutiveMonths': '窗口内大于零的最长连续月数。',
  'series.least': '窗口内最小的一期。',
  'series.greatest': '窗口内最大的一期。',
  'series.increase': '比上年同期增加多少，减少为负。',
  'series.growth': '比上年同期增长率；基数为零或负时算不出。',
  'series.growthFrom': '比指定窗口的增长率。',
  'series.holds': '窗口内每一期是否都成立。',
  'series.last': '判定当日已开始的最近一期的数。',
  'series.and': '两项都大于零的各期：如养老和医疗同时缴费。',
  'int.year': '一个自然年；需要窗口处直接写年份即可。',
  'date.monthsUntil': '从一天所在月到另一天所在月，含首尾。',
  'date.wholeMonths': '两天之间的整月，含首尾两天。',
  'date.quarters': '从一天所在季到另一天所在季，含首尾。',
  'int.lastMonths': '判定当月之前的若干个整月。',
  'region.within': '地区是否在某地区之内，含本身（GB/T 2260）。',
  'region.withinAny': '地区是否在若干地区之一之内。',
  'date.age': '到某日的周岁。',
  'date.monthsTo': '到另一天的整月数，在前为负。',
  'date.daysTo': '到另一天的天数。',
  'date.plusMonths': '若干月之后的同日，没有该日则为月末。',
  'date.plusYears': '若干年之后的同日。',
  'date.plusDays': '若干天之后。',
  'date.endOfMonth': '当月最后一天。',
  'date.yearStart': '当年1月1日。',
  'date.yearEnd': '当年12月31日。',
  'date.year': '年份。',
  'date.month': '月份，1至12。',
  'bands.tier': '全额定档：达到的最高一档的值；不到第一档为零。',
  'bands.marginal': '分段累进：每一段按本段比率计算后相加。',
  'table.row': '按名取一行；没有该行则取 otherwise 所指的行。',
  'row.smallestReached': '各项指标中最低一档（工信部联企业〔2011〕300号：须同时达到）。',
};

interface Row {
  readonly first: Overload;
  readonly ids: readonly string[];
}

/** Overloads that differ in their types only stand in one row. */
function rows(): readonly Row[] {
  const byMeaning = new Map<string, Overload[]>();
  for (const overload of domainFunctions) {
    const key = `${overload.style} ${overload.name} ${overload.doc}`;
    byMeaning.set(key, [...(byMeaning.get(key) ?? []), overload]);
  }
  return [...byMeaning.values()].map(overloads => ({ first: overloads[0]!, ids: overloads.map(({ id }) => id) }));
}

const inCell = (text: string): string => text.replaceAll('|', '\\|');

/** A Markdown table of every domain function: what it does, and an example with what it gives. */
export function functionTable(language: Language): string {
  const uses = examples.map(example => ({ example, functions: evaluate(example).functions }));
  const exampleOf = ({ ids }: Row): Example | undefined =>
    uses.find(({ functions }) => functions.some(id => ids.includes(id)))?.example;
  const head = language === 'en' ? '| function | what it gives | example | gives |' : '| 函数 | 含义 | 例 | 结果 |';
  const lines = rows().map(row => {
    const { first } = row;
    const call = first.style === 'method' ? `.${first.name}(…)` : `${first.name}(…)`;
    const example = exampleOf(row);
    const meaning = language === 'en' ? first.doc! : (chinese[first.id] ?? '');
    return `| \`${call}\` | ${inCell(meaning)} | ${example ? `\`${inCell(example.expression)}\`${given(example)}` : ''} | ${example ? `\`${inCell(result(example.gives))}\`` : ''} |`;
  });
  return [head, '|---|---|---|---|', ...lines].join('\n');
}

function given({ parameters = {} }: Example): string {
  const words = Object.entries(parameters).map(
    ([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  );
  return words.length ? `<br>${inCell(words.join('; '))}` : '';
}

const result = (gives: unknown): string => (typeof gives === 'object' ? JSON.stringify(gives) : String(gives));

/** Functions without words in Chinese. */
export const withoutChinese = (): readonly string[] =>
  rows().flatMap(({ first }) => (chinese[first.id] ? [] : [first.id]));

/** A document with its table of functions written anew between the marks. */
export function withTable(document: string, table: string): string {
  return document.replace(
    /<!-- functions -->.*<!-- \/functions -->/s,
    () => `<!-- functions -->\n${table}\n<!-- /functions -->`,
  );
}
