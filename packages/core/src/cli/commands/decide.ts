import { combine } from '../../decision/combine.ts';
import type { Decision } from '../../decision/decide.ts';
import { recordOf } from '../../decision/record.ts';
import { formatYuan } from '../../money.ts';
import type { Command } from '../command.ts';
import { exit, type Host } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { answer, questionOptions } from '../question.ts';
import { pad, styleOf, widthOf } from '../style.ts';

/** Outcome, amount and missing facts, a line a policy. */
export const decide: Command = {
  name: 'decide',
  summary: 'Decides policies for a dossier: outcome, amount, and what is missing.',
  usage: '[path…] --dossier <file> [--on <day>] [--policy <id>]',
  options: { ...questionOptions, record: { type: 'boolean', help: 'Print decision records, for replay' } },
  watchable: true,
  run(given, host) {
    const { decisions, problems } = answer(given, host);
    if (problems.length) {
      if (given.options.json) host.out(`${JSON.stringify({ ok: false, problems: sorted(problems) }, null, 2)}\n`);
      else printProblems(host, problems);
      return exit.findings;
    }
    if (given.options.record) {
      const records = decisions.map(recordOf);
      host.out(`${JSON.stringify(records.length === 1 ? records[0] : records, null, 2)}\n`);
    } else if (given.options.json)
      host.out(
        `${JSON.stringify({ ok: true, decisions: decisions.map(plain), combined: combined(decisions) }, null, 2)}\n`,
      );
    else print(host, decisions);
    return exit.fine;
  },
};

const missingOf = (decision: Decision): readonly { fact: string; reason: string }[] =>
  decision.missing.map(({ fact, reason }) => ({ fact: fact.path, reason }));

function plain(decision: Decision): unknown {
  const { policy, asOf, outcome, amount, criteria } = decision;
  return {
    policy: policy.id,
    version: policy.version,
    digest: policy.digest,
    asOf,
    outcome,
    amount,
    criteria,
    missing: missingOf(decision),
  };
}

function combined(decisions: readonly Decision[]): unknown {
  const { total, chosen, shares } = combine(decisions);
  return {
    total,
    chosen,
    reductions: shares.flatMap(({ decision, reduction }) =>
      reduction ? [{ policy: decision.policy.id, ...reduction }] : [],
    ),
  };
}

function print(host: Host, decisions: readonly Decision[]): void {
  const style = styleOf(host);
  const colour = { eligible: 'green', ineligible: 'red', undetermined: 'yellow' } as const;
  const width = Math.max(0, ...decisions.map(({ policy }) => widthOf(policy.id)));
  for (const decision of decisions) {
    const missing = missingOf(decision).map(({ fact, reason }) => (reason === 'absent' ? fact : `${fact} (${reason})`));
    const rest = missing.length ? `  missing: ${missing.join(', ')}` : '';
    const amount = amountOf(decision);
    const outcome = style(colour[decision.outcome], decision.outcome.padEnd(12));
    host.out(`${pad(decision.policy.id, width)}  ${outcome}  ${`${amount.padStart(16)}${rest}`.trimEnd()}\n`);
  }
  if (!decisions.length) host.out('No policy of this kind of subject is in force on that day.\n');
  const { total, shares } = combine(decisions);
  if (shares.length < 2) return;
  host.out(`${pad('together', width)}  ${' '.repeat(12)}  ${formatYuan(total).padStart(16)}\n`);
  for (const { decision, fen, reduction } of shares) {
    if (!reduction) continue;
    const why =
      reduction.kind === 'excluded'
        ? `not paid beside ${reduction.by.join(', ')}`
        : `${formatYuan(fen)} under the shared cap ${reduction.cap} of ${formatYuan(reduction.limit)}`;
    host.out(`  ${decision.policy.id}: ${why}\n`);
  }
}

function amountOf({ amount }: Decision): string {
  if (amount.kind === 'none') return '';
  if (amount.kind === 'known') return formatYuan(amount.fen);
  return `${formatYuan(amount.from)} – ${amount.to === null ? '?' : formatYuan(amount.to)}`;
}
