import { catalogueOption } from '../catalogue.ts';
import { type Command, text } from '../command.ts';
import { exit } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { count, styleOf } from '../style.ts';
import { readWorkspace } from '../workspace.ts';

/** Every problem of catalogue, policies and cases at once. */
export const check: Command = {
  name: 'check',
  summary: 'Checks policies, their catalogue and their cases, and names every problem at once.',
  usage: '[path…] [--catalogue <file>]',
  options: {
    ...catalogueOption,
  },
  watchable: true,
  run(given, host) {
    const { problems, files } = readWorkspace(host.cwd, given.paths, { catalogue: text(given, 'catalogue') });
    if (given.options.json) {
      host.out(`${JSON.stringify({ ok: problems.length === 0, files, problems: sorted(problems) }, null, 2)}\n`);
    } else {
      printProblems(host, problems);
      const style = styleOf(host);
      if (host.terminal) {
        const found = { en: count(problems.length, 'problem'), 'zh-CN': `${problems.length} 处问题` }[host.language];
        const among = { en: count(files, 'file'), 'zh-CN': `${files} 个文件` }[host.language];
        const nothing = { en: 'nothing wrong', 'zh-CN': '没有问题' }[host.language];
        host.out(
          problems.length ? `${among}: ${style('red', found)}\n` : `${style('green', '✓')} ${among}, ${nothing}\n`,
        );
      }
    }
    return problems.length ? exit.findings : exit.fine;
  },
};
