/** Gets a Chromium by the system's own package manager, where there is none. */
import { spawnSync } from 'node:child_process';
import { findChromium } from '../chromium.mjs';
import { run } from '../command.ts';

/** Chinese glyphs come along: without them every screenshot shows boxes. */
const managers: readonly { readonly program: string; readonly steps: readonly (readonly string[])[] }[] = [
  {
    program: 'apt-get',
    steps: [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']],
  },
  { program: 'dnf', steps: [['install', '-y', 'chromium', 'google-noto-sans-cjk-fonts']] },
  { program: 'apk', steps: [['add', 'chromium', 'font-noto-cjk']] },
];

const advice =
  'The panel is tested in a real Chromium and none was found: install Chromium or Google Chrome, or set YYB_CHROMIUM to its path.';

function works(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Root, or `sudo` that does not ask: a test run never stops at a password prompt. */
function prefix(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return works('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

/**
 * The path of a Chromium, installed first if need be.
 *
 * @throws {Error} in one sentence, saying what to install, when there is none and none could be installed.
 */
export async function requireChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  const manager = managers.find(({ program }) => works(program, ['--version']));
  const privilege = prefix();
  if (!manager || !privilege) throw new Error(advice);

  console.log(`No Chromium was found; installing one with ${manager.program} …`);
  for (const step of manager.steps) {
    const [program = '', ...args] = [...privilege, manager.program, ...step];
    if ((await run(program, args)) !== 0) throw new Error(advice);
  }
  const installed = findChromium();
  if (!installed) throw new Error(advice);
  return installed;
}
