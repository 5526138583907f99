import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Language } from '../localized.ts';
import { say, sayUsage } from './chinese.ts';
import { type Exit, type Host, UsageError } from './host.ts';
import { pad, widthOf } from './style.ts';

/** What a command was given. */
export interface Given {
  readonly paths: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** One command of `yongyiban`. */
export interface Command {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** After the name: `[path…] [--json]`. */
  readonly usage: string;
  /** Options with what they are for, beside those that every command has. */
  readonly options: Readonly<
    Record<string, { readonly type: 'string' | 'boolean'; readonly help: string; readonly value?: string }>
  >;
  /** Whether it can be run again at every change of a file. */
  readonly watchable: boolean;
  run(given: Given, host: Host): Exit | Promise<Exit>;
}

const common: Command['options'] = {
  language: { type: 'string', value: 'tag', help: "zh-CN or en; otherwise the terminal's; --lang for short" },
  json: { type: 'boolean', help: 'Print JSON and nothing else' },
  help: { type: 'boolean', help: 'Print this' },
};

const watch: Command['options'] = {
  watch: { type: 'boolean', help: 'Run again whenever a file changes, until interrupted' },
};

/** Options of a command, its own first. */
export const optionsOf = (command: Command): Command['options'] => ({
  ...command.options,
  ...(command.watchable && watch),
  ...common,
});

/** Reads the arguments of a command. @throws {@link UsageError} */
export function parse(command: Command, args: readonly string[]): Given {
  const options: ParseArgsOptionsConfig = {};
  for (const [name, option] of Object.entries(optionsOf(command))) options[name] = { type: option.type };
  options.lang = { type: 'string' };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { paths: positionals, options: values as Given['options'] };
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message.split('. ')[0]}.`, { cause });
  }
}

/** A text option. */
export function text(given: Given, name: string): string | undefined {
  const value = given.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Prints a command's help. */
export function helpOf(command: Command, language: Language): string {
  const options = Object.entries(optionsOf(command)).map(([name, option]) => {
    const value = option.value ? ` <${option.value}>` : '';
    return [sayUsage(`--${name}${value}`, language), say(option.help, language)] as const;
  });
  const width = Math.max(...options.map(([name]) => widthOf(name)));
  const usage = sayUsage(command.usage, language);
  return `${say(command.summary, language)}\n\n  yongyiban ${command.name} ${usage}\n\n${options.map(([name, help]) => `  ${pad(name, width)}  ${help}\n`).join('')}`;
}
