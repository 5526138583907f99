/**
 * For the script tag alone: what Chromium 87 and Safari 14 lack and our dependencies call without asking. Each is put in
 * only where it is missing; a bundler's user decides about that for the whole page.
 */
interface Holder {
  [name: string]: unknown;
}

function fill(holder: object, name: string, value: unknown): void {
  if (!(name in holder)) Object.defineProperty(holder, name, { value, writable: true, configurable: true });
}

function at(this: { readonly length: number; readonly [index: number]: unknown }, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

fill(Array.prototype, 'at', at);
fill(String.prototype, 'at', at);
const owns = Object.prototype.hasOwnProperty;
fill(Object, 'hasOwn', (object: object, key: PropertyKey) => Reflect.apply(owns, object, [key]));

if (!('reason' in AbortSignal.prototype))
  Object.defineProperty(AbortSignal.prototype, 'reason', {
    configurable: true,
    get(this: AbortSignal & Holder) {
      if (!this.aborted) return undefined;
      this['yyb reason'] ??= new DOMException('This operation was aborted', 'AbortError');
      return this['yyb reason'];
    },
  });
