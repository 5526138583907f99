/** What a document says that `yongyiban` prints, held to what it prints. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeBlocks } from '../checks/code-blocks.ts';
import { root } from '../command.ts';
import type { Locale } from './place.ts';

/** One command of a document with what stands below it. */
export interface Said {
  readonly command: string;
  readonly output: string;
}

/** The commands in the `console` blocks of a Markdown text, in order. */
export function saidCommands(text: string): Said[] {
  return codeBlocks(text)
    .filter(({ language }) => language === 'console')
    .flatMap(({ code }) => `${code}\n`.split(/^\$ /m).slice(1))
    .map(part => ({ command: part.split('\n', 1)[0]!, output: part.slice(part.indexOf('\n') + 1) }));
}

/** Runs one command of ours in a folder, from the sources, as on a terminal that is set to the language. */
export function runYongyiban(command: string, folder: string, language: Locale): string {
  const [name, ...args] = command.split(' ');
  if (name !== 'yongyiban') throw new Error(`Only yongyiban is run, not ${name}`);
  const main = join(root, 'packages/core/src/cli/main.ts');
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    ['--conditions=@yongyiban/source', '--disable-warning=ExperimentalWarning', main, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: language === 'en' ? 'en_US.UTF-8' : 'zh_CN.UTF-8', NO_COLOR: '1' },
    },
  );
  if (error) throw error;
  return stdout + stderr;
}

function replaceLine(file: string, line: number, text: string): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  lines[line - 1] = text;
  writeFileSync(file, lines.join('\n'));
}

/**
 * Goes through a document as its reader does: writes the blocks that begin with `# file: name`, or one line of a file where
 * one begins with `# file: name, line 28`, and runs the commands, in the order in which they stand.
 *
 * @returns each command with what the document says and what was printed
 */
export function followDocument(text: string, locale: Locale): (Said & { readonly printed: string })[] {
  const folder = mkdtempSync(join(tmpdir(), 'yongyiban-'));
  try {
    return codeBlocks(text).flatMap(({ language, code }) => {
      const [head, file = '', line] = /^# file: (\S+?)(?:, line (\d+))?\n/.exec(code) ?? [];
      if (line) replaceLine(join(folder, file), Number(line), code.slice(head!.length));
      else if (file) writeFileSync(join(folder, file), `${code}\n`);
      if (language !== 'console') return [];
      return saidCommands(`\`\`\`console\n${code}\n\`\`\``).map(said => ({
        ...said,
        printed: runYongyiban(said.command, folder, locale),
      }));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
