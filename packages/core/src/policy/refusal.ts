/** Why a part of an expression has no place in a policy, and how to mend it. */
export class Refusal {
  readonly code: string;
  readonly message: string;
  readonly mend: string;

  constructor(code: string, message: string, mend: string) {
    this.code = code;
    this.message = message;
    this.mend = mend;
  }
}
