/** One person at a browser, as far as signing in needs one: an address bar, a memory, and a form to fill in. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { StoryError } from './steps.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

export interface Visitor {
  /** What a page gives to `signInSession({ place })`. */
  readonly place: {
    here(): string;
    leave(address: string): void;
    rewrite(address: string): void;
    readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  };
  /** Settles when the person is back from the page that `leave` went to. */
  back(): Promise<void>;
}

/** Makes a visitor who stands at `address` and, asked who they are, chooses the button that names `name`. */
export function visitor(address: string, name: string): Visitor {
  const memory = new Map<string, string>();
  let here = address;
  let away: Promise<void> = Promise.resolve();
  return {
    place: {
      here: () => here,
      leave: to => {
        away = choose(to, name).then(end => {
          here = end;
        });
      },
      rewrite: to => {
        here = to;
      },
      memory: {
        getItem: key => memory.get(key) ?? null,
        setItem: (key, value) => void memory.set(key, value),
        removeItem: key => void memory.delete(key),
      },
    },
    back: () => away,
  };
}

/** Opens the sign-in page, sends its form with the person's own button, and gives the address it leads to. */
async function choose(address: string, name: string): Promise<string> {
  const page = await fetch(address);
  const elements = [...elementsOf(parse(await page.text()))];
  const form = elements.find(element => element.tagName === 'form');
  const button = elements.find(element => element.tagName === 'button' && textOf(element).includes(name));
  if (!form || !button) throw new StoryError(`the sign-in page (${page.status}) offers nobody called ${name}`);

  const fields = elements.filter(element => element.tagName === 'input' || element === button);
  const body = new URLSearchParams(fields.map(field => [attribute(field, 'name'), attribute(field, 'value')]));
  const target = new URL(attribute(form, 'action'), address);
  const answer = await fetch(target, { method: 'POST', body, redirect: 'manual' });
  const location = answer.headers.get('location');
  if (!location) throw new StoryError(`the sign-in page answered ${answer.status} and led nowhere`);
  return new URL(location, target).href;
}

function* elementsOf(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function attribute(element: Element, name: string): string {
  return element.attrs.find(one => one.name === name)?.value ?? '';
}
