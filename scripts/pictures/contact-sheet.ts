/** All states in one look on one sheet, for a designer to see at a glance. */
import type { Browser } from 'playwright';

export interface Print {
  readonly name: string;
  readonly png: Buffer;
}

export async function contactSheet(
  browser: Browser,
  title: string,
  prints: readonly Print[],
  width: number,
): Promise<Buffer> {
  const shown = Math.min(width, 300);
  const page = await browser.newPage({
    viewport: { width: Math.min(6, prints.length) * (shown + 24) + 24, height: 800 },
  });
  try {
    const figures = prints.map(
      ({ name, png }) =>
        `<figure><figcaption>${name}</figcaption><img width="${shown}" src="data:image/png;base64,${png.toString('base64')}" alt=""></figure>`,
    );
    await page.setContent(`<h1>${title}</h1><main>${figures.join('')}</main>`);
    await page.addStyleTag({
      content:
        'body{margin:24px;background:#c9ced6;font:14px/1.4 system-ui,"Noto Sans CJK SC",sans-serif}h1{font-size:22px;margin:0 0 16px}main{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start}figure{margin:0}figcaption{margin-bottom:4px}img{display:block;background:#fff}',
    });
    return await page.screenshot({ fullPage: true });
  } finally {
    await page.close();
  }
}
