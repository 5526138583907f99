import { keyOf } from './screen.ts';
import { type Moment, movesFocus } from './spoken.ts';

/**
 * Puts focus where the person's attention goes: the control that one came back to, the heading of a screen that opened,
 * the field with a mistake. Else it stays, even when what held it is drawn anew.
 */
export class Focus {
  /** A screen opened whose own part of the script is still on its way: its heading gets focus when it comes. */
  #awaits = false;
  #heldBy: string | null = null;

  /** The person is on the way back to a page: its heading gets focus when it is drawn. */
  expect(): void {
    this.#awaits = true;
  }

  /** Before drawing: remembers which control has focus. */
  hold(root: ParentNode): void {
    const holder = root instanceof ShadowRoot ? (root.activeElement as HTMLElement | null) : null;
    if (holder) this.#heldBy = holder.dataset.key ?? null;
    // Lost with what was drawn before, and not given to anything else since: still to be put back.
    else if (document.activeElement !== document.body) this.#heldBy = null;
  }

  /** After drawing. `key` names the control that led away from a page one has come back to; true: it has been found. */
  move(root: ParentNode, key: string | null, last: Moment | null, now: Moment): boolean {
    if (key !== null && focusOn(root, key)) return true;
    const heading = root.querySelector<HTMLElement>('[data-heading]');
    if (this.#awaits && heading) {
      this.#awaits = false;
      heading.focus();
    } else if (last && keyOf(last.screen) === keyOf(now.screen)) {
      const { mistake } = now.view.draft;
      if (mistake && mistake !== last.view.draft.mistake)
        root.querySelector<HTMLElement>(`[name="${CSS.escape(`${now.view.uid}-${mistake.field}`)}"]`)?.focus();
      else this.#keep(root);
    } else if (movesFocus(last?.screen ?? null, now.screen)) {
      this.#awaits = heading === null && now.screen.name !== 'list';
      // Where a screen has no heading of its own, the panel's is where it begins.
      (heading ?? root.querySelector<HTMLElement>('.yyb-head__title'))?.focus();
    } else this.#keep(root);
    return false;
  }

  /**
   * What is drawn anew may be another control in the same place (a list whose rows have moved up): focus goes where the
   * control has gone, and to the panel's beginning when there is none any more.
   */
  #keep(root: ParentNode): void {
    if (this.#heldBy === null || !(root instanceof ShadowRoot)) return;
    const holder = root.activeElement as HTMLElement | null;
    const lost = holder ? holder.dataset.key !== this.#heldBy : document.activeElement === document.body;
    if (lost && !focusOn(root, this.#heldBy) && holder) root.querySelector<HTMLElement>('.yyb-head__title')?.focus();
  }
}

function focusOn(root: ParentNode, key: string): boolean {
  const control = [...root.querySelectorAll<HTMLElement>('[data-key]')].find(element => element.dataset.key === key);
  control?.focus();
  return control !== undefined;
}
