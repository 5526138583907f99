/** What cannot be printed so that it means exactly what a decision means. It is refused, never approximated. */
export class SqlRefusal extends Error {
  override readonly name = 'SqlRefusal';
  readonly code = 'sql/refused';
  /** The policy and the place in it, filled in on the way out. */
  readonly at: string;
  /** What to write instead. */
  readonly mend: string;

  constructor(message: string, mend: string, at = '') {
    super(at ? `${at}: ${message}` : message);
    this.mend = mend;
    this.at = at;
  }
}
