import type { Facts } from './slots.ts';

/** A three-valued test over slots: 0 false, 1 true, 2 unknown. */
export type Test = (facts: Facts) => number;

/** True if all are, false if one is. */
export function allOf(tests: readonly Test[]): Test {
  if (tests.length === 1) return tests[0]!;
  if (tests.length === 2) {
    const [first, second] = tests as readonly [Test, Test];
    return facts => {
      const a = first(facts);
      if (a === 0) return 0;
      const b = second(facts);
      return b === 0 ? 0 : a === 2 ? 2 : b;
    };
  }
  return facts => {
    let all = 1;
    for (let i = 0; i < tests.length; i++) {
      const value = tests[i]!(facts);
      if (value === 0) return 0;
      if (value === 2) all = 2;
    }
    return all;
  };
}

/** True if one is, false if all are. */
export function anyOf(tests: readonly Test[]): Test {
  if (tests.length === 2) {
    const [first, second] = tests as readonly [Test, Test];
    return facts => {
      const a = first(facts);
      if (a === 1) return 1;
      const b = second(facts);
      return b === 1 ? 1 : a === 2 ? 2 : b;
    };
  }
  return facts => {
    let any = 0;
    for (let i = 0; i < tests.length; i++) {
      const value = tests[i]!(facts);
      if (value === 1) return 1;
      if (value === 2) any = 2;
    }
    return any;
  };
}
