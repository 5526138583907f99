import type { Language } from '../localized.ts';
import { say, sayUsage } from './chinese.ts';
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

function overview(language: Language): string {
  const width = Math.max(...commands.map(command => command.name.length));
  const lines = commands
    .map(command => `  ${command.name.padEnd(width)}  ${say(command.summary, language)}\n`)
    .join('');
  const [first, codes, more] = [
    'Policies as data: write them, check them, try them.',
    'Exit codes: 0 fine, 1 something was found, 2 the command line is wrong, 3 a file cannot be read.',
    'yongyiban <command> --help says more.',
  ].map(line => say(line, language));
  const usage = sayUsage('yongyiban <command> [path…] [options]', language);
  return `${first}\n\n  ${usage}\n\n${lines}\n${codes}\n${more}\n`;
}

/** Runs one command line and returns its exit code; never throws. */
export async function run(args: readonly string[], terminal: Host): Promise<Exit> {
  // What is wrong with the command line is said in the language it asks for, as far as that can be told.
  const [asked, others] = languageIn(args);
  const host = { ...terminal, language: known(asked) ?? terminal.language };
  const [name, ...rest] = args[0]?.startsWith('--lang') ? others : args;
  if (name === '--version') {
    host.out(`${version()}\n`);
    return exit.fine;
  }
  if (name === undefined || name === '--help' || name === 'help') {
    host.out(overview(host.language));
    return name === undefined ? exit.usage : exit.fine;
  }
  try {
    const command = commands.find(one => one.name === name);
    if (!command)
      throw new UsageError(`There is no command "${name}"; there are ${commands.map(one => one.name).join(', ')}.`);
    const given = parse(command, rest);
    if (given.options.help) {
      host.out(helpOf(command, host.language));
      return exit.fine;
    }
    const speaking = { ...host, language: languageOf(text(given, 'language') ?? text(given, 'lang'), host) };
    return given.options.watch ? await watching(command, given, speaking) : await command.run(given, speaking);
  } catch (error) {
    return explainFailure(error, host);
  }
}

/** The language a command line asks for, and what else it says; it may stand before the command too. */
function languageIn(args: readonly string[]): readonly [string | undefined, readonly string[]] {
  const at = args.findIndex(arg => /^--lang(?:uage)?(?:=|$)/.test(arg));
  const [, joined] = args[at]?.split('=') ?? [];
  return [joined ?? (at < 0 ? undefined : args[at + 1]), args.toSpliced(at, at < 0 ? 0 : joined === undefined ? 2 : 1)];
}

const known = (tag: string | undefined): Language | undefined =>
  tag === 'zh-CN' || tag === 'zh' ? 'zh-CN' : tag === 'en' ? 'en' : undefined;

function languageOf(tag: string | undefined, host: Host): Language {
  if (tag === undefined) return host.language;
  const language = known(tag);
  if (!language) throw new UsageError(`"${tag}" is no language here; use zh-CN or en.`);
  return language;
}

/** What went wrong with the command itself, in a line. */
export function explainFailure(error: unknown, host: Host): Exit {
  if (error instanceof UsageError) {
    host.err(`yongyiban: ${say(error.message, host.language)}\n`);
    return exit.usage;
  }
  if (error instanceof UnreadableError) {
    host.err(`yongyiban: ${say(error.message, host.language)}\n`);
    return exit.unreadable;
  }
  const fault = `a fault of the program, please report it: ${error instanceof Error ? error.stack : String(error)}`;
  host.err(`yongyiban: ${say(fault, host.language)}\n`);
  return exit.fault;
}
