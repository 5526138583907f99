/** Gets a Chromium by the system's own package manager, where there is none. */
import { findChromium } from '../chromium.mjs';
import { installPackages } from './install-packages.ts';

const advice =
  'The panel is tested in a real Chromium and none was found: install Chromium or Google Chrome, or set YYB_CHROMIUM to its path.';

/**
 * The path of a Chromium, installed first if need be.
 *
 * @throws {Error} in one sentence, saying what to install, when there is none and none could be installed.
 */
export async function requireChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  // Chinese glyphs come along: without them every screenshot shows boxes.
  await installPackages('Chromium', {
    'apt-get': ['chromium', 'fonts-noto-cjk'],
    dnf: ['chromium', 'google-noto-sans-cjk-fonts'],
    apk: ['chromium', 'font-noto-cjk'],
  });
  const installed = findChromium();
  if (!installed) throw new Error(advice);
  return installed;
}
