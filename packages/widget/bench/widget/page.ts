/** What runs in the page of the bench: the panel from fixed stores, long lists and many mounts. */
import '../../src/index.ts';
import { fen } from '@yongyiban/core';
import type { EntitlementSummary } from '@yongyiban/core/contract';
import { both, entitlement, now, three } from '../../gallery/data.ts';
import { fixedStores, loaded } from '../../gallery/fixed-stores.ts';
import type { YybMySubsidies } from '../../src/index.ts';

/** As many as a city has policies. */
const many: readonly EntitlementSummary[] = Array.from({ length: 565 }, (_, index) => ({
  ...entitlement(
    `e${index}`,
    both(`示例补贴 ${index}`, `Sample grant ${index}`),
    both('示例一局', 'Sample Bureau 1'),
    1000 + index,
    '2020-12-31',
  ),
  amount: fen(100_000 + index),
}));

function panel(items: readonly EntitlementSummary[]): YybMySubsidies {
  const element = document.createElement('yyb-my-subsidies');
  element.stores = fixedStores({ entitlements: loaded(items) });
  element.clock = { now: () => now };
  return element;
}

const frame = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));

/** Milliseconds until all 565 rows are in the page and a frame has been drawn, and the longest task on the way. */
async function longList(): Promise<{ milliseconds: number; longestTask: number; firstRows: number }> {
  let longestTask = 0;
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) longestTask = Math.max(longestTask, entry.duration);
  });
  observer.observe({ type: 'longtask' });
  const element = panel(many);
  const start = performance.now();
  document.body.append(element);
  let firstRows = 0;
  while ((element.shadowRoot?.querySelectorAll('.yyb-row[part]').length ?? 0) < many.length) {
    if (!firstRows && element.shadowRoot?.querySelector('.yyb-row[part]')) firstRows = performance.now() - start;
    await new Promise(resolve => setTimeout(resolve));
  }
  await frame();
  const milliseconds = performance.now() - start;
  await new Promise(resolve => setTimeout(resolve, 200));
  observer.disconnect();
  element.remove();
  return { milliseconds, longestTask, firstRows };
}

/** Puts a panel in and takes it away again, so many times. */
async function mounts(times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    const element = panel(three);
    document.body.append(element);
    await element.updateComplete;
    element.remove();
  }
  await frame();
}

Object.assign(window, { longList, mounts });
