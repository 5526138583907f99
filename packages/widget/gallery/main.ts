/** One state in a page: `?state=list&theme=blue&scheme=dark&type=large&lang=en`. */
import '../src/index.ts';
import type { YybElement } from '../src/index.ts';
import { now } from './data.ts';
import { fixedStores } from './fixed-stores.ts';
import { handle } from './panel-handle.ts';
import { states } from './states.ts';

const query = new URLSearchParams(location.search);
const state = states.find(({ name }) => name === query.get('state')) ?? states[0]!;
const element = document.createElement(state.element ?? 'yyb-my-subsidies') as YybElement;
const stores = fixedStores(state.start);
element.stores = stores;
element.clock = { now: () => now };
element.lang = query.get('lang') ?? 'zh-CN';
element.dataset['theme'] = query.get('theme') ?? 'neutral';
element.dataset['scheme'] = query.get('scheme') ?? 'light';
element.dataset['type'] = query.get('type') ?? 'regular';
for (const [name, value] of Object.entries(state.attributes ?? {})) element.setAttribute(name, value);
document.body.classList.toggle('dark', query.get('scheme') === 'dark');
document.body.dir = query.get('dir') ?? 'ltr';
document.body.append(element);
await element.updateComplete;
const panel = handle(element);
await panel.settle();
await state.open?.(panel, stores);
await panel.settle();
(document.activeElement as HTMLElement | null)?.blur();
document.documentElement.dataset['ready'] = state.name;
