/** Random policies for tests: expressions of every printed function over a small catalogue, typed as they are built. */
import fc from 'fast-check';
import type { CatalogueData } from '../../facts/catalogue.ts';
import type { PolicyData } from '../../policy/schema.ts';

const words = { 'zh-CN': '示例', en: 'sample' };
const fact = (type: string, more: object = {}) => ({
  label: words,
  type,
  department: 'tax',
  sharing: 'conditional' as const,
  ...more,
});

export const testCatalogue: CatalogueData = {
  departments: { tax: words },
  facts: {
    yes: fact('bool'),
    fresh: fact('bool', { freshness: 'P1Y' }),
    heads: fact('integer', { minimum: '0' }),
    level: fact('integer', { minimum: '1', maximum: '4' }),
    rate: fact('percent', { minimum: '0' }),
    score: fact('decimal'),
    assets: fact('money', { minimum: '0', freshness: 'P6M' }),
    profit: fact('money'),
    born: fact('date'),
    kind: fact('enum(a, b, c)'),
    place: fact('region'),
    hidden: fact('money', { sharing: 'none', minimum: '0' }),
    paid: fact('series(month, money)', { minimum: '0' }),
    turnover: fact('series(year, money)', { minimum: '0' }),
    output: fact('series(quarter, money)'),
    insured: fact('series(month, bool)'),
    items: fact('list', {
      fields: {
        price: { label: words, type: 'money' },
        kind: { label: words, type: 'enum(x, y)' },
        day: { label: words, type: 'date' },
        count: { label: words, type: 'integer' },
        good: { label: words, type: 'bool' },
      },
    }),
  },
};

const parameters = {
  half: '50 %',
  fifth: '20 %',
  odd: '33.3 %',
  cap: '500 yuan',
  small: '0.05 yuan',
  zero: '0 yuan',
  year: 2020,
  few: 3,
  since: '2020-02-29',
  here: '330200',
  graded: { value: '10 yuan', exceptions: [{ text: words, when: 'heads > 5', value: '20 yuan' }] },
};

const compare = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
const window = fc.constantFrom(
  '"2020"',
  '"2019"',
  '"2020-01/2020-06"',
  '"2020-Q1"',
  '"2019-Q3/2020-Q2"',
  'year',
  'year - 1',
  'lastMonths(6)',
  // The ends hang on facts. None is of a window that does not exist: see the decision on SQL by three-valued logic.
  'lastMonths(level)',
  'months(born, today)',
  'wholeMonths(born, today.plusMonths(3))',
  'quarters(born, today)',
);

type Text = fc.Arbitrary<string>;
interface Levels {
  bool: Text;
  int: Text;
  money: Text;
  percent: Text;
  day: Text;
}

const glue = (parts: readonly (string | Text)[]): Text =>
  fc.tuple(...parts.map(part => (typeof part === 'string' ? fc.constant(part) : part))).map(all => all.join(''));

const itemTest: Text = fc.oneof(
  glue(['t.price ', compare, ' cap']),
  glue(['t.kind == ', fc.constantFrom('"x"', '"y"')]),
  glue(['t.count ', compare, ' few']),
  fc.constant('t.good'),
  fc.constant('!t.good'),
  glue(['t.day.year() ', compare, ' year']),
  glue(['t.day.age(today) ', compare, ' 2']),
  glue(['t.good && t.price ', compare, ' small']),
  glue(['t.good || t.count ', compare, ' heads']),
  fc.constant('has(t.price) && t.price > zero'),
);

function leaves(): Levels {
  return {
    bool: fc.constantFrom(
      'yes',
      'fresh',
      'place.within(here)',
      'kind == "a"',
      'kind in ["a", "b"]',
      'kind in ["a", "b", "c"]',
      'kind != "c"',
      'born >= since',
      'yes <= fresh',
    ),
    int: fc.oneof(
      fc.constantFrom(
        'heads',
        'level',
        'few',
        '2',
        'born.age(today)',
        'born.year()',
        'born.monthsTo(since)',
        'size(items)',
      ),
      glue(['paid.months(', window, ')']),
      glue(['insured.consecutiveMonths(', fc.constantFrom('"2020"', '"2019-07/2020-06"'), ')']),
      glue(['output.periods(', window, ')']),
      glue(['paid.and(insured).', fc.constantFrom('months(', 'consecutiveMonths('), window, ')']),
    ),
    money: fc.oneof(
      fc.constantFrom('assets', 'profit', 'cap', 'small', 'hidden', 'zero', 'graded', 'paid.last()'),
      glue([
        fc.constantFrom('paid', 'turnover', 'output'),
        fc.constantFrom('.sum(', '.at(', '.average(', '.increase(', '.least(', '.greatest('),
        window,
        ')',
      ]),
    ),
    percent: fc.oneof(
      fc.constantFrom('rate', 'half', 'fifth', 'odd'),
      glue([fc.constantFrom('turnover', 'output', 'paid'), '.growth(', window, ')']),
    ),
    day: fc.constantFrom('born', 'since', 'today', 'born.plusMonths(1)', 'born.plusYears(few)', 'born.plusDays(30)'),
  };
}

function grow(below: Levels): Levels {
  const money: Text = fc.oneof(
    below.money,
    glue([below.percent, '.of(', below.money, ')']),
    glue(['(', below.money, fc.constantFrom(' + ', ' - '), below.money, ')']),
    glue([below.money, fc.constantFrom('.atMost(', '.atLeast('), below.money, ')']),
    glue([fc.constantFrom('min(', 'max('), below.money, ', ', below.money, ', ', below.money, ')']),
    glue(['(', below.bool, ' ? ', below.money, ' : ', below.money, ')']),
    glue(['(', below.money, ' * ', below.int, ')']),
    glue([
      below.money,
      fc.constantFrom(
        '.rounded("yuan")',
        '.rounded("fen", "down")',
        '.rounded("jiao", "up")',
        '.rounded("jiao", "half-even")',
      ),
    ]),
    glue(['items.filter(t, ', itemTest, ').map(t, t.price)', fc.constantFrom('.sum()', '.max()', '.min()')]),
    glue(['items.map(t, ', itemTest, ', half.of(t.price)).sum()']),
    glue(['mean(', below.money, ', ', below.money, ')']),
  );
  return {
    money,
    int: fc.oneof(
      below.int,
      glue(['size(items.filter(t, ', itemTest, '))']),
      glue(['(', below.int, fc.constantFrom(' + ', ' - '), below.int, ')']),
      glue(['(', below.bool, ' ? ', below.int, ' : ', below.int, ')']),
      glue([below.money, '.fullSteps(cap)']),
      glue(['(', below.int, ' * 2)']),
      glue(['(', below.int, fc.constantFrom(' / ', ' % '), '2)']),
    ),
    percent: fc.oneof(
      below.percent,
      glue(['(', below.money, ' / ', below.money, ')']),
      glue(['min(', below.percent, ', ', below.percent, ')']),
      glue(['(', below.percent, fc.constantFrom(' + ', ' - '), fc.constantFrom('half', 'rate', 'odd'), ')']),
    ),
    day: below.day,
    bool: fc.oneof(
      below.bool,
      glue(['!(', below.bool, ')']),
      glue(['(', below.bool, fc.constantFrom(' && ', ' || '), below.bool, ')']),
      glue([below.money, ' ', compare, ' ', below.money]),
      glue([below.int, ' ', compare, ' ', below.int]),
      glue([below.percent, ' ', compare, ' ', below.percent]),
      glue([below.day, ' ', compare, ' ', below.day]),
      glue(['items', fc.constantFrom('.exists(t, ', '.all(t, ', '.exists_one(t, '), itemTest, ')']),
      glue([below.int, ' in [1, 2, 3]']),
      glue(['(', below.bool, ' ? kind : "b") ', fc.constantFrom('==', '!='), ' "b"']),
    ),
  };
}

const one = leaves();
const two = grow(one);
const three = grow(two);

/** A random policy; some are refused when loaded, which the tests leave out. */
export const policyArbitrary: fc.Arbitrary<PolicyData> = fc
  .record({
    tests: fc.array(fc.oneof({ weight: 2, arbitrary: two.bool }, three.bool), { minLength: 1, maxLength: 3 }),
    amount: fc.oneof({ weight: 2, arbitrary: two.money }, three.money),
    exception: fc.option(fc.tuple(two.bool, one.money), { nil: undefined }),
    clauseException: fc.option(one.bool, { nil: undefined }),
    floor: fc.option(fc.constantFrom('1 yuan', '100 yuan'), { nil: undefined }),
    rounding: fc.option(
      fc.record({ to: fc.constantFrom('fen', 'yuan'), how: fc.constantFrom('half-up', 'half-even', 'down', 'up') }),
      { nil: undefined },
    ),
    less: fc.option(fc.constantFrom('profit', 'assets'), { nil: undefined }),
  })
  .map(({ tests, amount, exception, clauseException, floor, rounding, less }) => ({
    id: 'random',
    version: 1,
    title: words,
    authority: { region: '330200', department: words },
    benefit: 'subsidy' as const,
    route: 'no-application' as const,
    subject: 'enterprise' as const,
    effective: { from: '2020-01-01' },
    parameters,
    criteria: tests.map((test, i) => ({
      id: `c${i}`,
      text: words,
      test,
      ...(i === 0 && clauseException !== undefined && { exceptions: [{ text: words, when: clauseException }] }),
    })),
    amount: {
      value: amount,
      ...(exception && { exceptions: [{ text: words, when: exception[0], value: exception[1] }] }),
      ...(floor && { floor }),
      ...(rounding && { rounding }),
    },
    ...(less && { less: { received: less } }),
  }));
