import { styleText } from 'node:util';
import { type Fen, formatYuan } from '@yongyiban/core/contract';
import { chapterOf, chapters, chapterTitles } from '../chapter.ts';
import type { Exchange } from '../exchange.ts';
import { countsOf, type Finding, type Outcome } from '../run.ts';
import type { Language, Localized } from '../words.ts';
import { reportWords as words } from './words.ts';

export interface TerminalOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** Names what passed too. */
  readonly verbose: boolean;
}

type Format = Parameters<typeof styleText>[0];

/** A report for people at a terminal: failures whole, what was skipped in a line each, the count last. */
export function terminalReport(outcome: Outcome, { language, colour, verbose }: TerminalOptions): string {
  const say = (text: Localized) => text[language];
  const paint = (format: Format, text: string) => (colour ? styleText(format, text, { validateStream: false }) : text);
  const colon = say(words.colon);
  const lines: string[] = [];
  if (outcome.stopped !== undefined) lines.push(paint('yellow', say(words[outcome.stopped])), '');

  for (const chapter of chapters) {
    const mine = outcome.findings.filter(({ check }) => chapterOf(check.id) === chapter);
    if (mine.length === 0) continue;
    const counts = countsOf({ ...outcome, findings: mine });
    const mark = counts.failed > 0 ? paint('red', '✘') : counts.passed > 0 ? paint('green', '✔') : paint('yellow', '−');
    const parts = (['passed', 'failed', 'skipped'] as const)
      .filter(kind => counts[kind] > 0)
      .map(kind =>
        paint(kind === 'failed' ? 'red' : kind === 'skipped' ? 'yellow' : 'dim', `${counts[kind]} ${say(words[kind])}`),
      );
    lines.push(`${mark} ${paint('bold', say(chapterTitles[chapter]))}  ${parts.join(', ')}`);
    for (const finding of mine) {
      const { check, verdict } = finding;
      if (verdict.kind === 'failed') lines.push(...failure(finding));
      else if (verdict.kind === 'passed' && verbose)
        lines.push(`    ${paint('green', '✔')} ${check.id}  ${paint('dim', say(check.says))}`);
    }
    lines.push(...notMade(mine));
  }

  const { passed, failed, skipped } = countsOf(outcome);
  const verdict =
    failed > 0
      ? paint(['bold', 'red'], say(words.fails))
      : paint(['bold', 'green'], say(skipped > 0 ? words.partly : words.conforms));
  lines.push('', `${verdict}  ${outcome.base}`);
  lines.push(`${passed} ${say(words.passed)}, ${failed} ${say(words.failed)}, ${skipped} ${say(words.skipped)}`);
  if (outcome.confirmed > 0) lines.push(`${say(words.confirmed)}${colon}¥${formatYuan(outcome.confirmed as Fen)}`);
  return `${lines.join('\n')}\n`;

  /** What was skipped, by what must be provided for it. */
  function notMade(findings: readonly Finding[]): string[] {
    const byReason = new Map<string, string[]>();
    for (const { check, verdict } of findings) {
      if (verdict.kind !== 'skipped') continue;
      byReason.set(say(verdict.reason), [...(byReason.get(say(verdict.reason)) ?? []), check.id]);
    }
    return [...byReason].flatMap(([reason, ids]) => [
      `    ${paint('yellow', '−')} ${ids.join(', ')}`,
      `        ${paint('dim', `${say(words.provide)}${colon}${reason}`)}`,
    ]);
  }

  function failure({
    check,
    verdict: { expected, came },
    exchanges,
  }: Finding & { verdict: { kind: string; expected?: Localized; came?: string } }): string[] {
    const field = (name: Localized, text: string) => `        ${paint('dim', `${say(name)}${colon}`)}${text}`;
    const last = exchanges.at(-1);
    return [
      `    ${paint('red', '✘')} ${paint('bold', check.id)}  ${say(check.says)}`,
      field(words.expected, expected === undefined ? '' : say(expected)),
      field(words.came, came ?? ''),
      ...(last === undefined ? [] : [field(words.said, shortly(last, say(words.noAnswer)))]),
      field(words.mend, say(check.mend)),
      field(words.source, check.source.map(({ name }) => name).join('; ')),
    ];
  }
}

/** An exchange in one line, with the headers that matter most. */
function shortly({ method, target, requestHeaders, status, answerHeaders }: Exchange, noAnswer: string): string {
  const headers = ['if-match', 'idempotency-key', 'last-event-id', 'if-none-match'].flatMap(name =>
    requestHeaders[name] === undefined ? [] : [`${name}: ${requestHeaders[name]}`],
  );
  const type = answerHeaders['content-type'];
  return `${method} ${target}${headers.length > 0 ? ` (${headers.join(', ')})` : ''} → ${status ?? noAnswer}${type === undefined ? '' : ` ${type}`}`;
}
