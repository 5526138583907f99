import { explain as explainDecision } from '../../decision/explain.ts';
import { explanationText } from '../../decision/explanation-text.ts';
import type { Language } from '../../localized.ts';
import { type Command, text } from '../command.ts';
import { exit, type Host, UsageError } from '../host.ts';
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
    language: { type: 'string', value: 'tag', help: "zh-CN or en; otherwise the terminal's" },
  },
  watchable: true,
  run(given, host) {
    const language = languageOf(text(given, 'language'), host);
    const { decisions, problems } = answer(given, host);
    const explanations = decisions.map(explainDecision);
    if (given.options.json)
      host.out(
        `${JSON.stringify(problems.length ? { ok: false, problems: sorted(problems) } : { ok: true, explanations }, null, 2)}\n`,
      );
    else {
      printProblems(host, problems);
      host.out(explanations.map(one => coloured(explanationText(one, language), host)).join('\n'));
    }
    return problems.length ? exit.findings : exit.fine;
  },
};

function languageOf(tag: string | undefined, host: Host): Language {
  if (tag === undefined) return host.language;
  if (tag === 'zh-CN' || tag === 'zh') return 'zh-CN';
  if (tag === 'en') return 'en';
  throw new UsageError(`"${tag}" is no language here; use zh-CN or en.`);
}

function coloured(words: string, host: Host): string {
  const style = styleOf(host);
  return words
    .replace(
      /^ {2}([✓✗?]) /gm,
      (_, mark: string) => `  ${style(mark === '✓' ? 'green' : mark === '✗' ? 'red' : 'yellow', mark)} `,
    )
    .replace(/^.+/, title => style('bold', title));
}
