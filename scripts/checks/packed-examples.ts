/** The examples as a stranger has them: copied, beside the packed packages, started and driven in a browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { inNingbo, openBrowser } from '../browser/open.ts';
import { walkWholeWay } from '../browser/whole-way.ts';
import { capture, root } from '../command.ts';

/** Copies what git knows of an example into the stranger's project; what it needs of others is linked from our installation. */
async function copy(example: string, project: string): Promise<string> {
  const folder = join(project, example);
  const from = join(root, 'examples', example);
  const known = await capture('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', from]);
  for (const file of known.split('\n').filter(Boolean))
    cpSync(join(root, file), join(project, file.slice('examples/'.length)));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (name.startsWith('@yongyiban/')) continue;
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(from, 'node_modules', name), link);
  }
  return folder;
}

/** Starts `npm start` of an example; resolves to the first address it prints. */
function start(folder: string): { readonly child: ChildProcess; readonly url: Promise<string> } {
  const env = { ...process.env, PORT: '0', PLATFORM_PORT: '0' };
  const child = spawn('node', ['start.ts'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        said += part;
        const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+\/?(?=\s)/.exec(said)?.[0];
        if (found) resolve(found);
      });
    child.once('exit', code => reject(new Error(`${folder} ended with ${code}\n${said}`)));
  });
  return { child, url };
}

async function onPage(browser: Browser, visit: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ ...inNingbo, viewport: { width: 1000, height: 800 } });
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await visit(page);
  await page.close();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

/** Starts an example, and takes a page of it through its whole way. */
async function walkStarted(
  folder: string,
  browser: Browser,
  walk: (page: Page, url: string) => Promise<void>,
): Promise<void> {
  const { child, url } = start(folder);
  try {
    const address = await url;
    await onPage(browser, page => walk(page, address));
  } finally {
    child.kill();
  }
}

const drives: Readonly<Record<string, (folder: string, browser: Browser) => Promise<void>>> = {
  'government-site': (folder, browser) =>
    walkStarted(folder, browser, (page, url) => walkWholeWay(page, url, async () => {})),
  async 'partner-app'(folder, browser) {
    const { walkPartnerApp } = await import(pathToFileURL(join(folder, 'walk.ts')).href);
    await walkStarted(folder, browser, walkPartnerApp);
  },
  async 'city-assessment'(folder) {
    await capture('node', ['start.ts'], folder);
    for (const page of ['report.html', 'what-if.html'])
      if (!existsSync(join(folder, 'out', page))) throw new Error(`city-assessment wrote no ${page}`);
  },
};

/** @throws {Error} with what went wrong in each example. `project` holds the unpacked packages in its `node_modules`. */
export async function checkExamples(project: string): Promise<void> {
  const browser = await openBrowser();
  const problems: string[] = [];
  try {
    for (const [example, drive] of Object.entries(drives)) {
      const folder = await copy(example, project);
      await drive(folder, browser).catch((error: Error) => problems.push(`${example}: ${error.message}`));
    }
  } finally {
    await browser.close();
  }
  if (problems.length > 0) throw new Error(problems.join('\n\n'));
}
