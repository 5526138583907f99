import type { Language } from '../localized.ts';
import { type Command, helpOf, parse, text } from './command.ts';
import { assess } from './commands/assess.ts';
import { check } from './commands/check.ts';
import { city } from './commands/city.ts';
import { decide } from './commands/decide.ts';
import { explain } from './commands/explain.ts';
import { init } from './commands/init.ts';
import { lint } from './commands/lint.ts';
import { create } from './commands/new.ts';
import { replay } from './commands/replay.ts';
import { sql } from './commands/sql.ts';
import { test } from './commands/test.ts';
import { whatIf } from './commands/what-if.ts';
import { type Exit, exit, type Host, UnreadableError, UsageError } from './host.ts';
import { version } from './version.ts';
import { watching } from './watch.ts';

const commands: readonly Command[] = [
  check,
  test,
  lint,
  decide,
  explain,
  replay,
  init,
  create,
  assess,
  sql,
  whatIf,
  city,
];

function overview(): string {
  const width = Math.max(...commands.map(command => command.name.length));
  const lines = commands.map(command => `  ${command.name.padEnd(width)}  ${command.summary}\n`).join('');
  return `Policies as data: write them, check them, try them.\n\n  yongyiban <command> [path…] [options]\n\n${lines}\nExit codes: 0 fine, 1 something was found, 2 the command line is wrong, 3 a file cannot be read.\nyongyiban <command> --help says more.\n`;
}

/** Runs one command line and returns its exit code; never throws. */
export async function run(args: readonly string[], host: Host): Promise<Exit> {
  const [name, ...rest] = args;
  if (name === '--version') {
    host.out(`${version()}\n`);
    return exit.fine;
  }
  if (name === undefined || name === '--help' || name === 'help') {
    host.out(overview());
    return name === undefined ? exit.usage : exit.fine;
  }
  try {
    const command = commands.find(one => one.name === name);
    if (!command)
      throw new UsageError(`There is no command "${name}"; there are ${commands.map(one => one.name).join(', ')}.`);
    const given = parse(command, rest);
    if (given.options.help) {
      host.out(helpOf(command));
      return exit.fine;
    }
    const speaking = { ...host, language: languageOf(text(given, 'language'), host) };
    return given.options.watch ? await watching(command, given, speaking) : await command.run(given, speaking);
  } catch (error) {
    return explainFailure(error, host);
  }
}

function languageOf(tag: string | undefined, host: Host): Language {
  if (tag === undefined) return host.language;
  if (tag === 'zh-CN' || tag === 'zh') return 'zh-CN';
  if (tag === 'en') return 'en';
  throw new UsageError(`"${tag}" is no language here; use zh-CN or en.`);
}

/** What went wrong with the command itself, in a line. */
export function explainFailure(error: unknown, host: Host): Exit {
  if (error instanceof UsageError) {
    host.err(`yongyiban: ${error.message}\n`);
    return exit.usage;
  }
  if (error instanceof UnreadableError) {
    host.err(`yongyiban: ${error.message}\n`);
    return exit.unreadable;
  }
  host.err(
    `yongyiban: a fault of the program, please report it: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return exit.fault;
}
