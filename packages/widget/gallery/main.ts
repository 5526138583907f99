/** One state in a page: `?state=list&theme=blue&scheme=dark&type=large&lang=en`. */
import { mount } from './mount.ts';
import { states } from './states.ts';

const query = new URLSearchParams(location.search);
const looks = Object.fromEntries(
  ['theme', 'scheme', 'type', 'lang'].flatMap(name => (query.get(name) ? [[name, query.get(name)!]] : [])),
);
document.body.classList.toggle('dark', query.get('scheme') === 'dark');
document.body.dir = query.get('dir') ?? 'ltr';
const name = query.get('state') ?? 'list';
const mounted = await mount(name, looks, document.body, query.get('allowed-ancestors'));
(document.activeElement as HTMLElement | null)?.blur();
Object.assign(window, { calls: mounted.stores.calls });
document.documentElement.dataset.states = states.map(state => state.name).join(' ');
document.documentElement.dataset.ready = name;
