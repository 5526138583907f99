/** What stands in the site's bar and at its side. */
import { existsSync } from 'node:fs';
import type { DefaultTheme } from 'vitepress';

type Locale = 'zh-CN' | 'en';
type Words = Readonly<Record<Locale, string>>;

interface Page {
  /** Below the language's root, without an ending. */
  readonly path: string;
  readonly text: Words;
}

const page = (path: string, zh: string, en: string): Page => ({ path, text: { 'zh-CN': zh, en } });

const groups: readonly { readonly text: Words; readonly pages: readonly Page[] }[] = [
  {
    text: { 'zh-CN': '认识甬易办', en: 'What it is' },
    pages: [page('how-it-works', '它是什么，怎么运作', 'How it works'), page('glossary', '词汇表', 'Glossary')],
  },
  {
    text: { 'zh-CN': '上手指南', en: 'Guides' },
    pages: [
      page('guides/embed-the-panel', '嵌入面板', 'Embed the panel'),
      page('guides/import-the-sdk', '使用 SDK', 'Import the SDK'),
      page('guides/test-against-the-simulator', '用模拟器测试', 'Test against the simulator'),
      page('guides/write-a-policy', '写一项政策', 'Write a policy'),
      page('assessment', '匡算全市', 'Assess a city'),
      page('cluster', '在您的集群上运行', 'Run it on your cluster'),
      page('guides/prove-your-platform', '证明您的平台', 'Prove your platform'),
      page('guides/index', '安装包', 'Getting the packages'),
    ],
  },
  {
    text: { 'zh-CN': '面板', en: 'The panel' },
    pages: [
      page('theming', '外观', 'Theming'),
      page('csp', '内容安全策略', 'Content security policy'),
      page('accessibility', '无障碍声明', 'Accessibility statement'),
    ],
  },
  {
    text: { 'zh-CN': '平台与安全', en: 'Platform and safety' },
    pages: [
      page('simulator', '模拟器', 'The simulator'),
      page('magic', '测试主体与账号', 'Magic ids and accounts'),
      page('errors', '错误码', 'Error codes'),
      page('security', '安全模型', 'Security model'),
    ],
  },
  {
    text: { 'zh-CN': '政策', en: 'Policies' },
    pages: [
      page('policy-language', '政策语言', 'The policy language'),
      page('cli', '命令行', 'Command line'),
      page('vectors', '测试向量', 'Test vectors'),
      page('cel-conformance', '与 CEL 的关系', 'Relation to CEL'),
    ],
  },
  {
    text: { 'zh-CN': '发布与维护', en: 'Releases and upkeep' },
    pages: [
      page('releases', '版本承诺', 'Releases'),
      page('licences', '许可证', 'Licences'),
      page('architecture', '架构', 'Architecture'),
    ],
  },
];

/** The folders of the pages, as `stagePages` wrote them. */
const pages = new URL('../.cache/pages/', import.meta.url);
const at = (locale: Locale, path: string): string => (locale === 'en' ? `en/${path}` : path);
const isThere = (locale: Locale, path: string): boolean => existsSync(new URL(`${at(locale, path)}.md`, pages));

/** The pages at the side, those alone that are there in the language. */
export function sidebar(locale: Locale): DefaultTheme.SidebarItem[] {
  return groups.flatMap(({ text, pages }) => {
    const items = pages
      .filter(({ path }) => isThere(locale, path))
      .map(({ path, text }) => ({ text: text[locale], link: `/${at(locale, path)}` }));
    return items.length > 0 ? [{ text: text[locale], items, collapsed: false }] : [];
  });
}

/** The bar at the top. The reference is made by another program, so the browser goes there by itself. */
export function bar(locale: Locale): DefaultTheme.NavItem[] {
  const to = (path: string): string => `/${at(locale, path)}`;
  const english = locale === 'en';
  return [
    { text: english ? 'How it works' : '怎么运作', link: to('how-it-works') },
    { text: english ? 'Guides' : '指南', link: to('guides/embed-the-panel'), activeMatch: '/guides/' },
    { text: english ? 'Errors' : '错误码', link: to('errors') },
    { text: english ? 'Security' : '安全', link: to('security') },
    { text: english ? 'Reference' : 'API 参考', link: '/reference/index.html', target: '_self' },
  ];
}

/** Pages of one language whose other language is not there: where the switch then leads to that language's first page. */
export function alone(all: readonly string[]): string[] {
  const there = new Set(all);
  return all.filter(path => !there.has(path.startsWith('en/') ? path.slice(3) : `en/${path}`));
}
