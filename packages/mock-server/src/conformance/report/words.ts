import { both, type Localized } from '../words.ts';

/** Words that every report uses. */
export const reportWords = {
  title: both('契约检查报告', 'Conformance report'),
  conforms: both('符合契约', 'Conforms'),
  partly: both('做过的检查都符合', 'What was checked conforms'),
  fails: both('不符合契约', 'Does not conform'),
  passed: both('通过', 'passed'),
  failed: both('未通过', 'failed'),
  skipped: both('跳过', 'skipped'),
  checks: both('项检查', 'checks'),
  expected: both('应当', 'expected'),
  came: both('实际', 'came'),
  mend: both('怎么改', 'to mend'),
  source: both('依据', 'source'),
  does: both('做法', 'what is done'),
  said: both('往来', 'what was said'),
  provide: both('要做这项，请', 'to have it checked'),
  noAnswer: both('没有答复', 'no answer'),
  asked: both('中途停止，以下是已做的部分', 'Stopped before its end; this is what was done'),
  silence: both(
    '平台不再答复，已停止；以下是已做的部分',
    'The platform answers nothing any more; this is what was done',
  ),
  confirmed: both('本次确认的测试金额', 'Test money confirmed in this run'),
  colon: both('：', ': '),
  chapter: both('章节', 'Chapter'),
} as const satisfies Record<string, Localized>;
