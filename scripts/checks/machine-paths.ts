/** The tree speaks of the product alone: no path of anybody's machine stands in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root } from '../command.ts';

/** Folders in which people keep their own work. System programs, such as those below /usr, are nobody's. */
const personal = ['work', 'farm', 'home', 'Users', 'root', 'tmp', 'mnt'].join('|');
const pattern = new RegExp(`(^|[\\s"'\`(=:<>,])(file://)?/(${personal})/[\\w.-]`);

/** The lines of a text, counted from 1, on which a machine's path stands. */
export function linesWithMachinePaths(text: string): number[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}

/** @throws {Error} naming each place. */
export async function checkMachinePaths(): Promise<void> {
  // -I leaves out binary files; an empty pattern matches every line of the others.
  const files = (await capture('git', ['grep', '-lI', '--untracked', '', '--', '.', ':!pnpm-lock.yaml']))
    .split('\n')
    .filter(Boolean);
  const places = files.flatMap(file =>
    linesWithMachinePaths(readFileSync(join(root, file), 'utf8')).map(
      line => `${file}:${line} names a path of somebody's machine`,
    ),
  );
  if (places.length > 0) throw new Error(places.join('\n'));
}
