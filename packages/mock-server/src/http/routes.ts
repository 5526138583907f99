import { type OperationId, operations } from '@yongyiban/core/contract';

/** A request's place in the contract. */
export type Match =
  | { readonly kind: 'operation'; readonly id: OperationId; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'other-method'; readonly allow: readonly string[] }
  | { readonly kind: 'none' };

interface Route {
  readonly id: OperationId;
  readonly method: string;
  readonly segments: readonly string[];
}

const routes: readonly Route[] = (Object.keys(operations) as OperationId[])
  .map(id => ({ id, method: operations[id].method, segments: segmentsOf(operations[id].path) }))
  // A literal segment goes before a parameter: /payouts/events before /payouts/{payout}.
  .sort((a, b) => parameters(a) - parameters(b));

function parameters(route: Route): number {
  return route.segments.filter(isParameter).length;
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

/** Finds the operation of a method and a path below the contract's base. HEAD is answered like GET, without a body. */
export function matchRoute(method: string, path: string): Match {
  const segments = segmentsOf(path);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const allow = new Set<string>();
  for (const route of routes) {
    const params = paramsOf(route, segments);
    if (params === null) continue;
    if (route.method === wanted) return { kind: 'operation', id: route.id, params };
    allow.add(route.method);
    if (route.method === 'GET') allow.add('HEAD');
  }
  return allow.size > 0 ? { kind: 'other-method', allow: [...allow] } : { kind: 'none' };
}

function paramsOf(route: Route, segments: readonly string[]): Record<string, string> | null {
  if (route.segments.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of route.segments.entries()) {
    const actual = segments[index]!;
    if (!isParameter(expected)) {
      if (expected !== actual) return null;
      continue;
    }
    const value = decode(actual);
    if (value === null || value === '') return null;
    params[expected.slice(1, -1)] = value;
  }
  return params;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
