import { expect, it } from 'vitest';
import { placesOf } from './place.ts';
import { type Surroundings, toPage } from './to-page.ts';

const known = [
  'docs/errors.md',
  'docs/errors.zh-CN.md',
  'docs/glossary.md',
  'docs/guides/embed-the-panel.md',
  'docs/guides/embed-the-panel.zh-CN.md',
];
const around: Surroundings = {
  titleOf: source => (known.includes(source) ? `Title of ${source}` : undefined),
  drawing: path =>
    path.includes('flow')
      ? `<svg viewBox="0 0 1 1">\n  <style>text { fill: red }</style>\n  <title>${path}</title>\n</svg>`
      : undefined,
};

const page = (source: string, text: string): string => toPage(text, placesOf(source)[0]!, around);

it('puts Chinese at the root, English below en, and what holds both in both places', () => {
  expect(placesOf('docs/guides/embed-the-panel.zh-CN.md')).toMatchObject([
    { page: 'guides/embed-the-panel.md', locale: 'zh-CN' },
  ]);
  expect(placesOf('docs/guides/embed-the-panel.md')).toMatchObject([
    { page: 'en/guides/embed-the-panel.md', locale: 'en' },
  ]);
  expect(placesOf('docs/guides/README.md').map(({ page }) => page)).toEqual(['guides/index.md', 'en/guides/index.md']);
});

it('leads links to where the pages stand, in the language that the document names', () => {
  const source = 'docs/guides/embed-the-panel.zh-CN.md';
  expect(page(source, '[a](../errors.zh-CN.md#x) [b](../errors.md) [c](../glossary.md)')).toBe(
    '[a](../errors.md#x) [b](../en/errors.md) [c](../glossary.md)',
  );
  expect(page('docs/guides/embed-the-panel.md', '[c](../glossary.md)')).toBe('[c](../glossary.md)');
});

it('leaves code, web addresses and places on the page alone', () => {
  const text = '`[a](../errors.md)` [b](https://c.example) [d](#e)\n\n```md\n[a](../errors.md)\n```\n';
  expect(page('docs/guides/embed-the-panel.md', text)).toBe(text);
});

it('names what is in the repository only by its path', () => {
  expect(page('docs/errors.md', '[examples/a](../examples/a), [how](../CONTRIBUTING.md)')).toBe(
    '`examples/a`, how (`CONTRIBUTING.md`)',
  );
  expect(page('docs/errors.zh-CN.md', '[办法](../CONTRIBUTING.md)')).toBe('办法（`CONTRIBUTING.md`）');
});

it('drops the link to the other language, which the site has a switch for', () => {
  expect(page('docs/errors.md', '# Errors\n\n[中文](errors.zh-CN.md)\n\nText.\n')).toBe('# Errors\n\nText.\n');
  expect(page('docs/errors.md', '# Errors\n\nA sentence. [中文](errors.zh-CN.md)\n\n## Next\n')).toBe(
    '# Errors\n\nA sentence.\n\n## Next\n',
  );
});

it('puts drawings into the page, wide and narrow, without their own style', () => {
  const drawn = page('docs/errors.md', '![The flow](pictures/flow.svg)');
  expect(drawn).toContain('aria-label="The flow"');
  expect(drawn).toContain('docs/pictures/flow.narrow.svg');
  expect(drawn).not.toMatch(/<style|\n/);
  expect(page('docs/errors.md', '![Rooms](pictures/rooms.svg)')).toBe('![Rooms](/pictures/rooms.svg)');
  expect(page('docs/errors.md', '![The panel](pictures/panel.png)')).toBe('![The panel](/pictures/panel.png)');
});

it('joins the lines of a Chinese paragraph, and leaves headings, lists, tables and code as they are', () => {
  const source = 'docs/errors.zh-CN.md';
  expect(page(source, '# 标题\n\n一行，\n又一行。\n**重**的\n[词汇](../a.zh)\n')).toBe(
    '# 标题\n\n一行，又一行。**重**的词汇（`a.zh`）\n',
  );
  const kept = '# 标题\n正文\n\n- 一\n- 二\n\n| 表 |\n|---|\n| 甲 |\n\n```sh\n# 一\n二\n```\n';
  expect(page(source, kept)).toBe(kept);
  expect(page('docs/errors.md', '一\n二')).toBe('一\n二');
});

it('calls a document by its heading where the text has its file name', () => {
  expect(page('docs/guides/embed-the-panel.md', '[errors.md](../errors.md) [all codes](../errors.md)')).toBe(
    '[Title of docs/errors.md](../errors.md) [all codes](../errors.md)',
  );
});

it('gives each error code a place of its own', () => {
  expect(page('docs/errors.md', '| code | again |\n|---|---|\n| `session-expired` | no |\n')).toContain(
    '| <span id="session-expired"></span>`session-expired` | no |',
  );
});
