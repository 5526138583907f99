/** WebKitGTK's MiniBrowser, driven by the W3C WebDriver protocol as it is: no client library for a dozen calls. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const libraries = '/usr/lib';

/** Where Debian puts it: `apt-get install webkit2gtk-driver xvfb`. */
function findMiniBrowser(): string | undefined {
  const places = readdirSync(libraries)
    .map(folder => join(libraries, folder))
    .filter(folder => folder.endsWith('-linux-gnu'));
  return places
    .flatMap(folder =>
      readdirSync(folder)
        .filter(name => name.startsWith('webkit2gtk-4'))
        .map(name => join(folder, name, 'MiniBrowser')),
    )
    .find(file => existsSync(file));
}

async function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** The key under which WebDriver hands out elements. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

export class WebKit {
  private readonly driver: ChildProcess;
  private readonly base: string;

  private constructor(driver: ChildProcess, base: string) {
    this.driver = driver;
    this.base = base;
  }

  /** @throws {Error} saying what to install where it is missing. */
  static async start(): Promise<WebKit> {
    const binary = findMiniBrowser();
    if (!binary) throw new Error('No WebKitGTK was found: apt-get install webkit2gtk-driver xvfb');
    const port = await freePort();
    const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { stdio: 'ignore', detached: true });
    const origin = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 100; tries++) {
      if (
        await fetch(`${origin}/status`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        break;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    const session = await call(origin, 'POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } },
    });
    return new WebKit(driver, `${origin}/session/${(session as { sessionId: string }).sessionId}`);
  }

  async goto(url: string): Promise<void> {
    await call(this.base, 'POST', '/url', { url });
  }

  async resize(width: number, height: number): Promise<void> {
    await call(this.base, 'POST', '/window/rect', { x: 0, y: 0, width, height });
  }

  /** Runs a function in the page; it may be asynchronous. */
  async evaluate<Argument, Result>(
    body: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    const script = `const [argument, done] = arguments; Promise.resolve((${body.toString()})(argument)).then(done, error => done({ failed: String(error) }));`;
    const result = await call(this.base, 'POST', '/execute/async', { script, args: [argument] });
    if (result && typeof result === 'object' && 'failed' in result) throw new Error(String(result.failed));
    return result as Result;
  }

  /** Clicks where the element is, as a person's pointer would. */
  async click(find: () => Element | null): Promise<void> {
    const found = (await call(this.base, 'POST', '/execute/sync', {
      script: `return (${find.toString()})();`,
      args: [],
    })) as Record<string, string> | null;
    if (!found) throw new Error('There is no such element');
    await call(this.base, 'POST', `/element/${found[elementKey]}/click`, {});
  }

  /** Presses keys one after another: characters, or WebDriver's code points such as `\uE004` for Tab. */
  async press(...keys: readonly string[]): Promise<void> {
    const actions = keys.flatMap(value => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await call(this.base, 'POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async stop(): Promise<void> {
    await call(this.base, 'DELETE', '', undefined).catch(() => {});
    // The whole group: xvfb-run starts a display of its own.
    if (this.driver.pid !== undefined) process.kill(-this.driver.pid, 'SIGTERM');
  }
}

async function call(base: string, method: string, path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(base + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) throw new Error(`WebDriver ${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}
