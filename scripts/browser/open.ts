/** A Chromium to drive from a script. */
import { type Browser, chromium } from 'playwright';
import { requireChromium } from '../testing/install-chromium.ts';

/** Opens the machine's Chromium without a window. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await requireChromium();
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] });
}

/** What the city's people have: Chinese, and the clock of Ningbo. */
export const inNingbo = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const;
