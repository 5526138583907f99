/** The documents' site: `npm run docs` writes its pages to `docs/.cache/pages` and builds it to `docs/site`. */
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DefaultTheme, defineConfigWithTheme } from 'vitepress';
import { slug } from '../../scripts/checks/links.ts';
import { alone, bar, sidebar } from './navigation.ts';
import { fuzzy, tokenize } from './search.ts';

const pages = globSync('**/*.md', { cwd: fileURLToPath(new URL('../.cache/pages', import.meta.url)) });

/** The words of the site's own controls. */
const chinese: DefaultTheme.Config = {
  outline: { level: [2, 3], label: '本页内容' },
  docFooter: { prev: '上一篇', next: '下一篇' },
  darkModeSwitchLabel: '深浅',
  lightModeSwitchTitle: '换成浅色',
  darkModeSwitchTitle: '换成深色',
  sidebarMenuLabel: '目录',
  returnToTopLabel: '回到顶部',
  langMenuLabel: '切换语言',
  skipToContentLabel: '跳到正文',
  notFound: {
    title: '没有这一页',
    quote: '地址也许写错了，也许这一页搬了家。',
    linkText: '回到首页',
    linkLabel: '回到首页',
  },
  footer: { message: '示例企业、人物、银行和政策除公开报道的以外均为虚构。', copyright: 'Apache-2.0' },
};
const english: DefaultTheme.Config = {
  outline: { level: [2, 3], label: 'On this page' },
  footer: {
    message: 'Companies, people, banks and policies are invented, except what the press has published.',
    copyright: 'Apache-2.0',
  },
};

/** The theme's settings, and the pages that are there in one language alone. */
type Settings = DefaultTheme.Config & { readonly alone?: readonly string[] };

export default defineConfigWithTheme<Settings>({
  srcDir: '.cache/pages',
  outDir: 'site',
  cacheDir: '.cache/vite',
  base: (process.env.YYB_DOCS_BASE ?? '/') as `/${string}/`,
  title: '甬易办',
  titleTemplate: ':title - 甬易办',
  description: '城市“免申即享”补贴的面板、SDK 和模拟器',
  // The links of the built site are checked afterwards, those into the reference included: scripts/checks/site-links.ts.
  ignoreDeadLinks: true,
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${process.env.YYB_DOCS_BASE ?? '/'}pictures/icon.svg` }],
  ],
  // One way of naming headings, that of the repository's own pages.
  markdown: { anchor: { slugify: slug }, theme: { light: 'github-light-high-contrast', dark: 'github-dark' } },
  vite: {
    resolve: {
      conditions: ['@yongyiban/source', 'browser', 'import', 'module', 'default'],
    },
    // The pages are drawn once without a browser too: from the sources as well, whether or not anything is built.
    ssr: { resolve: { conditions: ['@yongyiban/source', 'node', 'import', 'module', 'default'] } },
    build: { chunkSizeWarningLimit: 2000 },
  },
  vue: { template: { compilerOptions: { isCustomElement: name => name.startsWith('yyb-') } } },
  locales: {
    root: {
      label: '简体中文',
      lang: 'zh-CN',
      themeConfig: { nav: bar('zh-CN'), sidebar: sidebar('zh-CN'), ...chinese },
    },
    en: {
      label: 'English',
      lang: 'en',
      title: 'Yongyiban',
      titleTemplate: ':title - Yongyiban',
      description: 'The panel, SDK and simulator of a city’s no-application subsidies',
      themeConfig: { nav: bar('en'), sidebar: sidebar('en'), ...english },
    },
  },
  themeConfig: {
    logo: '/pictures/icon.svg',
    alone: alone(pages),
    i18nRouting: ({ theme, site, page }, route, locale) => {
      const english = locale === 'en';
      const here = route.data.relativePath;
      const home = english ? '/en/' : '/';
      if ((theme.value as Settings).alone?.includes(here) || page.value.isNotFound) return home;
      const there = english ? `/en/${here}` : `/${here.replace(/^en\//, '')}`;
      return there.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, site.value.cleanUrls ? '' : '.html') + route.hash;
    },
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          options: { tokenize },
          searchOptions: { combineWith: 'AND', prefix: true, fuzzy, boost: { title: 4, titles: 1, text: 1 } },
        },
        locales: {
          root: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                displayDetails: '显示详情',
                resetButtonTitle: '清空',
                backButtonTitle: '关闭',
                noResultsText: '没有找到',
                footer: {
                  selectText: '打开',
                  selectKeyAriaLabel: '回车',
                  navigateText: '上下选择',
                  navigateUpKeyAriaLabel: '上',
                  navigateDownKeyAriaLabel: '下',
                  closeText: '关闭',
                  closeKeyAriaLabel: 'Esc',
                },
              },
            },
          },
        },
      },
    },
  },
});
