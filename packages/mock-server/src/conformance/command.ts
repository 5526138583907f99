import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Fen, formatYuan } from '@yongyiban/core/contract';
import { chapters } from './chapter.ts';
import type { Check } from './check.ts';
import { checks as all, offersTaken } from './checks.ts';
import { type Outside, platformOf } from './config/platform.ts';
import { ConfigError, readConfig } from './config/read.ts';
import type { Config } from './config/schema.ts';
import { foresee } from './foresee.ts';
import { simulatorPlatform } from './hooks/simulator.ts';
import type { Platform } from './platform.ts';
import { findBase, Unreachable } from './reach.ts';
import { htmlReport } from './report/html.ts';
import { jsonReport } from './report/json.ts';
import { junitReport } from './report/junit.ts';
import { terminalReport } from './report/terminal.ts';
import { countsOf, runChecks } from './run.ts';
import { usage } from './usage.ts';
import type { Language } from './words.ts';

/** What the command may touch of the world: passed in, so that a test sees what a person would. */
export interface CommandHost extends Outside {
  readonly cwd: string;
  /** The report. */
  out(text: string): void;
  /** Progress, and what went wrong with the command itself. */
  err(text: string): void;
  /** A person looks at the progress. */
  readonly terminal: boolean;
  readonly colour: boolean;
  readonly language: Language;
}

/** What the command ends with; documented in docs/guides/prove-your-platform.md. */
export const exit = { conforms: 0, fails: 1, usage: 2, unreachable: 3, stopped: 130 } as const;

class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The simulator takes 3,000 requests a minute unless told: enough for two minutes, should one end meanwhile. */
const simulatorBurst = 6500;

const usualConfig = 'yongyiban-conformance.json';

/** Runs `conformance <url> …` and returns its exit code. */
export async function conformanceCommand(args: readonly string[], host: CommandHost): Promise<number> {
  let language = host.language;
  try {
    const { values, positionals } = parse(args);
    language = languageOf(values.lang) ?? language;
    if (values.help) {
      host.out(usage[language]);
      return exit.conforms;
    }
    const config = configured(values, host);
    const checks = selected(config.only ?? []);
    if (values.list) {
      host.out(listOf(checks, language));
      return exit.conforms;
    }
    const url = positionals[0] ?? config.url;
    if (url === undefined || positionals.length > 1) throw new UsageError(usage[language]);
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new UsageError(`"${url}" is no http(s) address`);
    return await prove(url, config, checks, values, host, language);
  } catch (error) {
    if (host.signal.aborted) return exit.stopped;
    if (error instanceof Unreachable) host.err(`${error.words[language]}\n`);
    else if (error instanceof ConfigError || error instanceof UsageError) host.err(`${error.message}\n`);
    else throw error;
    return error instanceof Unreachable ? exit.unreachable : exit.usage;
  }
}

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        simulator: { type: 'boolean' },
        'allow-writes': { type: 'boolean' },
        burst: { type: 'string' },
        only: { type: 'string' },
        patience: { type: 'string' },
        timeout: { type: 'string' },
        lang: { type: 'string' },
        verbose: { type: 'boolean' },
        strict: { type: 'boolean' },
        json: { type: 'boolean' },
        junit: { type: 'string' },
        html: { type: 'string' },
        list: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function languageOf(tag: string | undefined): Language | undefined {
  if (tag === undefined) return undefined;
  if (tag === 'zh' || tag === 'zh-CN') return 'zh-CN';
  if (tag === 'en') return 'en';
  throw new UsageError(`--lang takes zh or en, not "${tag}"`);
}

/** The config file, with what the command line and the environment say beside it. */
function configured(values: Values, host: CommandHost): Config {
  const path = resolve(host.cwd, values.config ?? usualConfig);
  let config: Config = {};
  let text: string | undefined;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // The usual name need not be there; a name that was given must.
    if (values.config !== undefined) throw new ConfigError(`${values.config}: ${(error as Error).message}`);
  }
  if (text !== undefined) config = readConfig(text, values.config ?? usualConfig);
  const { environment } = host;
  const tokenOf = (role: string) => environment[`YONGYIBAN_${role}_TOKEN`];
  for (const role of ['company', 'stranger', 'viewer', 'expired'] as const) {
    const token = tokenOf(role.toUpperCase());
    if (token !== undefined && token !== '' && config[role] === undefined) config = { ...config, [role]: { token } };
  }
  return {
    ...config,
    ...(values.simulator ? { simulator: true } : {}),
    ...(values['allow-writes'] ? { allowWrites: true } : {}),
    ...(values.burst === undefined ? {} : { burst: whole('burst', values.burst) }),
    ...(values.patience === undefined ? {} : { patienceSeconds: whole('patience', values.patience) }),
    ...(values.timeout === undefined ? {} : { timeoutSeconds: whole('timeout', values.timeout) }),
    ...(values.only === undefined
      ? {}
      : {
          only: values.only
            .split(',')
            .map(name => name.trim())
            .filter(Boolean),
        }),
  };
}

function whole(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--${name} takes a whole number, not "${text}"`);
  return Number(text);
}

/** The checks by chapters and ids; all where none is named. */
function selected(names: readonly string[]): readonly Check[] {
  for (const name of names) {
    if (!(chapters as readonly string[]).includes(name) && !all.some(({ id }) => id === name)) {
      throw new UsageError(`There is no chapter and no check "${name}"; --list names them`);
    }
  }
  return names.length === 0
    ? all
    : all.filter(({ id }) => names.some(name => id === name || id.startsWith(`${name}/`)));
}

function listOf(checks: readonly Check[], language: Language): string {
  const lines = checks.map(
    ({ id, says, needs }) => `${id}  ${says[language]}${needs.length > 0 ? `  [${needs.join(', ')}]` : ''}`,
  );
  return `${lines.join('\n')}\n`;
}

async function prove(
  url: string,
  config: Config,
  checks: readonly Check[],
  values: Values,
  host: CommandHost,
  language: Language,
): Promise<number> {
  const timeout = (config.timeoutSeconds ?? 10) * 1000;
  const base = await findBase(url, host.send, host.signal, timeout);
  const platform = await open(base, config, host);
  if (platform.allowWrites) {
    const { wanted, offers, fen } = await foresee(platform, checks, host.signal, timeout);
    const money = `¥${formatYuan(fen as Fen)}`;
    host.err(
      language === 'en'
        ? `May confirm ${offers} offers, ${money} of test money in all (the checks want ${wanted} offers).\n`
        : `最多确认 ${offers} 笔待兑现补贴，测试资金共 ${money}（检查共需 ${wanted} 笔）。\n`,
    );
  } else {
    host.err(
      language === 'en'
        ? `Reads only; --allow-writes lets the checks confirm too (they want ${offersTaken(checks)} offers).\n`
        : `只读；加 --allow-writes 才会确认（检查共需 ${offersTaken(checks)} 笔待兑现补贴）。\n`,
    );
  }
  const outcome = await runChecks(platform, {
    checks,
    signal: host.signal,
    timeout,
    now: host.now,
    progress({ check, at, of, finding }) {
      if (host.terminal && finding === undefined) host.err(`\r\u001B[K${at}/${of} ${check.id}`);
    },
  });
  if (host.terminal) host.err('\r\u001B[K');
  const { verbose = false } = values;
  host.out(values.json ? jsonReport(outcome) : terminalReport(outcome, { language, colour: host.colour, verbose }));
  if (values.junit !== undefined) write(host, values.junit, junitReport(outcome, language));
  if (values.html !== undefined) write(host, values.html, htmlReport(outcome, language));
  if (outcome.stopped === 'asked') return exit.stopped;
  if (outcome.stopped === 'silence') return exit.unreachable;
  const { failed, skipped } = countsOf(outcome);
  return failed > 0 || (values.strict && skipped > 0) ? exit.fails : exit.conforms;
}

function write(host: CommandHost, path: string, text: string): void {
  try {
    writeFileSync(resolve(host.cwd, path), text);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function open(base: string, config: Config, host: CommandHost): Promise<Platform> {
  if (!config.simulator) return platformOf(config, base, host);
  try {
    return await simulatorPlatform(base.replace(/\/v1$/, ''), {
      send: host.send,
      allowWrites: config.allowWrites ?? false,
      burst: config.burst ?? simulatorBurst,
      patience: (config.patienceSeconds ?? 60) * 1000,
      settle: () => host.wait(10, host.signal),
      fresh: host.fresh,
    });
  } catch (error) {
    if (host.signal.aborted) throw error;
    throw new ConfigError(`--simulator: ${(error as Error).message}`);
  }
}
