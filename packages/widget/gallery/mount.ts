import type { YybElement } from '../src/index.ts';
import '../src/index.ts';
import { laterPart } from '../src/panel/later-part.ts';
import { vocabulary } from '../src/words/vocabulary.ts';
import { now } from './data.ts';
import { type FixedStores, fixedStores } from './fixed-stores.ts';
import { handle, type YbPanel } from './panel-handle.ts';
import { type GalleryState, states } from './states.ts';

export interface Mounted {
  readonly element: YybElement;
  readonly root: ShadowRoot;
  readonly stores: FixedStores;
  readonly panel: YbPanel;
}

export interface Looks {
  readonly theme?: string;
  readonly scheme?: string;
  readonly type?: string;
  readonly lang?: string;
}

export function stateNamed(name: string): GalleryState {
  const state = states.find(candidate => candidate.name === name);
  if (!state) throw new Error(`There is no state ${name}`);
  return state;
}

/** Every part of the script, so that a state stands as it will when all has come. */
async function everyPart(): Promise<void> {
  const words = Object.values(vocabulary).flatMap(volumes => Object.values(volumes));
  await Promise.all([laterPart, ...words].map(part => part.get()));
}

/** Puts an element in a named state into `into`, by the ways a person would take. */
export async function mount(
  name: string,
  looks: Looks = {},
  into: Element = document.body,
  allowedAncestors: string | null = null,
): Promise<Mounted> {
  await everyPart();
  const state = stateNamed(name);
  const stores = fixedStores(state.start);
  const element = document.createElement(state.element ?? 'yyb-my-subsidies') as YybElement;
  element.stores = stores;
  element.clock = { now: () => now };
  element.lang = looks.lang ?? 'zh-CN';
  element.dataset.theme = looks.theme ?? 'neutral';
  element.dataset.scheme = looks.scheme ?? 'light';
  element.dataset.type = looks.type ?? 'regular';
  for (const [attribute, value] of Object.entries(state.attributes ?? {})) element.setAttribute(attribute, value);
  if (allowedAncestors !== null) element.setAttribute('allowed-ancestors', allowedAncestors);
  Object.assign(element, state.properties ?? {});
  into.append(element);
  await element.updateComplete;
  const panel = handle(element);
  await panel.settle();
  await state.open?.(panel, stores);
  await panel.settle();
  return { element, root: element.shadowRoot!, stores, panel };
}
