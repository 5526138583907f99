/** The whole way on the government site, by what a person sees and taps: from signing in to the money. */
import type { Page } from 'playwright';

/** Where the walk stands still for a moment, in this order. */
export const stops = ['signed-out', 'list', 'why', 'confirm', 'paying', 'paid'] as const;
export type Stop = (typeof stops)[number];

/** The panel takes no tap within half a second of a new screen, so that nobody confirms by accident (panel.md §8). */
const settled = 600;

/**
 * Walks from the site's page to the paid subsidy, calling `at` at each stop. Rejects when something a person must see
 * does not appear.
 */
export async function walkWholeWay(page: Page, site: string, at: (stop: Stop) => Promise<void>): Promise<void> {
  const panel = page.locator('yyb-my-subsidies');
  const button = (name: RegExp) => panel.getByRole('button', { name }).first();
  const heading = (name: RegExp) => panel.getByRole('heading', { name }).first();
  /** The pointer rests in a corner, so that nothing looks hovered. */
  const stand = async (stop: Stop) => {
    await page.mouse.move(0, 0);
    await page.waitForTimeout(settled);
    await at(stop);
  };

  await page.goto(site);
  await button(/浙江政务服务网/).waitFor();
  await stand('signed-out');
  await button(/浙江政务服务网/).click();
  await page.getByRole('button', { name: /宁波凯越国际贸易有限公司/ }).click();

  await button(/去确认：稳定岗位补贴/).waitFor();
  await stand('list');
  await button(/^稳定岗位补贴/).click();

  await heading(/为什么给您/).waitFor();
  await stand('why');
  await button(/去确认/).click();

  await button(/^确认领取 ¥34,501\.00$/).waitFor();
  await stand('confirm');
  await button(/^确认领取 ¥34,501\.00$/).click();

  await heading(/钱正在汇给您/).waitFor();
  // Funded: the first steps are done, the last is not.
  await panel
    .getByText(/资金池出/)
    .first()
    .waitFor();
  await stand('paying');

  await heading(/^已到账/).waitFor();
  await stand('paid');
}
