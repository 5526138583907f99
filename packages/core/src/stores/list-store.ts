import { RemoteStore } from './remote.ts';

/** A list whose items have ids: one can be put in place, or newly in front. */
export class ListStore<Item extends { readonly id: string }> extends RemoteStore<readonly Item[]> {
  /** Replaces the item with this id where it stands, or puts it first. */
  upsert(item: Item): void {
    const items = this.get().data ?? [];
    const known = items.some(({ id }) => id === item.id);
    this.put(known ? items.map(old => (old.id === item.id ? item : old)) : [item, ...items]);
  }
}
