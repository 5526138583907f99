import { adoptStyles, type CSSResult, supportsAdoptingStyleSheets } from 'lit';

const worn = new WeakMap<ShadowRoot, Set<CSSResult>>();

/** Puts the sheet of a part that was loaded later on a root which has the first ones already; once. */
export function wear(root: ShadowRoot, sheet: CSSResult): void {
  const known = worn.get(root) ?? new Set();
  worn.set(root, known);
  if (known.has(sheet)) return;
  known.add(sheet);
  // Without constructable sheets Lit writes a `<style>` for each, beside those that are there.
  if (supportsAdoptingStyleSheets) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet.styleSheet!];
  else adoptStyles(root, [sheet]);
}
