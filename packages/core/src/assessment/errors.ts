/** An assessment that cannot be made. */
export class AssessmentError extends Error {
  override readonly name = 'AssessmentError';
  readonly code: 'assessment/no-engine' | 'assessment/sources' | 'assessment/other-run' | 'assessment/policy';
  /** What to do next. */
  readonly mend: string;

  constructor(code: AssessmentError['code'], message: string, mend: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.mend = mend;
  }
}
