import { resolve } from 'node:path';
import { problemWords } from '../authoring/problem-words.ts';
import type { Problem } from '../facts/problem.ts';
import { readText } from './files.ts';
import type { Host } from './host.ts';
import { styleOf } from './style.ts';

const place = ({ path, line, column }: Problem): string =>
  line === undefined ? path : `${path}:${line}:${column ?? 1}`;

/** File, then position, then the order in which they were found. */
export function sorted(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) =>
    a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) : a.path < b.path ? -1 : 1,
  );
}

/** Prints problems: for a person with the line they are in, in a pipe one a line (`file:line:column: code: message mend`). */
export function printProblems(host: Host, problems: readonly Problem[]): void {
  const style = styleOf(host);
  for (const problem of sorted(problems)) {
    const { message, mend } = problemWords(problem, host.language);
    if (!host.terminal) {
      host.out(`${place(problem)}: ${problem.code}: ${message}${host.language === 'en' ? ' ' : ''}${mend}\n`);
      continue;
    }
    host.out(`${style('bold', place(problem))}  ${style('red', problem.code)}\n  ${message}\n`);
    host.out(excerpt(host, problem));
    host.out(`  ${style('green', '→')} ${mend}\n\n`);
  }
}

/** The line in question with a mark below the column. */
function excerpt(host: Host, { path, line, column }: Problem): string {
  if (line === undefined) return '';
  let text: string | undefined;
  try {
    text = readText(resolve(host.cwd, path)).split('\n')[line - 1];
  } catch {
    return '';
  }
  if (!text) return '';
  const style = styleOf(host);
  const number = String(line);
  const before = text
    .slice(0, (column ?? 1) - 1)
    .replace(/[^\t\x20-\x7e]/g, '\u3000')
    .replace(/[\x20-\x7e]/g, ' ');
  return `${style('dim', `  ${number} │ `)}${text.trimEnd()}\n${style('dim', `  ${' '.repeat(number.length)} │ `)}${before}${style('red', '^')}\n`;
}
