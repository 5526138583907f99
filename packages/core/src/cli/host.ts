import type { Language } from '../localized.ts';

/** What a command may touch of the world besides files: passed in, so that a test sees what a person would. */
export interface Host {
  readonly cwd: string;
  /** Results. */
  out(text: string): void;
  /** What went wrong with the command itself. */
  err(text: string): void;
  /** A person is looking: colours, excerpts, blank lines. Otherwise one finding a line. */
  readonly terminal: boolean;
  readonly colour: boolean;
  readonly language: Language;
  /** The day, ISO 8601, in Beijing time. */
  today(): string;
  /** Ends watching. */
  readonly signal?: AbortSignal;
}

/** What a command ends with; documented in docs/cli.md. */
export const exit = { fine: 0, findings: 1, usage: 2, unreadable: 3, fault: 70 } as const;

export type Exit = (typeof exit)[keyof typeof exit];

/** The command line is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A file the command needs cannot be read. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
