import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chapterOf, chapters, chapterTitles } from './chapter.ts';
import { checks, offersTaken } from './checks.ts';
import { exit } from './command.ts';
import { readConfig } from './config/read.ts';
import { hookNames } from './platform.ts';
import type { Source } from './source.ts';
import type { Language } from './words.ts';

const guides = [
  ['en', 'prove-your-platform.md'],
  ['zh-CN', 'prove-your-platform.zh-CN.md'],
] as const;
const pathOf = (name: string) => fileURLToPath(new URL(`../../../../docs/guides/${name}`, import.meta.url));
const read = (name: string) => readFileSync(pathOf(name), 'utf8');

const heads: Readonly<Record<Language, string>> = {
  en: '| check | what the contract says | needs | source |',
  'zh-CN': '| 检查 | 契约怎么说 | 需要 | 依据 |',
};
const cell = (text: string) => text.replaceAll('|', '\\|');

/** Pages of these documents are linked in the language of the guide. */
function link({ name, link: to }: Source, language: Language): string {
  const page = /^docs\/(\w+)\.md(?:: (.+))?$/.exec(name);
  if (page === null) return to === undefined ? cell(name) : `[${cell(name)}](${to})`;
  const own = `${page[1]}.zh-CN.md`;
  const translated = language === 'zh-CN' && existsSync(pathOf(`../${own}`)) ? '.zh-CN' : '';
  return `[${page[2] ?? page[1]}](../${page[1]}${translated}.md)`;
}

/** The checks as tables, a chapter each. */
function table(language: Language): string {
  return chapters
    .map(chapter => {
      const rows = checks
        .filter(({ id }) => chapterOf(id) === chapter)
        .map(
          ({ id, says, needs, source }) =>
            `| \`${id}\` | ${cell(says[language])} | ${needs.map(need => `\`${need}\``).join(' ')} | ${source.map(each => link(each, language)).join('<br>')} |`,
        );
      return `### ${chapterTitles[chapter][language]}\n\n${heads[language]}\n|---|---|---|---|\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

const between = (text: string, name: string, content: string): string =>
  text.replace(
    new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
    (_, open: string, close: string) => open + content + close,
  );

describe.each(guides)('the guide in %s', (language, name) => {
  // `vitest -u` writes it anew.
  it('lists the checks as they are today', async () => {
    const current = between(read(name), 'checks', `\n\n${table(language)}\n`);
    await expect(between(current, 'offers', String(offersTaken()))).toMatchFileSnapshot(pathOf(name));
  });

  it('shows a config that is read', () => {
    const example = /```json\n([\s\S]*?)```/.exec(read(name))?.[1] ?? '';
    expect(Object.keys(readConfig(example, 'example')).length).toBeGreaterThan(15);
  });

  it('names every hook and every exit code', () => {
    const text = read(name);
    for (const hook of hookNames) expect(text).toContain(`| \`${hook}\` |`);
    for (const code of Object.values(exit)) expect(text).toContain(`\n| ${code} | `);
  });
});
