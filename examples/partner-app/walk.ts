/** What a bookkeeper does in this app, by what they see and tap. For the tests of this repository. */
import type { Page } from 'playwright';

/** Goes from signing in to money in the books, for one client; and for another from a failure to its mending. */
export async function walkPartnerApp(
  page: Page,
  url: string,
  at: (stop: 'offers' | 'confirm' | 'booked' | 'failed' | 'mended') => Promise<void> = async () => {},
): Promise<void> {
  const confirm = (amount: string) => page.getByRole('dialog').getByRole('button', { name: `确认领取 ${amount}` });

  await page.goto(url);
  await page.getByRole('button', { name: '以示例会计的身份登录' }).click();
  const offer = page.getByRole('listitem').filter({ hasText: '稳定岗位补贴' });
  await offer.getByText('¥34,501.00').waitFor();
  await at('offers');
  await offer.getByRole('button', { name: '核对并确认' }).click();
  await confirm('¥34,501.00').waitFor();
  await at('confirm');
  await confirm('¥34,501.00').click();
  await page.locator('[data-status="settled"]').waitFor();
  await page.locator('[data-state="booked"]').filter({ hasText: '¥34,501.00' }).waitFor();
  await at('booked');

  await page.getByLabel('客户').selectOption('sample-closed');
  await page.getByRole('button', { name: '核对并确认' }).first().click();
  await confirm('¥3,000.00').click();
  await page.locator('[data-status="rejected"]').getByText('收款账户已销户').waitFor();
  await page.locator('[data-state="failed"]').waitFor();
  await at('failed');
  await page.getByRole('button', { name: '换账户再发' }).click();
  await confirm('¥3,000.00').click();
  await page.locator('[data-status="settled"]').waitFor();
  await page.locator('[data-state="booked"]').filter({ hasText: '¥3,000.00' }).waitFor();
  await at('mended');
}
