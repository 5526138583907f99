import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator } from '../simulator.ts';
import { type Standalone, startStandalone } from '../standalone.ts';
import { checks } from './checks.ts';
import { type CommandHost, conformanceCommand } from './command.ts';

let standalone: Standalone;

beforeAll(async () => {
  // Few requests a minute, so that the limit is met soon; the kit mints a token a check.
  standalone = await startStandalone({ port: 0, limits: { requestsPerMinute: 400 } });
});
afterAll(() => standalone.stop());

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly cwd: string;
}

async function run(args: readonly string[], change: Partial<CommandHost> = {}): Promise<Said> {
  const cwd = change.cwd ?? mkdtempSync(join(tmpdir(), 'yongyiban-conformance-'));
  let out = '';
  let err = '';
  const code = await conformanceCommand(args, {
    cwd,
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
    terminal: false,
    colour: false,
    language: 'en',
    environment: {},
    signal: new AbortController().signal,
    send: request => fetch(request),
    fresh: () => crypto.randomUUID(),
    wait: async (milliseconds, signal) => void (await sleep(milliseconds, undefined, { signal })),
    now: () => Date.now(),
    ...change,
  });
  return { code, out, err, cwd };
}

function configured(config: unknown): string {
  const cwd = mkdtempSync(join(tmpdir(), 'yongyiban-conformance-'));
  writeFileSync(join(cwd, 'yongyiban-conformance.json'), JSON.stringify(config));
  return cwd;
}

describe('conformance over HTTP', () => {
  it('passes the stand-alone simulator, every check, and writes each kind of report', { timeout: 60_000 }, async () => {
    const files = ['--junit', 'report.xml', '--html', 'report.html'];
    const said = await run([
      standalone.origin,
      '--simulator',
      '--allow-writes',
      '--strict',
      '--json',
      '--burst',
      '900',
      ...files,
    ]);
    const report = JSON.parse(said.out);
    expect(report.findings.filter((finding: { verdict: string }) => finding.verdict !== 'passed')).toEqual([]);
    expect(report.counts).toEqual({ passed: checks.length, failed: 0, skipped: 0 });
    expect(said.code).toBe(0);
    expect(said.err).toMatch(/^May confirm \d+ offers, ¥[\d,]+\.\d\d of test money in all/);

    const junit = readFileSync(join(said.cwd, 'report.xml'), 'utf8');
    expect(junit.match(/<testcase /g)).toHaveLength(checks.length);
    const html = readFileSync(join(said.cwd, 'report.html'), 'utf8');
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
    expect(html).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=|<link|<img|url\(/i);
  });
});

describe('a builder’s own configuration', () => {
  const simulator = createSimulator({ seed: 'config' });
  const send = (request: Request): Promise<Response> => simulator.handle(request);
  const platform = {
    url: 'http://simulator.test/v1',
    company: { token: simulator.tokenFor('kaiyue-trading') },
    stranger: { token: 'env:STRANGER' },
    viewer: { signIn: { approve: { person: 'kaiyue' }, scope: 'view' } },
    signIn: { clientId: 'kit', redirectUri: 'http://127.0.0.1:9/callback' },
  };
  const environment = { STRANGER: simulator.tokenFor('sample-short') };
  // Who has no hook waits in real time; here that is the simulator's.
  const wait = async (milliseconds: number): Promise<void> => simulator.advance(milliseconds);

  it('reads only, and says what to provide for the rest', async () => {
    const before = simulator.snapshot();
    const written: string[] = [];
    const watching = (request: Request): Promise<Response> => {
      if (request.url.includes('/v1/') && !['GET', 'HEAD', 'OPTIONS'].includes(request.method))
        written.push(request.url);
      return send(request);
    };
    const { code, out } = await run(['--verbose'], { cwd: configured(platform), environment, wait, send: watching });
    expect(out).not.toContain('✘');
    expect(code).toBe(0);
    expect(written).toEqual([]);
    expect(out).toMatch(/− idempotency\/key-required, .+\n +to have it checked: Add --allow-writes/);
    expect(out).toContain('✔ access/view-reads');
    expect(out).toMatch(/− limits\/unavailable\n +to have it checked: Provide the test hook "unavailableOnce"/);
    const counters = (text: string) =>
      ['confirmations', 'objections', 'accounts'].map(name => JSON.parse(text)[name]?.length);
    expect(counters(simulator.snapshot())).toEqual(counters(before));
  });

  it('counts what was skipped as failed when it is strict', async () => {
    expect((await run(['--strict', '--only', 'shapes'], { cwd: configured(platform), environment, send })).code).toBe(
      1,
    );
  });

  it('shows neither tokens nor names in any report', async () => {
    const spoilt = async (request: Request): Promise<Response> => {
      const response = await send(request);
      return request.url.endsWith('/v1/session') && response.ok
        ? Response.json({ ...(await response.json()), scope: 'everything', secret: platform.company.token })
        : response;
    };
    const said = await run(['--json', '--html', 'r.html', '--junit', 'r.xml', '--only', 'shapes,access'], {
      cwd: configured(platform),
      environment,
      send: spoilt,
    });
    expect(said.code).toBe(1);
    const texts = [said.out, ...['r.html', 'r.xml'].map(name => readFileSync(join(said.cwd, name), 'utf8'))];
    for (const text of texts) {
      expect(text).toContain('shapes/session');
      for (const secret of [platform.company.token, environment.STRANGER, '宁波凯越国际贸易有限公司', '91330203'])
        expect(text).not.toContain(secret);
    }
  });

  it('uses the builder’s hooks where there are some', async () => {
    const calls: unknown[] = [];
    const hooked = async (request: Request): Promise<Response> => {
      if (!request.url.endsWith('/hooks')) return send(request);
      if (request.method === 'GET') return Response.json({ supports: ['unavailableOnce'] });
      calls.push([await request.json(), request.headers.get('X-Key')]);
      simulator.fault({ name: 'unavailable', scope: { operation: 'listEntitlements' }, count: 1 });
      return new Response(null, { status: 204 });
    };
    const config = { ...platform, hooks: { url: 'http://simulator.test/hooks', headers: { 'X-Key': 'env:KEY' } } };
    const said = await run(['--only', 'limits/unavailable'], {
      cwd: configured(config),
      environment: { ...environment, KEY: 'k' },
      send: hooked,
    });
    expect(said.out).toContain('1 passed, 0 failed, 0 skipped');
    expect(calls).toEqual([[{ do: 'unavailableOnce' }, 'k']]);
  });

  it('stops when it is told to, and reports what was done', async () => {
    const stop = new AbortController();
    let sent = 0;
    const stopping = (request: Request): Promise<Response> => {
      sent += 1;
      if (sent === 30) stop.abort();
      return send(request);
    };
    const said = await run([], { cwd: configured(platform), environment, wait, send: stopping, signal: stop.signal });
    expect(said.code).toBe(130);
    expect(said.out).toContain('Stopped before its end');
  });

  it('gives up on a platform that has gone', async () => {
    let sent = 0;
    const going = async (request: Request): Promise<Response> => {
      sent += 1;
      if (sent > 20) throw new TypeError('fetch failed');
      return send(request);
    };
    const said = await run(['--only', 'shapes'], { cwd: configured(platform), environment, wait, send: going });
    expect(said.code).toBe(3);
    expect(said.out).toContain('The platform answers nothing any more');
    expect(said.out.match(/✘ shapes/g)?.length).toBeLessThan(5);
  });

  it('speaks Chinese', async () => {
    const said = await run(['--lang', 'zh', '--only', 'shapes'], { cwd: configured(platform), environment, send });
    expect(said.out).toContain('✔ 形状');
    expect(said.err).toContain('只读');
  });
});

describe('what is wrong with the command itself', () => {
  it('is one clear message when nothing answers', async () => {
    const { code, err, out } = await run(['http://127.0.0.1:9/v1']);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(
      /^No answer from http:\/\/127\.0\.0\.1:9\/v1 \(.+\)\. Is the server running, and are address and port right\?\n$/,
    );
  });

  it('is told when something else answers there', async () => {
    const { code, err } = await run(['http://elsewhere.test'], {
      send: async () => new Response('Not here', { status: 404 }),
    });
    expect(code).toBe(3);
    expect(err).toContain("Give the contract's base");
  });

  it('is a usage error with its own exit code', async () => {
    for (const args of [
      ['--burst', 'many', 'http://a.test'],
      ['--colour'],
      ['ftp://a.test'],
      [],
      ['--only', 'weather', 'http://a.test'],
    ]) {
      expect([args, (await run(args)).code]).toEqual([args, 2]);
    }
    expect((await run(['--help'])).code).toBe(0);
  });

  it('names the mistakes of the config file', async () => {
    const { code, err } = await run([], { cwd: configured({ url: 'http://a.test', tokens: [] }) });
    expect([code, err]).toEqual([2, 'yongyiban-conformance.json: /tokens: no such setting\n']);
  });

  it('lists the checks without asking anybody', async () => {
    const { code, out } = await run(['--list']);
    expect([code, out.trim().split('\n').length]).toEqual([0, checks.length]);
  });
});
