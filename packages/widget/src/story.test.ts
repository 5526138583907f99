/** The whole way against the simulated platform, through the real service worker: by role and name, and by keyboard. */
import { createSimulator, type Simulator } from '@yongyiban/mock-server';
import { startInPage } from '@yongyiban/mock-server/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './index.ts';

let simulator: Simulator;
let close: () => void;
let visits = 0;
let baseUrl: string;

beforeEach(async () => {
  simulator = createSimulator();
  // A platform of its own for each test: what elements of a page share belongs to one address.
  const origin = `https://platform-${++visits}.example`;
  baseUrl = `${origin}/v1`;
  close = await startInPage(simulator, { origin });
});

afterEach(() => {
  document.body.replaceChildren();
  close();
});

function panel(): HTMLElement {
  const element = document.createElement('yyb-my-subsidies');
  element.baseUrl = baseUrl;
  element.session = async () => simulator.tokenFor('kaiyue-trading');
  element.lang = 'zh-CN';
  document.body.append(element);
  return element;
}

/** Lets the payout go its way, each step seen before the next. */
async function runPayout(): Promise<void> {
  await expect.element(page.getByRole('heading', { name: '钱正在汇给您' })).toBeInTheDocument();
  for (let step = 0; step < 40; step++) {
    simulator.step();
    await new Promise(resolve => setTimeout(resolve, 60));
    if (page.getByRole('heading', { name: '已到账' }).query()) return;
  }
}

const confirmButton = '去确认：稳定岗位补贴 ¥34,501.00';

describe('the whole way of one subsidy', () => {
  it('can be walked by role and name alone', async () => {
    panel();
    await expect.poll(() => page.getByRole('status').query()?.textContent).toMatch(/待确认/);
    await page.getByRole('button', { name: '稳定岗位补贴', exact: true }).click();
    await expect.element(page.getByRole('heading', { name: /为什么给您/ })).toBeInTheDocument();
    await expect
      .poll(() => page.getByRole('table', { name: '金额怎么算的' }).query()?.textContent)
      .toMatch(/¥34,501.00/);
    await page.getByRole('button', { name: '去确认', exact: true }).click();
    await expect.element(page.getByRole('heading', { name: '确认领取' })).toBeInTheDocument();
    await expect.element(page.getByRole('group', { name: '收到哪个账户' })).toBeInTheDocument();
    await new Promise(resolve => setTimeout(resolve, 520));
    await page.getByRole('button', { name: '确认领取 ¥34,501.00' }).click();
    await runPayout();
    await expect.element(page.getByRole('heading', { name: '已到账' })).toBeInTheDocument();
    await expect.poll(() => page.getByRole('status').query()?.textContent).toMatch(/已到账 ¥34,501.00/);
    await expect.element(page.getByRole('button', { name: '打印回单' })).toBeInTheDocument();
  });

  it('can be walked by keyboard alone', async () => {
    const element = panel();
    await expect.element(page.getByRole('button', { name: confirmButton })).toBeInTheDocument();
    const focused = (): Element | null => element.shadowRoot!.activeElement;
    const tabTo = async (matches: (element: Element) => boolean): Promise<void> => {
      for (let tabs = 0; tabs < 60; tabs++) {
        const at = focused();
        if (at && matches(at)) return;
        await userEvent.tab();
      }
      throw new Error('Tab never got there');
    };
    await tabTo(at => at.getAttribute('aria-label') === confirmButton);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => focused()?.textContent).toBe('确认领取');
    await tabTo(at => at instanceof HTMLInputElement && at.type === 'radio');
    await new Promise(resolve => setTimeout(resolve, 520));
    await tabTo(at => at.textContent?.includes('确认领取 ¥34,501.00') ?? false);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => focused()?.textContent).toBe('钱正在汇给您');
    await runPayout();
    await expect.element(page.getByRole('heading', { name: '已到账' })).toBeInTheDocument();
  });

  it('pays once although the answer to the tap was lost', async () => {
    simulator.fault({ name: 'drop-answer', scope: { operation: 'createConfirmation' }, count: 1 });
    panel();
    await page.getByRole('button', { name: confirmButton }).click();
    await expect.element(page.getByRole('heading', { name: '确认领取' })).toBeInTheDocument();
    await new Promise(resolve => setTimeout(resolve, 520));
    await page.getByRole('button', { name: '确认领取 ¥34,501.00' }).click();
    await expect.element(page.getByRole('heading', { name: '钱正在汇给您' }), { timeout: 15_000 }).toBeInTheDocument();
    await runPayout();
    await expect.element(page.getByRole('heading', { name: '已到账' })).toBeInTheDocument();
    expect(simulator.world.payouts.size).toBe(1);
  }, 30_000);

  it("adds an account, and tells of the bank's check only until it has answered", async () => {
    panel();
    await page.getByRole('button', { name: /^收款账户/ }).click();
    await page.getByRole('textbox', { name: '开户行行号' }).fill('313332000017');
    await page.getByRole('textbox', { name: '账号', exact: true }).fill('6222000000008888');
    await page.getByRole('button', { name: '请银行核对这个账户' }).click();
    const told = page.getByText('银行正在核对，核对完会自己更新');
    await expect.element(told).toBeInTheDocument();
    await expect.element(page.getByRole('textbox', { name: '账号', exact: true })).toHaveValue('');
    simulator.advance(60_000);
    await expect.poll(() => told.query(), { timeout: 20_000 }).toBeNull();
    const line = page.getByRole('listitem').filter({ hasText: '尾号 8888' });
    // The words are held together by joiners, which are not to be seen.
    await expect.poll(() => line.query()?.textContent?.replaceAll('\u2060', '')).toMatch(/可以收款/);
  });
});
