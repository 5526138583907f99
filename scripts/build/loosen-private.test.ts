import { parseAst } from 'rollup/parseAst';
import { expect, it } from 'vitest';
import { loosenPrivate } from './loosen-private.ts';

// The code is the test's own.
const run = (code: string): unknown =>
  new Function(loosenPrivate(code, text => parseAst(text, { allowReturnOutsideFunction: true })))();

it('keeps what classes do: fields, methods, accessors, statics and brand checks', () => {
  expect(
    run(`class A {
      #n = 1; static #made = 0;
      constructor() { A.#made++; }
      #double() { return this.#n * 2; }
      get #half() { return this.#n / 2; }
      set #half(v) { this.#n = v * 2; }
      static is(x) { return #n in x; }
      run() { this.#half = 3; return [this.#double(), this.#half, A.#made, A.is(this), A.is({})]; }
    }
    return new A().run();`),
  ).toEqual([12, 3, 1, true, false]);
});

it('keeps the same name in a class and its subclass apart', () => {
  expect(
    run(`class A { #x = 'a'; a() { return this.#x; } }
    class B extends A { #x = 'b'; b() { return this.#x; } }
    const b = new B(); return b.a() + b.b();`),
  ).toBe('ab');
});

it('leaves a number sign in text alone', () => {
  expect(run("return ['#fff', `a#b`, /#x/.source].join();")).toBe('#fff,a#b,#x');
});

it('leaves out a field that begins as nothing, but not one that is asked for', () => {
  const code = `class A { #a; #b; #c = 1; constructor(b) { this.#b = b; } run() { return [this.#a, this.#b, this.#c]; } }
    class B { #mark; static is(x) { return #mark in x; } }
    return [...new A(2).run(), B.is(new B()), B.is({})];`;
  expect(run(code)).toEqual([undefined, 2, 1, true, false]);
  expect(loosenPrivate('class A { #a; #b = 1 }', text => parseAst(text))).toMatch(/^class A \{ \s*p\$\w+ = 1 \}$/);
});
