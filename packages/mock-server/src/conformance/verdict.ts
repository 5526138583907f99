import { both, type Localized } from './words.ts';

/** What came of a check. */
export type Verdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly expected: Localized; readonly came: string }
  | { readonly kind: 'skipped'; readonly reason: Localized };

/** Thrown by a check where the platform does not do what the contract says. */
export class Nonconformity extends Error {
  override readonly name = 'Nonconformity';
  readonly expected: Localized;
  readonly came: string;

  constructor(expected: Localized, came: string) {
    super(`Expected ${expected.en}; came ${came}`);
    this.expected = expected;
    this.came = came;
  }
}

/** Thrown where no answer came at all. */
export class NoAnswer extends Nonconformity {}

/** Thrown by a check that cannot be made: what the builder must provide for it, or what stood in its way. */
export class NotMade extends Error {
  override readonly name = 'NotMade';
  readonly reason: Localized;

  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

/** A check that stands on a step which another check already found wanting. */
export function standsOn(id: string): NotMade {
  return new NotMade(both(`先让 ${id} 通过：这项检查建立在它上面`, `Make ${id} pass first: this check stands on it`));
}
