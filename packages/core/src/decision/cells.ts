import { compare, type Exact } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import { type Result, Unknown } from '../facts/unknown.ts';
import { family, type Landmarks } from './candidates.ts';
import { readFact } from './read-fact.ts';
import type { Run } from './run.ts';

/** How one fact is told apart: text by itself, yes and no, and numbers by where they lie among their thresholds. */
export interface Cells {
  readonly fact: FactDefinition;
  /** Thresholds, ascending; undefined for text. */
  readonly marks: readonly Exact[] | undefined;
  readonly count: number;
  /** The number so far would grow too great: it is written down and begun anew, at the same place for everyone. */
  readonly fresh: boolean;
}

/** How the facts of some landmarks are told apart. */
export function cellsIn(landmarks: Landmarks): readonly Cells[] {
  let size = 1;
  return [...landmarks.occurrences.keys()]
    .filter(fact => !fact.derived)
    .map((fact): Cells => {
      const { kind } = fact.type;
      const sized = (marks: readonly Exact[], count: number): Cells => {
        const fresh = size * count > 1e12;
        size = fresh ? count : size * count;
        return { fact, marks, count, fresh };
      };
      if (kind === 'bool') return sized([], 3);
      if (kind === 'enum' || kind === 'region' || kind === 'string')
        return { fact, marks: undefined, count: 0, fresh: false };
      const marks = ((landmarks.constants.get(family(kind)) ?? []) as readonly Exact[]).toSorted(compare);
      return sized(marks, 2 * marks.length + 2);
    });
}

/** Where the facts lie among the thresholds: between the same two, a policy cannot tell one value from another. */
export function cellsOf(cells: readonly Cells[], run: Run): string | number {
  let number = 0;
  let text = '';
  for (const { fact, marks, count, fresh } of cells) {
    const value = readFact(fact, run.dossier, run.asOf);
    if (!marks) text += value instanceof Unknown ? '|' : `${(value as string).length}:${value as string}|`;
    else if (fresh) {
      text += `${number}|`;
      number = cellOf(value, marks);
    } else number = number * count + cellOf(value, marks);
  }
  return text ? `${text}${number}` : number;
}

function cellOf(value: Result, marks: readonly Exact[]): number {
  if (value instanceof Unknown) return 0;
  if (typeof value === 'boolean') return value ? 1 : 2;
  let cell = 1;
  for (const mark of marks) {
    const order = compare(value as Exact, mark);
    if (order === 0) return cell + 1;
    if (order < 0) return cell;
    cell += 2;
  }
  return cell;
}
