import { type Fen, fen } from '@yongyiban/core/contract';

/** The bank as the world keeps it. */
export interface Bank {
  /** No transfer is carried out and no advance given while it is down; what was instructed waits. */
  down: boolean;
  /** What it advances at most, in all. */
  advanceLimit: Fen;
}

export function foundBank(): Bank {
  return { down: false, advanceLimit: fen(50_000_000_000) };
}
