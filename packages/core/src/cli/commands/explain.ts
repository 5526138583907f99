import { explain as explainDecision } from '../../decision/explain.ts';
import { explanationText } from '../../decision/explanation-text.ts';
import type { Command } from '../command.ts';
import { exit, type Host } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { answer, questionOptions } from '../question.ts';
import { styleOf } from '../style.ts';

/** A decision as a person can follow it. */
export const explain: Command = {
  name: 'explain',
  summary: 'Explains decisions clause by clause, with the data read and the arithmetic, in Chinese or English.',
  usage: '[path…] --dossier <file> [--on <day>] [--policy <id>] [--language zh-CN|en]',
  options: {
    ...questionOptions,
  },
  watchable: true,
  run(given, host) {
    const { decisions, problems } = answer(given, host);
    const explanations = decisions.map(explainDecision);
    if (given.options.json)
      host.out(
        `${JSON.stringify(problems.length ? { ok: false, problems: sorted(problems) } : { ok: true, explanations }, null, 2)}\n`,
      );
    else {
      printProblems(host, problems);
      host.out(explanations.map(one => coloured(explanationText(one, host.language), host)).join('\n'));
    }
    return problems.length ? exit.findings : exit.fine;
  },
};

function coloured(words: string, host: Host): string {
  const style = styleOf(host);
  return words
    .replace(
      /^ {2}([✓✗?]) /gm,
      (_, mark: string) => `  ${style(mark === '✓' ? 'green' : mark === '✗' ? 'red' : 'yellow', mark)} `,
    )
    .replace(/^.+/, title => style('bold', title));
}
