import { compare, type Exact } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { Window } from '../facts/period.ts';
import { type Result, Unknown } from '../facts/unknown.ts';
import type { BandsValue } from '../facts/value.ts';
import type { Localized } from '../localized.ts';
import { derivationOf } from '../policy/derived.ts';
import { slicesOf } from '../policy/functions/tables.ts';
import type { Policy } from '../policy/policy.ts';
import type { Parameter, Tree } from '../policy/tree.ts';
import { closureOf } from './closures.ts';
import type { DecidedAmount } from './decide.ts';
import type { ArithmeticLine } from './explanation.ts';
import { both, formatMoney, formatValue } from './format.ts';
import { hides } from './reads.ts';
import type { Run } from './run.ts';
import { firstHolding, formulaOf, isCalculation, termsOf } from './terms.ts';
import { describe, describePeriod, unitOf } from './words.ts';

const notReached: Localized = { 'zh-CN': '没有超过', en: 'Not reached' };
const capped: Localized = { 'zh-CN': '按最高算', en: 'Capped' };
const raised: Localized = { 'zh-CN': '按最低算', en: 'Raised to the floor' };
const reachedFloor: Localized = { 'zh-CN': '已经达到', en: 'Reached' };
const rounded: Localized = { 'zh-CN': '得数四舍五入到分', en: 'Result, rounded to the fen' };
const result: Localized = { 'zh-CN': '得数', en: 'Result' };
const paid: Localized = { 'zh-CN': '您可以领', en: 'You can receive' };
const relieved: Localized = { 'zh-CN': '您可以减免', en: 'Your relief' };
const unknownValue: Localized = { 'zh-CN': '还不知道', en: 'Not known yet' };
const least: Localized = { 'zh-CN': '取最低', en: 'The least' };
const greatest: Localized = { 'zh-CN': '取最高', en: 'The greatest' };
const notShown: Localized = { 'zh-CN': '不公开', en: 'Not shown' };

/** The arithmetic of an amount, line by line, to be read downwards. */
export function arithmeticOf(policy: Policy, amount: DecidedAmount, run: Run): readonly ArithmeticLine[] {
  const { value, used } = formulaOf(policy.amount, run);
  const lines: ArithmeticLine[] = [];
  if (policy.definitions.size) for (const term of termsOf(value, run)) writeTerm(term, run, lines);
  if (used) lines.push({ label: used, display: both('') });
  write(value, run, lines);
  if (policy.less) {
    lines.push({ label: describe(policy.less), operator: '−', display: show(policy.less, run) });
  }
  const receive = policy.benefit === 'tax-relief' ? relieved : paid;
  if (amount.kind === 'known') lines.push({ label: receive, operator: '=', display: both(formatMoney(amount.fen)) });
  else if (amount.kind === 'range') lines.push({ label: receive, operator: '=', display: rangeWords(amount) });
  return lines;
}

/** A term that the policy defines for itself: what it is, how it comes about. */
function writeTerm(term: FactDefinition, run: Run, lines: ArithmeticLine[]): void {
  const { value, used } = formulaOf(derivationOf(term)!, run);
  lines.push({ label: term.label, display: both(''), ...(used && { note: used }) });
  write(value, run, lines);
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
    lines.push({ operator: '×', ...plain(first, run) });
    lines.push(subtotal(tree, run));
  } else if (id === 'bands.marginal' && first && second) {
    lines.push(plain(second, run), ...slices(first, second, run), subtotal(tree, run));
  } else if ((name === 'min' || name === 'max') && tree.overload.style === 'function') {
    for (const arg of tree.args) lines.push(plain(arg, run));
    lines.push({ label: name === 'min' ? least : greatest, operator: '=', display: show(tree, run) });
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
    lines.push({ operator: operators[name], ...plain(other, run) });
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
  const note = exceptionUsed(tree, run);
  return { label: labelOf(tree, run), display: show(tree, run), ...(note && { note }) };
}

/** Words for a part of a formula, with the period it speaks of even where that hangs on a parameter or the day. */
function labelOf(tree: Tree, run: Run): Localized {
  const [first, second] = tree.op === 'call' ? tree.args : [];
  if (tree.op !== 'call' || first?.op !== 'fact' || second?.type.kind !== 'window') return describe(tree);
  const window = closureOf(second)(run);
  return window instanceof Unknown ? describe(tree) : describePeriod(first.fact, tree.overload.id, window as Window);
}

/** The words of the exception by which a parameter or a term has its value, unless the term is written out above. */
function exceptionUsed(tree: Tree, run: Run): Localized | undefined {
  const derivation = tree.op === 'fact' ? derivationOf(tree.fact) : undefined;
  const exceptions = tree.op === 'parameter' ? tree.parameter.exceptions : derivation?.exceptions;
  const used = exceptions?.length ? firstHolding(exceptions, run) : undefined;
  return used && !(tree.op === 'fact' && tree.fact.local && isCalculation(used.value)) ? used.text : undefined;
}

/** Each slice of an amount with the rate of its bracket. */
function slices(table: Tree, of: Tree, run: Run): readonly ArithmeticLine[] {
  const [bands, value] = [closureOf(table)(run), closureOf(of)(run)];
  if (bands instanceof Unknown || value instanceof Unknown) return [];
  return slicesOf(bands as BandsValue, value as Exact).map(({ part, rate, gives }) => {
    const [amount, share] = [formatMoney(part), formatValue({ kind: 'percent' }, rate).en];
    return {
      label: { 'zh-CN': `其中 ${amount} 按 ${share}`, en: `Of which ${amount} at ${share}` },
      operator: '+',
      display: both(formatMoney(gives)),
    };
  });
}

/** What stands after a step; where the fen had to be rounded for the eye, it says so. */
function subtotal(tree: Tree, run: Run): ArithmeticLine {
  const value = closureOf(tree)(run);
  return {
    label: tree.type.kind === 'money' && typeof value === 'object' && value !== null && 'n' in value ? rounded : result,
    operator: '=',
    display: showValue(tree, value),
  };
}

/** Parameters that are the same for everyone are written once. */
const written = new WeakMap<Parameter, Localized>();

function showParameter(parameter: Parameter, tree: Tree): Localized {
  let display = written.get(parameter);
  if (!display) {
    display = formatValue(tree.type, parameter.value, unitOf(tree));
    written.set(parameter, display);
  }
  return display;
}

function show(tree: Tree, run: Run): Localized {
  if (tree.op === 'parameter' && !tree.parameter.exceptions.length && !tree.parameter.versions.length)
    return showParameter(tree.parameter, tree);
  return showValue(tree, closureOf(tree)(run));
}

function showValue(tree: Tree, value: Result): Localized {
  if (value instanceof Unknown) return hides(tree) ? unknownValue : betweenWords(tree, value);
  return hides(tree) ? notShown : formatValue(tree.type, value, unitOf(tree));
}

/** What is known of a value while data are missing: between what it lies. */
function betweenWords(tree: Tree, { low, high }: Unknown): Localized {
  if (low === undefined || high === undefined) return unknownValue;
  const [from, to] = [low, high].map(end => formatValue(tree.type, end, unitOf(tree))) as [Localized, Localized];
  return { 'zh-CN': `${from['zh-CN']} 至 ${to['zh-CN']}`, en: `${from.en} to ${to.en}` };
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
