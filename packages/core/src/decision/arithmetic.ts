import { compare, type Exact } from '../exact.ts';
import { type Result, Unknown } from '../facts/unknown.ts';
import type { Localized } from '../localized.ts';
import type { Policy } from '../policy/policy.ts';
import { childrenOf, type Tree } from '../policy/tree.ts';
import { closureOf, type Run } from './closures.ts';
import type { DecidedAmount } from './decide.ts';
import type { ArithmeticLine } from './explanation.ts';
import { both, formatMoney, formatValue } from './format.ts';
import { describe, unitOf } from './words.ts';

const notReached: Localized = { 'zh-CN': '没有超过', en: 'Not reached' };
const capped: Localized = { 'zh-CN': '按最高算', en: 'Capped' };
const raised: Localized = { 'zh-CN': '按最低算', en: 'Raised to the floor' };
const reachedFloor: Localized = { 'zh-CN': '已经达到', en: 'Reached' };
const rounded: Localized = { 'zh-CN': '得数四舍五入到分', en: 'Result, rounded to the fen' };
const result: Localized = { 'zh-CN': '得数', en: 'Result' };
const receive: Localized = { 'zh-CN': '您可以领', en: 'You can receive' };
const unknownValue: Localized = { 'zh-CN': '还不知道', en: 'Not known yet' };
const notShown: Localized = { 'zh-CN': '不公开', en: 'Not shown' };

/** The arithmetic of an amount, line by line, to be read downwards. */
export function arithmeticOf(policy: Policy, amount: DecidedAmount, run: Run): readonly ArithmeticLine[] {
  const { value, used } = formulaOf(policy, run);
  const lines: ArithmeticLine[] = [];
  if (used) lines.push({ label: used, display: both('') });
  write(value, run, lines);
  if (policy.less) {
    lines.push({ label: describe(policy.less), operator: '−', display: show(policy.less, run) });
  }
  if (amount.kind === 'known') lines.push({ label: receive, operator: '=', display: both(formatMoney(amount.fen)) });
  else if (amount.kind === 'range') lines.push({ label: receive, operator: '=', display: rangeWords(amount) });
  return lines;
}

/** The formula that applies: the general one, or the first exception that holds, with its words. */
function formulaOf(policy: Policy, run: Run): { readonly value: Tree; readonly used?: Localized } {
  for (const exception of policy.amount.exceptions) {
    if (closureOf(exception.when)(run) === true) return { value: exception.value, used: exception.text };
  }
  return { value: policy.amount.value };
}

function rangeWords(amount: DecidedAmount & { kind: 'range' }): Localized {
  const from = formatMoney(amount.from);
  if (amount.to === null) return { 'zh-CN': `${from} 以上`, en: `${from} or more` };
  return { 'zh-CN': `${from} 至 ${formatMoney(amount.to)}`, en: `${from} to ${formatMoney(amount.to)}` };
}

function write(tree: Tree, run: Run, lines: ArithmeticLine[]): void {
  if (tree.op === 'if') {
    const holds = closureOf(tree.test)(run);
    if (!(holds instanceof Unknown)) {
      write(holds ? tree.whenTrue : tree.whenFalse, run, lines);
      return;
    }
  }
  if (tree.op !== 'call') {
    lines.push(plain(tree, run));
    return;
  }
  const [first, second] = tree.args;
  const { id, name } = tree.overload;
  if (id === 'percent.of' && first && second) {
    write(second, run, lines);
    lines.push({ label: describe(first), operator: '×', display: show(first, run) });
    lines.push(subtotal(tree, run));
  } else if (name === 'atMost' && first && second) {
    write(first, run, lines);
    lines.push({
      label: describe(second),
      operator: '≤',
      display: show(second, run),
      ...bounded(first, second, run, 1, capped, notReached),
    });
  } else if (name === 'atLeast' && first && second) {
    write(first, run, lines);
    lines.push({
      label: describe(second),
      operator: '≥',
      display: show(second, run),
      ...bounded(first, second, run, -1, raised, reachedFloor),
    });
  } else if (name === 'rounded' && first) {
    write(first, run, lines);
    lines.push({ label: rounded, operator: '=', display: show(tree, run) });
  } else if (tree.overload.style === 'operator' && first && second && operators[name]) {
    const swap = name === '*' && first.type.kind !== 'money';
    write(swap ? second : first, run, lines);
    const other = swap ? first : second;
    lines.push({ label: describe(other), operator: operators[name], display: show(other, run) });
    lines.push(subtotal(tree, run));
  } else lines.push(plain(tree, run));
}

const operators: Readonly<Record<string, NonNullable<ArithmeticLine['operator']>>> = {
  '*': '×',
  '/': '÷',
  '+': '+',
  '-': '−',
};

function plain(tree: Tree, run: Run): ArithmeticLine {
  return { label: describe(tree), display: show(tree, run) };
}

/** What stands after a step; where the fen had to be rounded for the eye, it says so. */
function subtotal(tree: Tree, run: Run): ArithmeticLine {
  const value = closureOf(tree)(run);
  return {
    label: typeof value === 'object' && value !== null && 'n' in value ? rounded : result,
    operator: '=',
    display: show(tree, run),
  };
}

function show(tree: Tree, run: Run): Localized {
  const value: Result = closureOf(tree)(run);
  if (value instanceof Unknown) return hidden(tree) ? unknownValue : betweenWords(tree, value);
  return hidden(tree) ? notShown : formatValue(tree.type, value, unitOf(tree));
}

/** What is known of a value while data are missing: between what it lies. */
function betweenWords(tree: Tree, { low, high }: Unknown): Localized {
  if (low === undefined || high === undefined) return unknownValue;
  const [from, to] = [low, high].map(end => formatValue(tree.type, end, unitOf(tree))) as [Localized, Localized];
  return { 'zh-CN': `${from['zh-CN']} 至 ${to['zh-CN']}`, en: `${from.en} to ${to.en}` };
}

/** A single fact that may not be shared is not shown; a result it went into is, because it is the subject's own amount. */
function hidden(tree: Tree): boolean {
  return (
    (tree.op === 'fact' && tree.fact.sharing === 'none') ||
    (tree.op === 'call' && childrenOf(tree).some(child => child.op === 'fact' && child.fact.sharing === 'none'))
  );
}

function bounded(
  value: Tree,
  bound: Tree,
  run: Run,
  direction: 1 | -1,
  hit: Localized,
  free: Localized,
): { readonly note?: Localized } {
  const [a, b] = [closureOf(value)(run), closureOf(bound)(run)];
  if (a instanceof Unknown || b instanceof Unknown) return {};
  return { note: compare(a as Exact, b as Exact) * direction > 0 ? hit : free };
}
