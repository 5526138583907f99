import { parseDay } from '../day.ts';
import type { Language, Localized } from '../localized.ts';
import { formatYuan } from '../money.ts';
import { pad, widthOf } from './columns.ts';
import type {
  ArithmeticLine,
  CriterionOutcome,
  ExplainedAmount,
  ExplainedCriterion,
  Explanation,
  FactRead,
  Gap,
  MissingFact,
  MissingReason,
} from './explanation.ts';
import { formatDate } from './format.ts';

const words = {
  onDay: { 'zh-CN': '判定日期：', en: 'Decided as of ' },
  eligible: { 'zh-CN': '符合条件', en: 'Eligible' },
  ineligible: { 'zh-CN': '不符合条件', en: 'Not eligible' },
  undetermined: { 'zh-CN': '还不能确定：缺少数据', en: 'Not settled yet: data are missing' },
  conditions: { 'zh-CN': '条件', en: 'Conditions' },
  arithmetic: { 'zh-CN': '金额怎么算', en: 'How the amount comes about' },
  missing: { 'zh-CN': '还需要的数据（最要紧的在前）', en: 'Data still needed (the most decisive first)' },
  byException: { 'zh-CN': '适用例外：', en: 'By exception: ' },
  following: { 'zh-CN': '依据：', en: 'By the rule: ' },
  ifEligible: { 'zh-CN': '；若符合，可得', en: '; if eligible, ' },
  from: { 'zh-CN': '以上', en: 'or more' },
} as const satisfies Record<string, Localized>;

const reasons: Readonly<Record<MissingReason, Localized>> = {
  absent: { 'zh-CN': '没有记录', en: 'no record' },
  stale: { 'zh-CN': '数据已过期', en: 'the record is too old' },
  'not-shared': { 'zh-CN': '依规定不共享，需本人提供', en: 'may not be shared; the subject supplies it' },
  granularity: { 'zh-CN': '数据的周期不够细', en: 'kept for longer periods than the question asks' },
};

const marks: Readonly<Record<CriterionOutcome, string>> = { met: '✓', unmet: '✗', unknown: '?' };

/**
 * Writes an explanation as plain text for people: the outcome first, then clause by clause with the data read, then the
 * arithmetic line by line, then what is still needed. Lines are aligned for a fixed-width font.
 *
 * @example
 * ```ts
 * console.log(explanationText(explain(decision), 'zh-CN'));
 * ```
 */
export function explanationText(explanation: Explanation, language: Language): string {
  const { policy, title, asOf, outcome, amount, criteria, arithmetic, missing } = explanation;
  const day = parseDay(asOf);
  const lines = [
    `${title[language]}${language === 'en' ? ` (${policy.id}, version ${policy.version})` : `（${policy.id}，第${policy.version}版）`}`,
    `${words.onDay[language]}${day === undefined ? asOf : formatDate(day)[language]}`,
    '',
    `${words[outcome][language]}${amountWords(amount, outcome, language)}`,
    '',
    words.conditions[language],
    ...criteria.flatMap(criterion => criterionLines(criterion, language)),
  ];
  if (arithmetic.length) lines.push('', words.arithmetic[language], ...arithmeticLines(arithmetic, language));
  if (missing.length)
    lines.push('', words.missing[language], ...missing.map((one, i) => `  ${i + 1}. ${missingLine(one, language)}`));
  return `${lines.join('\n')}\n`;
}

function amountWords(amount: ExplainedAmount, outcome: Explanation['outcome'], language: Language): string {
  if (amount.kind === 'none') return '';
  const before = outcome === 'undetermined' ? words.ifEligible[language] : language === 'en' ? ', ' : '，可得';
  const from = `¥${formatYuan(amount.kind === 'known' ? amount.fen : amount.from)}`;
  if (amount.kind === 'known') return before + from;
  if (amount.to === null) return `${before}${from}${language === 'en' ? ' ' : ''}${words.from[language]}`;
  return `${before}${from}${language === 'en' ? ' to ' : '至'}¥${formatYuan(amount.to)}`;
}

function criterionLines(criterion: ExplainedCriterion, language: Language): readonly string[] {
  const lines = [`  ${marks[criterion.outcome]} ${criterion.text[language]}`];
  if (criterion.exception) lines.push(`      ${words.byException[language]}${criterion.exception[language]}`);
  for (const fact of criterion.facts) lines.push(...factLines(fact, language, '      '));
  if (criterion.gap) lines.push(`      ${gapLine(criterion.gap, language)}`);
  if (criterion.failure) lines.push(`      ${criterion.failure[language]}`);
  return lines;
}

function factLines(fact: FactRead, language: Language, indent: string): readonly string[] {
  const asOf = parseDay(fact.asOf);
  const day = asOf === undefined ? fact.asOf : formatDate(asOf)[language];
  const label = fact.label[language];
  const period = fact.period && !label.includes(fact.period) ? aside(fact.period, language) : '';
  const before = `${indent}${label}${period}${colon(language)}${fact.display[language]}`;
  if (!fact.rule) return [`${before}${aside(listed([fact.department[language], day], language), language)}`];
  const { title, version, source, facts } = fact.rule;
  const below = facts.flatMap(inner => factLines(inner, language, `${indent}  `));
  // A term that the policy defines for itself has no rule beside the policy to name.
  if (title[language] === label && !source) return [before, ...below];
  const nth = language === 'en' ? `version ${version}` : `第${version}版`;
  const name = title[language] === label ? [] : [title[language]];
  const rule = listed([...name, ...(source ? [source] : []), nth], language);
  return [`${before}${aside(`${words.following[language]}${rule}`, language)}`, ...below];
}

const listed = (parts: readonly string[], language: Language): string => parts.join(language === 'en' ? ', ' : '，');
const colon = (language: Language): string => (language === 'en' ? ': ' : '：');
const aside = (text: string, language: Language): string => (language === 'en' ? ` (${text})` : `（${text}）`);

function gapLine({ direction, limit, value, by }: Gap, language: Language): string {
  const high = direction === 'too-high';
  // A threshold that is itself left out ("less than three times") is missed by nothing at all.
  const exactly = limit[language] === value[language];
  if (language === 'en') {
    if (exactly) return `→ it must be ${high ? 'below' : 'above'} ${limit.en}, and is exactly that`;
    return `→ the limit is ${limit.en}, here it is ${value.en}: ${by.en} too ${high ? 'high' : 'low'}`;
  }
  if (exactly) return `→ 须${high ? '低于' : '高于'}${limit[language]}，实际恰为${value[language]}`;
  return `→ 标准为${limit[language]}，实际${value[language]}，${high ? '超出' : '还差'}${by[language]}`;
}

function arithmeticLines(lines: readonly ArithmeticLine[], language: Language): readonly string[] {
  const label = Math.max(...lines.map(line => widthOf(line.label[language])));
  const display = Math.max(...lines.map(line => widthOf(line.display[language])));
  return lines.map(line => {
    const value = line.display[language];
    const right = ' '.repeat(display - widthOf(value)) + value;
    return `  ${line.operator ?? ' '} ${pad(line.label[language], label)}  ${right}${line.note ? `  ${line.note[language]}` : ''}`.trimEnd();
  });
}

function missingLine({ label, reason, department, heldUntil }: MissingFact, language: Language): string {
  const until = heldUntil === undefined ? '' : language === 'en' ? `, held until ${heldUntil}` : `，截至${heldUntil}`;
  return `${label[language]}${colon(language)}${department[language]}${language === 'en' ? ', ' : '，'}${reasons[reason][language]}${until}`;
}
