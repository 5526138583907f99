/** Installs by the system's own package manager, where that needs no password. */
import { spawnSync } from 'node:child_process';
import { run } from '../command.ts';

/** The packages of one thing, as each package manager calls them. */
export type Wanted = Readonly<Partial<Record<'apt-get' | 'dnf' | 'apk', readonly string[]>>>;

const steps = {
  'apt-get': (names: readonly string[]) => [['update'], ['install', '-y', '--no-install-recommends', ...names]],
  dnf: (names: readonly string[]) => [['install', '-y', ...names]],
  apk: (names: readonly string[]) => [['add', ...names]],
} as const;

function works(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Root, or `sudo` that does not ask: a test run never stops at a password prompt. */
function prefix(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return works('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

/** Whether it could be installed; says what it does. */
export async function installPackages(what: string, wanted: Wanted): Promise<boolean> {
  const manager = (Object.keys(steps) as (keyof typeof steps)[]).find(
    program => wanted[program] && works(program, ['--version']),
  );
  const privilege = prefix();
  if (!manager || !privilege) return false;
  console.log(`No ${what} was found; installing one with ${manager} …`);
  for (const step of steps[manager](wanted[manager]!)) {
    const [program = '', ...args] = [...privilege, manager, ...step];
    if ((await run(program, args)) !== 0) return false;
  }
  return true;
}
