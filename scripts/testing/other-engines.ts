/** The engines beside Chromium that the panel is tested in, and how they are had. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, type Wanted } from './install-packages.ts';

export interface Engine {
  readonly name: 'firefox' | 'webkit';
  readonly config: string;
  /** Programs that it needs, in any folder of PATH. */
  readonly programs: readonly string[];
  readonly packages: Wanted;
  /** What it cannot do here, and why. */
  readonly without: readonly string[];
}

export const engines: readonly Engine[] = [
  {
    name: 'firefox',
    config: 'packages/widget/vitest.firefox.config.ts',
    programs: ['firefox-esr'],
    packages: { 'apt-get': ['firefox-esr', 'fonts-noto-cjk'] },
    without: [
      'src/story.test.ts and src/documents.test.ts: Playwright’s channel for a stock Firefox gives vitest no frame to click and type in; my-subsidies.test.ts walks the same way there.',
    ],
  },
  {
    name: 'webkit',
    config: 'packages/widget/vitest.webkit.config.ts',
    programs: ['WebKitWebDriver', 'xvfb-run'],
    packages: { 'apt-get': ['webkit2gtk-driver', 'xvfb', 'xauth', 'fonts-noto-cjk'] },
    without: [
      'the suite in the page itself: vitest drives WebKit through a client of its own that lags behind it. Every state and the one tap are tested from outside instead.',
      'an event stream that never closes: WebKitGTK keeps it from a service worker, so the states come from fixed stores.',
      'trusted types: WebKit does not know them; the rest of the policy stands.',
    ],
  },
];

const has = (program: string): boolean =>
  (process.env.PATH ?? '').split(':').some(folder => existsSync(join(folder, program)));

/** @throws {Error} in one sentence, saying what to install, when the engine is not there and could not be installed. */
export async function requireEngine({ name, programs, packages }: Engine): Promise<void> {
  if (name === 'firefox' && process.env.YYB_FIREFOX) return;
  if (programs.every(has)) return;
  await installPackages(name, packages);
  if (!programs.every(has))
    throw new Error(`${name} was not found: apt-get install ${packages['apt-get']?.join(' ') ?? programs.join(' ')}`);
}
