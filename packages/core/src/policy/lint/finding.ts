import type { Problem } from '../../facts/problem.ts';
import { type DataPath, formatPath, type PolicySource } from '../reader.ts';

/** Something in a policy that is probably not what its author means. */
export interface Finding extends Problem {
  /** A warning is probably a mistake; advice makes the policy better for those who read it. */
  readonly severity: 'warning' | 'advice';
}

/** Notes a finding at a place in the policy's data. */
export type Note = (
  code: string,
  at: DataPath,
  message: string,
  mend: string,
  offset?: number | 'key',
  severity?: Finding['severity'],
) => void;

/** Collects findings with line and column. */
export function notesOf(source: Pick<PolicySource, 'path' | 'locate'>, into: Finding[]): Note {
  const { path } = source;
  return (code, at, message, mend, offset, severity = 'warning') => {
    const place = source.locate?.(at, offset);
    const finding = { code: `lint/${code}`, severity, path, at: formatPath(at), message, mend };
    into.push(place ? { ...finding, ...place } : finding);
  };
}
