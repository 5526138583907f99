import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import * as data from '../gallery/data.ts';
import { fixedStores, loaded } from '../gallery/fixed-stores.ts';
import { handle } from '../gallery/panel-handle.ts';
import type { YybMySubsidies } from './index.ts';
import { MySubsidies } from './react.ts';

afterEach(() => document.body.replaceChildren());

it('hands properties in and events out, and takes everything away with its component', async () => {
  const stores = fixedStores({ entitlements: loaded(data.three) });
  const screens: string[] = [];
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      createElement(MySubsidies, {
        stores,
        clock: { now: () => data.now },
        onScreen: event => screens.push(event.screen),
      }),
    ),
  );
  const element = place.querySelector('yyb-my-subsidies') as YybMySubsidies;
  await element.updateComplete;
  const panel = handle(element);
  await panel.settle();
  await panel.press('row:retention');
  expect(screens).toEqual(['list', 'detail']);
  flushSync(() => root.unmount());
  expect(place.childElementCount).toBe(0);
  expect(stores.set.entitlements.listeners).toBe(0);
});
