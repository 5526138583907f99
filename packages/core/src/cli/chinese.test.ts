import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { say } from './chinese.ts';
import { run } from './run.ts';

async function yongyiban(args: readonly string[], language: 'en' | 'zh-CN' = 'en') {
  const printed = { out: '', err: '' };
  const code = await run(args, {
    cwd: import.meta.dirname,
    out: text => {
      printed.out += text;
    },
    err: text => {
      printed.err += text;
    },
    terminal: false,
    colour: false,
    language,
    today: () => '2020-06-10',
  });
  return { code, ...printed };
}

const chinese = /[\u3400-\u9fff]/;
const names = (await yongyiban(['--help'])).out.match(/^ {2}[a-z-]+(?= {2})/gm)!.map(name => name.trim());

describe('in Chinese', () => {
  test('the overview and every command explain themselves, line by line', async () => {
    expect(names).toContain('check');
    const overview = await yongyiban(['--help'], 'zh-CN');
    for (const line of overview.out.split('\n').filter(Boolean)) expect(line).toMatch(chinese);
    for (const name of names) {
      const { code, out } = await yongyiban([name, '--help'], 'zh-CN');
      expect(code).toBe(0);
      // Names of engines are the same in both.
      for (const line of out.split('\n').filter(line => line && !line.includes('--dialect <')))
        expect(line, name).toMatch(chinese);
      expect(out, name).not.toMatch(/<(?:file|folder|day|id|n|path|tag|words|text|size|value|values)>/);
    }
  });

  test('the language may be asked for in two ways, before or behind the command, and English stays the default', async () => {
    const asked = await yongyiban(['check', '--help'], 'zh-CN');
    for (const args of [
      ['check', '--help', '--lang', 'zh-CN'],
      ['check', '--language=zh-CN', '--help'],
      ['--lang', 'zh-CN', 'check', '--help'],
    ])
      expect(await yongyiban(args)).toEqual(asked);
    expect((await yongyiban(['check', '--help'])).out).not.toMatch(chinese);
    expect((await yongyiban(['check', '--help', '--lang', 'en'], 'zh-CN')).out).not.toMatch(chinese);
  });

  test('what is wrong with a command line is said in the language asked for', async () => {
    const said = async (...args: string[]) => (await yongyiban(args, 'zh-CN')).err;
    expect(await said('chek')).toMatch(/^yongyiban: 没有“chek”这个命令；可用的有 check、test、/);
    expect(await said('check', '--strickt')).toBe('yongyiban: 没有 --strickt 这个选项；加 --help 查看可用的选项。\n');
    expect(await said('check', '--catalogue')).toBe('yongyiban: 选项 --catalogue 后面要写值。\n');
    expect(await said('check', '--json=yes')).toBe('yongyiban: 选项 --json 不带值。\n');
    expect(await said('check', '--lang', 'fr')).toBe('yongyiban: 这里没有“fr”这种语言；用 zh-CN 或 en。\n');
    expect(await said('check', 'nowhere')).toBe('yongyiban: nowhere 不存在。\n');
    expect(await said('decide', '../../policies/nb-job-retention-2020.policy.yaml')).toBe(
      'yongyiban: 用 --dossier <文件> 指定主体数据，或用 --case <词> 指定一个情形。\n',
    );
    expect((await yongyiban(['chek', '--lang', 'zh-CN'])).err).toMatch(chinese);
    expect((await yongyiban(['chek'])).err).not.toMatch(chinese);
  });

  test('every mistake that the sources name has its words', () => {
    const found: string[] = [];
    for (const folder of ['.', 'commands']) {
      for (const file of readdirSync(join(import.meta.dirname, folder))) {
        if (!file.endsWith('.ts') || file.includes('.test.')) continue;
        const text = readFileSync(join(import.meta.dirname, folder, file), 'utf8');
        for (const [, single, template] of text.matchAll(
          /new (?:Usage|Unreadable)Error\(\s*(?:'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g,
        )) {
          // What the argument parser says is tried above.
          const sentence = single ?? template!.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'x').replace(/\$\{.*$/s, 'x.');
          if (!sentence.startsWith('x.')) found.push(sentence);
        }
      }
    }
    expect(found.length).toBeGreaterThan(25);
    expect(found.filter(sentence => !chinese.test(say(sentence, 'zh-CN')))).toEqual([]);
  });
});
