/** What is said around the live panel. */
export const words = {
  'zh-CN': {
    title: '可以试用的面板',
    note: '这是真的面板，后面是浏览器里的模拟城市。尽管点，不会动用任何钱。',
    opening: '正在打开模拟城市……',
    failed: '这个浏览器在这里用不了 Service Worker，面板打不开。请换一个浏览器，或者在自己的电脑上运行 npm start。',
    look: { label: '配色', neutral: '墨色', blue: '政务蓝', own: '自己的' },
    mode: { label: '深浅', page: '随页面', light: '浅色', dark: '深色' },
    size: { label: '字号', regular: '常规', large: '大字' },
    tongue: { label: '语言', page: '随页面' },
    width: { label: '宽度', full: '页面', phone: '手机' },
    subject: '替谁办',
    again: '从头来过',
    log: '面板发出的事件',
  },
  en: {
    title: 'The panel, to try',
    note: 'This is the panel itself, with a simulated city in your browser behind it. Tap anything: no money moves.',
    opening: 'Opening the simulated city …',
    failed:
      'This browser has no service worker here, so the panel can’t open. Use another browser, or run npm start on your machine.',
    look: { label: 'Colours', neutral: 'ink', blue: 'blue', own: 'your own' },
    mode: { label: 'Scheme', page: 'as page', light: 'light', dark: 'dark' },
    size: { label: 'Type', regular: 'regular', large: 'large' },
    tongue: { label: 'Language', page: 'as page' },
    width: { label: 'Width', full: 'page', phone: 'phone' },
    subject: 'For whom',
    again: 'Start anew',
    log: 'The events of the panel',
  },
} as const;
