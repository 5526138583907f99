/** Where a Chromium is on this machine. Dependency-free: `npm test` asks before anything else runs. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const fixedPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Browsers that playwright downloaded earlier, newest first. */
function playwrightPlaces() {
  const roots = [
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? '',
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ].filter(root => root !== '' && existsSync(root));
  return roots.flatMap(root =>
    readdirSync(root)
      .filter(name => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .flatMap(name => [
        join(root, name, 'chrome-linux/chrome'),
        join(root, name, 'chrome-linux64/chrome'),
        join(root, name, 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'),
        join(root, name, 'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium'),
      ]),
  );
}

/**
 * The path of a Chromium, or `undefined` where there is none. `YYB_CHROMIUM` wins over everything that is found.
 *
 * @returns {string | undefined}
 * @throws {Error} when `YYB_CHROMIUM` names a file that is not there: a wrong setting is never passed over in silence.
 */
export function findChromium() {
  const chosen = process.env.YYB_CHROMIUM;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`YYB_CHROMIUM is ${chosen}, but there is no such file.`);
    return chosen;
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap(folder => commands.map(command => join(folder, command)));
  return [...fixedPlaces, ...onPath, ...playwrightPlaces()].find(place => existsSync(place));
}
