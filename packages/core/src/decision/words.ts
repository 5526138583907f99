import type { FactDefinition } from '../facts/catalogue.ts';
import { formatWindow, type Window } from '../facts/period.ts';
import type { Localized } from '../localized.ts';
import type { Tree } from '../policy/tree.ts';
import { both, formatValue, words } from './format.ts';

/** Words for what a part of a formula stands for: the tree printed for people. */
export function describe(tree: Tree): Localized {
  switch (tree.op) {
    case 'fact':
      return tree.fact.label;
    case 'parameter':
      return tree.parameter.label;
    case 'constant':
      return formatValue(tree.type, tree.value);
    case 'asOf':
      return { 'zh-CN': '判定当日', en: 'Day of the decision' };
    case 'variable':
      return tree.source?.label ?? both(tree.name);
    case 'field': {
      const of = tree.of.op === 'variable' ? tree.of.source : undefined;
      return of?.fieldLabels.get(tree.name) ?? both(tree.name);
    }
    case 'each':
      return describe(tree.over);
    case 'call':
      return describeCall(tree);
    case 'if':
      return describe(tree.whenTrue);
    default:
      return { 'zh-CN': '计算值', en: 'Computed value' };
  }
}

const ofPeriod: Readonly<Record<string, Localized>> = {
  'series.sum': { 'zh-CN': '', en: '' },
  'series.at': { 'zh-CN': '', en: '' },
  'series.average': { 'zh-CN': '平均', en: ', average' },
  'series.months': { 'zh-CN': '月数', en: ', months' },
  'series.periods': { 'zh-CN': '期数', en: ', periods' },
  'series.consecutiveMonths': { 'zh-CN': '最长连续月数', en: ', longest run of months' },
  'series.least': { 'zh-CN': '最低', en: ', least' },
  'series.greatest': { 'zh-CN': '最高', en: ', greatest' },
  'series.increase': { 'zh-CN': '比上年同期增加', en: ', increase on a year earlier' },
  'series.growth': { 'zh-CN': '同比增长', en: ', growth on a year earlier' },
  'series.growthFrom': { 'zh-CN': '增长', en: ', growth' },
};

/** A series and its window in words, "失业保险缴费（2019）". */
export function describePeriod(fact: FactDefinition, overload: string, window: Window | undefined): Localized {
  const tail = ofPeriod[overload] ?? both('');
  const period = window ? formatWindow(window) : '';
  return words(language => {
    const at = period && (language === 'en' ? ` (${period})` : `（${period}）`);
    return `${fact.label[language]}${tail[language]}${at}`;
  });
}

const between: Readonly<Record<string, Localized>> = {
  '+': both(' + '),
  '-': both(' − '),
  '*': both(' × '),
  '/': both(' ÷ '),
};

const extremes: Readonly<Record<string, Localized>> = {
  min: { 'zh-CN': '取最低', en: 'The least' },
  max: { 'zh-CN': '取最高', en: 'The greatest' },
};

function describeCall(tree: Tree & { op: 'call' }): Localized {
  const [first, second] = tree.args;
  if (!first) return both(tree.overload.name);
  if (first.op === 'fact' && first.fact.type.kind === 'series') {
    const window = second?.op === 'constant' ? (second.value as Window) : undefined;
    return describePeriod(first.fact, tree.overload.id, window);
  }
  if (tree.overload.id === 'percent.of' && second) {
    const [share, of] = [describe(first), describe(second)];
    return words(language => `${of[language]} × ${share[language]}`);
  }
  if (tree.overload.id === 'date.daysTo' && second) {
    const [from, to] = [describe(first), describe(second)];
    return { 'zh-CN': `${from['zh-CN']}至${to['zh-CN']}`, en: `${from.en} to ${to.en}` };
  }
  if (tree.overload.name === 'fullSteps' && second) {
    const [of, step] = [describe(first), describe(second)];
    return { 'zh-CN': `（${of['zh-CN']}）÷ ${step['zh-CN']}，取整数`, en: `Whole steps of ${step.en} in ${of.en}` };
  }
  const pick = tree.overload.style === 'function' ? extremes[tree.overload.name] : undefined;
  if (pick && second) {
    const parts = tree.args.map(describe);
    return {
      'zh-CN': `${parts.map(part => part['zh-CN']).join('、')}${pick['zh-CN']}`,
      en: `${pick.en} of ${parts.map(part => part.en).join(' and ')}`,
    };
  }
  const infix = tree.overload.style === 'operator' && second ? between[tree.overload.name] : undefined;
  if (infix && second) {
    const [a, b] = [describe(first), describe(second)];
    return words(language => `${a[language]}${infix[language]}${b[language]}`);
  }
  return describe(first);
}

/** The measure word of what a tree gives. */
export function unitOf(tree: Tree): Localized | undefined {
  if (tree.op === 'fact') return tree.fact.unit;
  if (tree.op === 'parameter') return tree.parameter.unit;
  if (tree.op === 'call') {
    if (/onths$/.test(tree.overload.id)) return { 'zh-CN': '个月', en: 'months' };
    if (tree.overload.id === 'date.age') return { 'zh-CN': '岁', en: 'years' };
    if (tree.overload.id === 'date.monthsTo') return { 'zh-CN': '个月', en: 'months' };
    if (tree.overload.id === 'date.daysTo') return { 'zh-CN': '天', en: 'days' };
  }
  return undefined;
}
