import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Host } from './host.ts';
import { run } from './run.ts';

const published = resolve(import.meta.dirname, '../../policies');
const fixtures = resolve(import.meta.dirname, '../../fixtures');

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'yongyiban-'));
  for (const name of [
    'catalogue.yaml',
    'kaiyue.dossier.yaml',
    'nb-job-retention-2020.policy.yaml',
    'nb-job-retention-2020.cases.yaml',
  ])
    cpSync(join(published, name), join(cwd, name));
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function yongyiban(
  args: readonly string[],
  host: Partial<Host> = {},
): Promise<{ code: number; out: string; err: string }> {
  const printed = { out: '', err: '' };
  const add = (where: 'out' | 'err', text: string): void => {
    printed[where] += text;
  };
  const code = await run(args, {
    cwd,
    out: text => add('out', text),
    err: text => add('err', text),
    terminal: false,
    colour: false,
    language: 'en',
    today: () => '2020-06-10',
    ...host,
  });
  return { code, ...printed };
}

const edit = (name: string, change: (text: string) => string): void => {
  const before = readFileSync(join(cwd, name), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(cwd, name), after);
};

const policyFile = 'nb-job-retention-2020.policy.yaml';

describe('check', () => {
  test('ten planted mistakes are all named, each with its line and column', async () => {
    const { code, out } = await yongyiban(['check', '.'], { cwd: join(fixtures, 'ten-mistakes') });
    expect(code).toBe(1);
    const found = out
      .trimEnd()
      .split('\n')
      .map(line => /^mistaken\.policy\.yaml:(\d+:\d+): (\S+):/.exec(line)?.slice(1).join(' '));
    expect(found).toEqual([
      '8:1 policy/unknown-key',
      '14:13 policy/date',
      '15:18 policy/duration',
      '18:8 policy/unit',
      '22:11 policy/unknown-name',
      '24:5 policy/shape',
      '25:30 policy/syntax',
      '26:9 policy/duplicate',
      '30:7 policy/type',
      '33:9 policy/money',
    ]);
  });

  test('a terminal shows the line and a mark below the mistake', async () => {
    const { out } = await yongyiban(['check', '.'], { cwd: join(fixtures, 'ten-mistakes'), terminal: true });
    expect(out).toContain('  14 │   deadline: 2020-02-30 # 2: a day that does not exist\n     │             ^\n');
    expect(out).toContain('2 files: 10 problems');
  });

  test('someone who reads Chinese is told in Chinese', async () => {
    const cwd = join(fixtures, 'ten-mistakes');
    const { out } = await yongyiban(['check'], { cwd, language: 'zh-CN', terminal: true });
    for (const words of ['“2020-02-30”不是日期。', '是不是想写“source”？', '缺少“en”。', '2 个文件: 10 处问题'])
      expect(out).toContain(words);
    expect((await yongyiban(['check', '--language', 'zh-CN'], { cwd })).out).toContain('“yuna”不是单位。');
    expect((await yongyiban(['check', '--language', 'fr'], { cwd })).code).toBe(2);
  });

  test('JSON carries the same, and nothing else is printed', async () => {
    const { code, out } = await yongyiban(['check', '.', '--json'], {
      cwd: join(fixtures, 'ten-mistakes'),
      terminal: true,
    });
    expect(code).toBe(1);
    const report = JSON.parse(out);
    expect(report.ok).toBe(false);
    expect(report.problems).toHaveLength(10);
    for (const problem of report.problems)
      expect(Object.keys(problem).sort()).toEqual(['at', 'code', 'column', 'line', 'mend', 'message', 'path']);
  });

  test('right policies end with 0, silent in a pipe', async () => {
    expect(await yongyiban(['check'])).toEqual({ code: 0, out: '', err: '' });
  });

  test('a mistake in the catalogue or in a case is found too', async () => {
    edit('catalogue.yaml', text => text.replace('type: percent', 'type: precent'));
    const { out } = await yongyiban(['check']);
    expect(out).toMatch(/^catalogue\.yaml:\d+:\d+: facts\/type:/);
    edit('catalogue.yaml', text => text.replace('type: precent', 'type: percent'));
    edit('nb-job-retention-2020.cases.yaml', text => text.replace('layoffRate: 5.5 %', 'layoffRaet: 5.5 %'));
    expect((await yongyiban(['check'])).out).toMatch(
      /^nb-job-retention-2020\.cases\.yaml:\d+:\d+: facts\/unknown-fact: The catalogue has no fact "layoffRaet"\./,
    );
  });
});

describe('test', () => {
  test('cases that come out as expected end with 0', async () => {
    const { code, out } = await yongyiban(['test']);
    expect(code).toBe(0);
    expect(out).toContain('passed, 0 failed\n');
  });

  test('a changed threshold fails the cases that lie on it, saying what was expected and what came', async () => {
    edit(policyFile, text => text.replace('value: 5.5 %', 'value: 5.4 %'));
    const { code, out } = await yongyiban(['test']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /cases\.yaml:\d+:\d+: failed: .*: outcome: expected eligible, got ineligible; amount: expected 34,501\.00, got none\n/,
    );
  });

  test('the report is in Chinese for those who read it', async () => {
    edit(policyFile, text => text.replace('value: 5.5 %', 'value: 5.4 %'));
    const { out } = await yongyiban(['test', '--language', 'zh-CN']);
    expect(out).toContain('结果应为 eligible，实为 ineligible；金额应为 34,501.00，实为 none');
    expect(out).toMatch(/政策 +情形 +条件 +例外 +界限\n/);
    expect(out).toMatch(/通过 \d+，未通过 \d+\n/);
  });

  test('coverage names the threshold without a case on its edge', async () => {
    const { out } = await yongyiban(['test', '--json']);
    const [coverage] = JSON.parse(out).coverage;
    const layoff = coverage.boundaries.find((one: { text: string }) => one.text === 'layoffRate <= layoffLimit');
    expect(layoff).toMatchObject({ where: 'few-layoffs', at: 1 });
    expect(layoff.below).toBeGreaterThan(0);
    expect(layoff.above).toBeGreaterThan(0);
    expect(coverage.clauses.every((clause: { met: number; unmet: number }) => clause.met > 0 && clause.unmet > 0)).toBe(
      true,
    );
  });
});

describe('lint', () => {
  test('a contradiction ends with 1 and has its place', async () => {
    edit(policyFile, text =>
      text.replace(
        'criteria:\n',
        'criteria:\n  - id: large\n    text: { zh-CN: 大企业, en: Large }\n    test: headcount > 100\n  - id: small\n    text: { zh-CN: 小企业, en: Small }\n    test: headcount < 100\n',
      ),
    );
    const { code, out } = await yongyiban(['lint']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^nb-job-retention-2020\.policy\.yaml:\d+:11: lint\/contradiction: "small" can never hold together with "large"\./m,
    );
  });

  test('mere advice ends with 0, unless it is asked to be strict', async () => {
    edit(policyFile, text =>
      text.replace('cap: { value: "500,000 yuan", label: { zh-CN: 最高, en: Cap } }', 'cap: "500,000 yuan"'),
    );
    expect((await yongyiban(['lint'])).code).toBe(0);
    expect((await yongyiban(['lint', '--strict'])).code).toBe(1);
  });
});

describe('decide and explain', () => {
  const question = ['--dossier', 'kaiyue.dossier.yaml', '--on', '2020-06-10'];

  test('a line a policy', async () => {
    expect(await yongyiban(['decide', ...question])).toEqual({
      code: 0,
      out: 'nb-job-retention-2020  eligible             34,501.00\n',
      err: '',
    });
  });

  test('what is missing stands in the line', async () => {
    edit('kaiyue.dossier.yaml', text => text.replace(/ {2}layoffRate:.*\n/, ''));
    expect((await yongyiban(['decide', ...question])).out).toBe(
      'nb-job-retention-2020  undetermined         34,501.00  missing: layoffRate\n',
    );
  });

  test.each([
    ['zh-CN', ['符合条件，可得¥34,501.00', '× 返还比例', '= 您可以领']],
    ['en', ['Eligible, ¥34,501.00', '× Rate', '= You can receive']],
  ])('an explanation in %s', async (language, parts) => {
    const { code, out } = await yongyiban(['explain', ...question, '--language', language]);
    expect(code).toBe(0);
    for (const part of parts) expect(out).toContain(part);
  });

  test("an author's case, by words of its name, says how far off it is", async () => {
    const { out } = await yongyiban(['explain', '--case', '5.51', '--language', 'en']);
    expect(out).toContain('Not eligible');
    expect(out).toContain('→ the limit is 5.5%, here it is 5.51%: 0.01 percentage points too high');
  });

  test('a dossier that does not fit the catalogue is named with its place', async () => {
    edit('kaiyue.dossier.yaml', text => text.replace('value: 2.1 %', 'value: 2.1'));
    const { code, out } = await yongyiban(['decide', ...question]);
    expect(code).toBe(1);
    expect(out).toMatch(/^kaiyue\.dossier\.yaml:\d+:\d+: facts\/value: 2\.1 is no percent\./);
  });
});

describe('replay', () => {
  const record = async (): Promise<string> =>
    (await yongyiban(['decide', '--dossier', 'kaiyue.dossier.yaml', '--on', '2020-06-10', '--record'])).out;

  test('a record agrees with the policies it was made by', async () => {
    writeFileSync(join(cwd, 'record.json'), await record());
    expect(await yongyiban(['replay', 'record.json'])).toEqual({
      code: 0,
      out: '✓ record.json: nb-job-retention-2020 version 1, 2020-06-10: agrees\n',
      err: '',
    });
  });

  test('a changed amount, and a policy changed afterwards, are both told', async () => {
    const text = await record();
    writeFileSync(join(cwd, 'record.json'), text.replace('"fen": 3450100', '"fen": 9450100'));
    const forged = await yongyiban(['replay', 'record.json']);
    expect(forged.code).toBe(1);
    expect(forged.out).toContain(
      'amount: recorded {"kind":"known","fen":9450100}, comes out as {"kind":"known","fen":3450100}',
    );
    expect(forged.out).toContain('digest: recorded');
    writeFileSync(join(cwd, 'record.json'), text);
    edit(policyFile, policy => policy.replace('value: 60 %', 'value: 50 %'));
    expect((await yongyiban(['replay', 'record.json'])).out).toContain('policy.digest: recorded');
  });
});

describe('the command line itself', () => {
  test.each([
    ['an unknown command', ['chekc'], 2, 'There is no command "chekc"'],
    ['an unknown option', ['check', '--jsno'], 2, "Unknown option '--jsno'."],
    ['an incomplete question', ['decide'], 2, '--dossier <file>'],
    [
      'a day that is none',
      ['decide', '--dossier', 'kaiyue.dossier.yaml', '--on', '2020-02-30'],
      2,
      '"2020-02-30" is no day',
    ],
    ['a path that does not exist', ['check', 'nowhere'], 3, 'nowhere does not exist.'],
    ['a record that is none', ['replay', 'catalogue.yaml'], 3, 'holds no decision record'],
  ])('%s', async (_, args, code, message) => {
    const result = await yongyiban(args);
    expect(result.code).toBe(code);
    expect(result.err).toContain(message);
    expect(result.out).toBe('');
  });

  test('every command has help that names its options', async () => {
    for (const name of ['check', 'test', 'lint', 'decide', 'explain', 'replay', 'init', 'new']) {
      const { code, out } = await yongyiban([name, '--help']);
      expect(code).toBe(0);
      expect(out).toContain('--json');
    }
  });

  test('watching runs again when a file changes, and ends when told', async () => {
    const stop = new AbortController();
    let runs = 0;
    const second = new Promise<void>(done => {
      void yongyiban(['test', policyFile, '--watch'], {
        signal: stop.signal,
        out: text => void (text.includes('passed') && ++runs === 2 && done()),
      }).then(({ code }) => expect(code).toBe(0));
    });
    await expect.poll(() => runs).toBe(1);
    // As many editors save: another file in the place of the old one.
    writeFileSync(join(cwd, 'saving'), `${readFileSync(join(cwd, policyFile), 'utf8')}# saved\n`);
    renameSync(join(cwd, 'saving'), join(cwd, policyFile));
    await second;
    stop.abort();
  });
});

describe('beginning', () => {
  const empty = (): string => mkdtempSync(join(cwd, 'empty-'));

  test('a new folder is right, clean and fully covered from the first minute', async () => {
    const folder = empty();
    const made = await yongyiban(['init'], { cwd: folder });
    expect(made.code).toBe(0);
    expect(made.out).toContain('made  .github/workflows/policies.yml\n');
    expect(await yongyiban(['check'], { cwd: folder })).toEqual({ code: 0, out: '', err: '' });
    expect(await yongyiban(['lint', '--strict'], { cwd: folder })).toEqual({ code: 0, out: '', err: '' });
    const tested = await yongyiban(['test'], { cwd: folder });
    expect(tested.code).toBe(0);
    expect(tested.out).toMatch(/first-policy\s+3\s+1\/1/);
  });

  test('nothing that is there is overwritten', async () => {
    const folder = empty();
    writeFileSync(join(folder, 'package.json'), '{}');
    expect((await yongyiban(['init'], { cwd: folder })).out).toContain('kept  package.json, which was there\n');
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe('{}');
    expect((await yongyiban(['init'], { cwd: folder })).code).toBe(2);
  });

  test('a new policy begins with a fact of the catalogue at hand', async () => {
    expect((await yongyiban(['new', 'policy', 'nb-sample-2026'])).out).toBe(
      'made  nb-sample-2026.policy.yaml\nmade  nb-sample-2026.cases.yaml\n',
    );
    expect((await yongyiban(['test', '--policy', 'nb-sample-2026'])).out).toContain('3 passed, 0 failed');
    expect((await yongyiban(['new', 'policy', 'nb-sample-2026'])).code).toBe(2);
    expect((await yongyiban(['new', 'policy', 'Not An Id'])).code).toBe(2);
    await yongyiban(['new', 'policy', '2026']);
    expect((await yongyiban(['check'])).code).toBe(0);
  });
});

describe('as a program', () => {
  const start = (args: readonly string[], environment = {}): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, ['--conditions=@yongyiban/source', join(import.meta.dirname, 'main.ts'), ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...environment },
    });

  test('it ends with the code and keeps findings and complaints apart', { timeout: 60_000 }, () => {
    expect(start(['check'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(start(['nothing'])).toMatchObject({ status: 2, stdout: '' });
    expect(JSON.parse(start(['test', '--json']).stdout as string).ok).toBe(true);
  });

  test("the terminal's language is that of an explanation", { timeout: 60_000 }, () => {
    const args = ['explain', '--dossier', 'kaiyue.dossier.yaml', '--on', '2020-06-10'];
    expect(start(args, { LC_ALL: 'zh_CN.UTF-8' }).stdout).toContain('符合条件');
    expect(start(args, { LC_ALL: 'C' }).stdout).toContain('Eligible');
  });
});
