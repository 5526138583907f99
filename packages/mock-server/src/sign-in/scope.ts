import { type Scope, scopes } from '@yongyiban/core/contract';

const known: ReadonlySet<string> = new Set(scopes);

/** Reads a scope parameter (RFC 6749 §3.3); left out it means all. Null: it names one that does not exist. */
export function readScope(text: string | null): Scope[] | null {
  if (text === null || text.trim() === '') return [...scopes];
  const wanted = [...new Set(text.trim().split(/ +/))];
  return wanted.every(scope => known.has(scope)) ? (wanted as Scope[]) : null;
}
