/** One thing wrong in what was given, with where it is and how to mend it. */
export interface Problem {
  /** Stable, such as `policy/unknown-name`. */
  readonly code: string;
  /** The file or source it is in. */
  readonly path: string;
  /** 1-based, where the source has lines. */
  readonly line?: number;
  readonly column?: number;
  /** Where in the data: `criteria[0].test`. */
  readonly at: string;
  readonly message: string;
  readonly mend: string;
}

/** Data that breaks the catalogue or is no catalogue. Every problem is listed. */
export class FactsError extends Error {
  override readonly name = 'FactsError';
  readonly code: 'facts/invalid-catalogue' | 'facts/invalid-dossier';
  readonly problems: readonly Problem[];

  constructor(code: FactsError['code'], problems: readonly Problem[]) {
    const first = problems[0];
    super(
      `${problems.length} problem(s); the first: ${first ? `${first.at}: ${first.message} ${first.mend}` : 'unknown'}`,
    );
    this.code = code;
    this.problems = problems;
  }
}
